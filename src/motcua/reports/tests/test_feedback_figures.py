"""What the database counts of reflections is what the naive evaluator counts; each number is its list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.models import Sector
from motcua.feedback.loading import load_rules
from motcua.feedback.models import Feedback, Rule
from motcua.figures import feedback as figures
from motcua.figures import forms, reference
from motcua.figures.evaluate import holds
from motcua.figures.facts.feedback import FEEDBACK, FeedbackFacts
from motcua.figures.forms import FORMS
from motcua.figures.tests.feedback_samples import any_feedback
from motcua.figures.tests.samples import INSTANTS, PERIOD
from motcua.organisation.models import Agency, Role
from motcua.reports.grouping import UNCLASSIFIED
from motcua.reports.queries import carried_over_holds, cell_queryset, compute
from motcua.reports.subjects import source_of
from motcua.reports.tests import factory

CODES = [code for code, form in FORMS.items() if form.subject is FEEDBACK]
MANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ROWS = ("THU-HT", "THU-DD", UNCLASSIFIED)
_numbers = count(1)
Drawn = Sequence[tuple[str, FeedbackFacts]]
drawn_items: st.SearchStrategy[Drawn] = st.lists(st.tuples(st.sampled_from(ROWS), any_feedback), max_size=20)


@pytest.fixture
def commune(db: None) -> Agency:
    load_rules()
    return factory.agency("H98.1")


def save(agency: Agency, drawn: Iterable[tuple[str, FeedbackFacts]], **columns: Any) -> None:
    sectors: Mapping[str, Sector | None] = {
        "THU-HT": factory.sector("THU-HT"), "THU-DD": factory.sector("THU-DD"), UNCLASSIFIED: None,
    }  # fmt: skip
    rule = Rule.objects.latest("valid_from")
    Feedback.objects.bulk_create(
        Feedback(
            code=f"PA-{next(_numbers)}",
            agency=agency,
            sector=sectors[row],
            summary="Mẫu",
            recorded_at=INSTANTS[4],
            transfer_due_at=INSTANTS[4],
            due_on=date(2026, 11, 1),
            rule=rule,
            **asdict(facts),
            **columns,
        )
        for row, facts in drawn
    )


@pytest.mark.parametrize("code", CODES)
@MANY
@given(drawn=drawn_items)
def test_every_cell_equals_the_naive_count_and_its_list(code: str, commune: Agency, drawn: Drawn) -> None:
    Feedback.objects.all().delete()
    save(commune, drawn)
    result = compute(code, commune, PERIOD.first, PERIOD.last)
    groups: dict[str, list[FeedbackFacts]] = {row: [f for key, f in drawn if key == row] for row in ROWS}
    naive = reference.table(forms.get(code), groups, PERIOD)
    rows = {row.key: dict(row.cells) for row in result.rows}
    assert rows == {key: cells for key, cells in naive.items() if key in rows}
    assert not any(number for key, cells in naive.items() if key not in rows for number in cells.values())
    assert result.holds and carried_over_holds(result.question)
    assert result.unusable == sum(holds(figures.UNUSABLE.predicate, facts, PERIOD) for _, facts in drawn)
    for row in (result.total, *result.rows):
        for number, counted in row.cells.items():
            listed = cell_queryset(code, commune, PERIOD.first, PERIOD.last, row.key, number)
            assert len({item.pk for item in listed}) == counted


OPEN = FeedbackFacts(received_at=INSTANTS[4], due_at=INSTANTS[9])


@pytest.mark.parametrize("by", source_of(FEEDBACK).groupings)
def test_kill_04_every_way_to_group_sums_to_the_total(commune: Agency, by: str) -> None:
    save(commune, [(row, OPEN) for row in ROWS for _ in range(2)])
    result = compute("06a", commune, PERIOD.first, PERIOD.last, by=by)
    assert result.total.cells[3] == 6
    for row in result.rows:
        listed = cell_queryset("06a", commune, PERIOD.first, PERIOD.last, row.key, 3, by=by)
        assert listed.count() == row.cells[3] > 0


@pytest.mark.parametrize("size", [4, 400])
def test_kill_19_queries_do_not_grow_with_reflections(
    commune: Agency, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    save(commune, [(ROWS[number % 2], OPEN) for number in range(size)])
    with django_assert_num_queries(3):
        assert compute("06a", commune, PERIOD.first, PERIOD.last).total.cells[3] == size


def test_a_user_counts_only_the_books_in_his_scope(commune: Agency) -> None:
    beside = factory.agency("H98.2")
    save(commune, [("THU-HT", OPEN)])
    save(beside, [("THU-HT", OPEN)])
    control = factory.officer("pakn-kiem-soat", commune)
    specialist = factory.officer("pakn-chuyen-mon", commune, Role.SPECIALIST)
    asked = ("06a", PERIOD.first, PERIOD.last)
    assert compute(asked[0], commune, *asked[1:], user=control).total.cells[3] == 1
    assert compute(asked[0], beside, *asked[1:], user=control).total.cells[3] == 0
    assert compute(asked[0], commune, *asked[1:], user=specialist).total.cells[3] == 0


def test_the_list_names_nobody_who_sent_it(commune: Agency) -> None:
    save(commune, [("THU-HT", OPEN)])
    headings = {shown.heading for shown in source_of(FEEDBACK).columns}
    assert not any("tên" in heading.lower() or "điện thoại" in heading.lower() for heading in headings)
    (item,) = source_of(FEEDBACK).listed(cell_queryset("06a", commune, PERIOD.first, PERIOD.last, "", 3))
    assert item.get_deferred_fields() >= {"content", "answer"}
