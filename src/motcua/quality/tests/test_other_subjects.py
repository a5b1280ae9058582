"""Criteria over reflections and announcing decisions."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.utils import timezone

from motcua.catalogue.models import Decision, DecisionEntry, Offering
from motcua.feedback.models import Feedback, Rule
from motcua.figures.period import ZONE
from motcua.organisation.models import Agency, Level
from motcua.quality import keys
from motcua.quality.index import compute
from motcua.quality.loading import load_rules
from motcua.quality.measures import Measured
from motcua.quality.tests.test_index import FIRST, LAST, NOW, measured
from motcua.reports.question import ask
from motcua.reports.tests import factory
from motcua.reports.tests.factory import LONG_AGO, Book
from motcua.terms import clock

_numbers = count(1)
IN_PERIOD = datetime(2026, 10, 20, 8, 0, tzinfo=ZONE)
DUE = datetime(2026, 10, 30, 17, 0, tzinfo=ZONE)


@pytest.fixture
def book(db: None) -> Book:
    load_rules()
    made = Book(factory.agency("H98.1"), factory.procedure("9.000001", factory.sector("THU-HT")))
    Offering.objects.create(agency=made.agency, procedure=made.version.procedure, valid_from=LONG_AGO)
    return made


def reflection(agency: Agency, **columns: Any) -> Feedback:
    rule, _ = Rule.objects.get_or_create(
        valid_from=date(2000, 1, 1),
        defaults={"name": "Mẫu", "transfer_days": 5, "resolve_days": 10, "certainty": "uncertain"},
    )
    own = {
        "code": f"PA-{next(_numbers)}",
        "agency": agency,
        "kind": "act",
        "channel": "counter",
        "summary": "Phản ánh mẫu",
        "received_at": IN_PERIOD,
        "recorded_at": IN_PERIOD,
        "rule": rule,
        "transfer_due_at": IN_PERIOD,
        "due_at": DUE,
        "due_on": DUE.date(),
        "synthetic": True,
    }
    return Feedback.objects.create(**own | columns)


def test_reflections_answered_late_or_overdue_at_the_end_cost_points(book: Book) -> None:
    reflection(book.agency, resolved_at=DUE)
    late = reflection(book.agency, resolved_at=DUE + timedelta(minutes=1))
    overdue = reflection(book.agency)
    reflection(book.agency, due_at=DUE + timedelta(days=60))  # not due yet
    reflection(book.agency, resolved_at=DUE - timedelta(days=300), received_at=DUE - timedelta(days=310))
    reflection(factory.agency("H97.1"))
    found = measured(book, keys.PETITION_PROCESSING_ON_TIME)
    assert (found.numerator, found.denominator) == (1, 3)
    assert set(found.lost()) == {late, overdue}


def test_a_reflection_answered_after_the_period_was_overdue_in_it(book: Book) -> None:
    reflection(book.agency, resolved_at=datetime(2026, 11, 15, 0, 0, tzinfo=ZONE))
    found = measured(book, keys.PETITION_PROCESSING_ON_TIME)
    assert (found.numerator, found.denominator) == (0, 1)


def entry(book: Book, **columns: Any) -> DecisionEntry:
    on_entry = {"public_on": columns.pop("public_on", None)}
    own = {
        "number": f"{next(_numbers)}/QĐ-UBND (mẫu)",
        "signed_on": date(2026, 10, 16),
        "effective_on": date(2026, 11, 1),
        "origin": "local",
        "issued_by": "UBND tỉnh (mẫu)",
        "recorded_at": timezone.now(),
        "synthetic": True,
    }
    decision = Decision.objects.create(**own | columns)
    procedure = book.version.procedure
    return DecisionEntry.objects.create(decision=decision, procedure=procedure, confidence="low", **on_entry)


def test_procedures_posted_after_the_day_of_effect_or_never_cost_points(book: Book) -> None:
    entry(book, public_on=date(2026, 11, 1))
    late = entry(book, public_on=date(2026, 11, 2))
    never = entry(book)
    entry(book, effective_on=date(2026, 11, 15))  # of the next period
    entry(book, effective_on=date(2026, 10, 14))
    found = measured(book, keys.PUBLIC_UPDATE_ON_TIME)
    assert (found.numerator, found.denominator) == (1, 3)
    assert set(found.lost()) == {late, never}


def test_a_decision_is_announced_five_days_before_it_takes_effect(book: Book) -> None:
    province = factory.agency("H96", level=Level.PROVINCE)
    late = entry(book, agency=province, signed_on=date(2026, 10, 28))
    entry(book, agency=province, signed_on=date(2026, 10, 27))
    entry(book, agency=None, origin="central", signed_on=date(2026, 10, 31))
    with clock.clock_at(NOW):
        index = compute(ask("07a", province, FIRST, LAST))
    found = index.scored(keys.PUBLISH_ON_TIME).outcome
    assert isinstance(found, Measured)
    assert (found.numerator, found.denominator) == (1, 2)
    assert list(found.lost()) == [late]
