"""The index of a commune: what is counted, what costs points, and what is said to be unknown."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.figures.period import ZONE
from motcua.organisation.models import Role
from motcua.quality import keys
from motcua.quality.index import Scored, compute
from motcua.quality.loading import load_rules
from motcua.quality.measures import Measured, Unmeasured
from motcua.quality.models import IndexRules
from motcua.reports.errors import ReportError
from motcua.reports.question import ask
from motcua.reports.tests import factory
from motcua.reports.tests.factory import LONG_AGO, Book
from motcua.reports.tests.test_figures import DONE, OPEN
from motcua.terms import clock

FIRST, LAST = date(2026, 10, 15), date(2026, 11, 14)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
DUE_LATER = replace(OPEN, first_due_at=factory.local("2026-11-27 17:00"))
LATE = replace(DONE, due_at=factory.local("2026-10-16 09:00"), due_on=date(2026, 10, 16))


@pytest.fixture
def book(db: None) -> Book:
    load_rules()
    commune = factory.agency("H98.1")
    return Book(commune, factory.procedure("9.000001", factory.sector("THU-HT")))


def scored(book: Book, key: str, first: date = FIRST, last: date = LAST) -> Scored:
    with clock.clock_at(NOW):
        return compute(ask("07a", book.agency, first, last)).scored(key)


def measured(book: Book, key: str) -> Measured:
    outcome = scored(book, key).outcome
    assert isinstance(outcome, Measured)
    return outcome


def test_late_dossiers_cost_points_of_progress_and_are_the_list(book: Book) -> None:
    for _ in range(3):
        book.add(DONE)
    late = book.add(LATE)
    found = scored(book, keys.PROGRESS)
    assert isinstance(found.outcome, Measured)
    assert (found.outcome.numerator, found.outcome.denominator) == (3, 4)
    assert found.least == Fraction(15) and found.lost == Fraction(5)
    assert list(found.outcome.lost()) == [late]
    assert not found.outcome.recoverable


def test_open_dossiers_past_their_date_cost_points_too(book: Book) -> None:
    book.add(DUE_LATER)
    overdue = book.add(OPEN)
    assert [each.pk for each in measured(book, keys.PROGRESS).lost()] == [overdue.pk]


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        (keys.ORIGINAL_RESULT_AVAILABLE, {"result_form": "electronic"}, {"result_form": "paper"}),
        (
            keys.SO_HOA_GIAY_TO_GIAI_QUYET,
            {"digitised": "scanned", "digitised_at": DONE.received_at},
            {"digitised": "none"},
        ),
        (
            keys.REUSED_DIGITIZED_DATA,
            {"digitised": "reused", "digitised_at": DONE.received_at},
            {"digitised": "scanned", "digitised_at": DONE.received_at},
        ),
        (
            keys.PAID_ONLINE_DOSSIERS,
            {"payment": "online", "paid_at": DONE.received_at},
            {"payment": "unpaid"},
        ),
    ],
)
def test_what_a_dossier_lacks_costs_the_point_of_its_criterion(
    book: Book, key: str, good: dict[str, Any], bad: dict[str, Any]
) -> None:
    book.add(replace(DONE, **good))
    lacking = book.add(replace(DONE, **bad))
    found = measured(book, key)
    assert (found.numerator, found.denominator) == (1, 2)
    assert list(found.lost()) == [lacking]


def test_only_procedures_with_a_fee_are_asked_for_online_payment(book: Book) -> None:
    free = factory.procedure("9.000003")
    for version, fees in ((book.version, [{"name": "Lệ phí", "amount": 8000}]), (free, [{"amount": 0}])):
        ProcedureVersion.objects.filter(pk=version.pk).update(content={"fees": fees})
        Offering.objects.create(agency=book.agency, procedure=version.procedure, valid_from=LONG_AGO)
    assert list(measured(book, keys.PAID_ONLINE_USED).lost()) == [book.version.procedure]
    book.add(replace(DONE, payment="online", paid_at=DONE.received_at))
    found = measured(book, keys.PAID_ONLINE_USED)
    assert (found.numerator, found.denominator) == (1, 1)


def test_every_list_is_as_long_as_what_is_missing(book: Book) -> None:
    for facts in (DONE, LATE, OPEN, replace(DONE, channel="online")):
        book.add(facts)
    Offering.objects.create(agency=book.agency, procedure=book.version.procedure, valid_from=LONG_AGO)
    with clock.clock_at(NOW):
        index = compute(ask("07a", book.agency, FIRST, LAST))
    outcomes = [one.outcome for group in index.groups for one in group.criteria]
    found = [outcome for outcome in outcomes if isinstance(outcome, Measured)]
    assert len(found) >= 6
    for outcome in found:
        assert outcome.lost().count() == outcome.denominator - outcome.numerator


def test_half_of_the_dossiers_online_brings_the_maximum(book: Book) -> None:
    book.add(DONE)
    assert scored(book, keys.ONLINE_DOSSIERS).needed == 1
    book.add(replace(DONE, channel="online"))
    found = scored(book, keys.ONLINE_DOSSIERS)
    assert found.least == found.criterion.maximum == 6
    assert found.needed == 0


def test_procedures_are_those_offered_on_the_last_day(book: Book) -> None:
    other = factory.procedure("9.000002")
    Offering.objects.create(agency=book.agency, procedure=book.version.procedure, valid_from=LONG_AGO)
    ended = Offering.objects.create(
        agency=book.agency, procedure=other.procedure, valid_from=LONG_AGO, valid_to=date(2026, 11, 13)
    )
    assert measured(book, keys.ONLINE_PROVIDED).denominator == 1
    Offering.objects.filter(pk=ended.pk).update(valid_to=LAST, service_level="direct")
    found = measured(book, keys.ONLINE_PROVIDED)
    assert (found.numerator, found.denominator) == (1, 2)
    assert list(found.lost()) == [other.procedure]


def test_a_procedure_is_whole_when_every_part_is_published(book: Book) -> None:
    Offering.objects.create(agency=book.agency, procedure=book.version.procedure, valid_from=LONG_AGO)
    assert measured(book, keys.PUBLIC_CONTENT_FULL).numerator == 0
    whole: dict[str, object] = {
        "name": "Thủ tục",
        "channels": ["counter"],
        "components": [{"name": "Đơn"}],
        "result": "Giấy",
    }
    whole |= {"decision": "1/QĐ", "fee_text": "Không", "term": {"value": 3, "unit": "working_day"}}
    for left_out in whole:
        record = {key: value for key, value in whole.items() if key != left_out}
        ProcedureVersion.objects.filter(pk=book.version.pk).update(content=record)
        assert measured(book, keys.PUBLIC_CONTENT_FULL).numerator == 0, left_out
    ProcedureVersion.objects.filter(pk=book.version.pk).update(content=whole)
    assert measured(book, keys.PUBLIC_CONTENT_FULL).numerator == 1


def test_a_procedure_is_used_online_by_one_online_dossier_of_the_period(book: Book) -> None:
    Offering.objects.create(agency=book.agency, procedure=book.version.procedure, valid_from=LONG_AGO)
    book.add(DONE)
    assert measured(book, keys.ONLINE_USED).numerator == 0
    book.add(replace(DONE, channel="online"))
    assert measured(book, keys.ONLINE_USED).numerator == 1


def test_what_is_unknown_makes_the_total_a_range(book: Book) -> None:
    with clock.clock_at(NOW):
        index = compute(ask("07a", book.agency, FIRST, LAST))
    unknown = [one for group in index.groups for one in group.criteria if not one.known]
    assert any(isinstance(one.outcome, Unmeasured) for one in unknown)
    assert index.most - index.least == sum(one.criterion.maximum for one in unknown) > 0
    assert not index.exact


def test_a_commune_gets_the_maximum_where_it_is_not_asked(book: Book) -> None:
    found = scored(book, keys.PUBLISH_ON_TIME)
    assert not found.asked and found.known
    assert found.least == found.criterion.maximum


def test_thresholds_are_those_of_the_last_day_of_the_period(book: Book) -> None:
    past = scored(book, keys.PAID_ONLINE_DOSSIERS, date(2025, 1, 1), date(2025, 12, 31))
    present = scored(book, keys.PAID_ONLINE_DOSSIERS)
    assert (past.criterion.full_at, present.criterion.full_at) == (Fraction(3, 10), Fraction(1))


def test_before_the_first_rules_there_is_no_index(book: Book) -> None:
    with pytest.raises(ReportError, match="Chưa có bộ tiêu chí"):
        scored(book, keys.PROGRESS, date(2019, 1, 1), date(2019, 12, 31))


def test_another_agencys_dossiers_are_not_counted_for_an_officer(book: Book) -> None:
    book.add(DONE)
    stranger = factory.officer("chi-so-la", factory.agency("H97.1"), Role.CONTROL)
    with clock.clock_at(NOW):
        index = compute(ask("07a", book.agency, FIRST, LAST, user=stranger))
    outcome = index.scored(keys.PROGRESS).outcome
    assert isinstance(outcome, Measured) and outcome.denominator == 0


def test_the_number_of_queries_does_not_grow(book: Book) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries, clock.clock_at(NOW):
            compute(ask("07a", book.agency, FIRST, LAST))
        return len(queries)

    book.add(DONE)
    Offering.objects.create(agency=book.agency, procedure=book.version.procedure, valid_from=LONG_AGO)
    few = asked()
    for number in range(20):
        version = factory.procedure(f"9.1{number:05}")
        Offering.objects.create(agency=book.agency, procedure=version.procedure, valid_from=LONG_AGO)
        book.add(DONE, version=version)
    assert asked() == few <= 10


def test_loading_again_adds_nothing_and_keeps_what_was_changed(book: Book) -> None:
    rules = IndexRules.objects.get(valid_from=date(2026, 1, 1))
    rules.note = "Sửa theo văn bản mới"
    rules.save()
    assert load_rules() == 0
    rules.refresh_from_db()
    assert rules.note == "Sửa theo văn bản mới"


def test_the_published_rules_make_a_hundred_points(book: Book) -> None:
    for rules in IndexRules.objects.all():
        rules.full_clean()
        assert [group.maximum for group in rules.rules().groups] == [18, 20, 12, 22, 10, 18]
