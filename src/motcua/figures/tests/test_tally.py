"""Sums of contributions, combined, are the naive count: for any dossiers and any period of whole days."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from motcua.figures import dossiers as d
from motcua.figures import forms, reference
from motcua.figures.evaluate import holds
from motcua.figures.facts import Code, Facts
from motcua.figures.form import Form
from motcua.figures.period import Period
from motcua.figures.predicates import Not, OneOf, all_of
from motcua.figures.tally import MEASURES, UNUSABLE, Span, Term, contribution, terms, terms_of, value
from motcua.figures.tests.samples import PERIOD, any_facts, sample

DAYS = st.integers(-45, 60).map(lambda shift: PERIOD.first + timedelta(days=shift))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))
ANSWERED = ("07a", "II.06a")


def sums(dossiers: Iterable[Facts], period: Period) -> tuple[dict[str, int], dict[str, int]]:
    before, inside = dict.fromkeys(MEASURES, 0), dict.fromkeys(MEASURES, 0)
    for facts in dossiers:
        for day, measure, amount in contribution(facts):
            if day <= period.last:
                (before if day < period.first else inside)[measure] += amount
    return before, inside


def combined(form: Form, dossiers: Iterable[Facts], period: Period) -> dict[int, int]:
    answered = terms_of(form)
    assert answered is not None
    return {number: value(each, *sums(dossiers, period)) for number, each in answered.items()}


@pytest.mark.parametrize("code", ANSWERED)
@settings(deadline=None, max_examples=150)
@given(dossiers=st.lists(any_facts, max_size=6), period=PERIODS)
@example(dossiers=sample(300), period=PERIOD)
def test_combined_sums_are_the_naive_count(code: str, dossiers: list[Facts], period: Period) -> None:
    assert combined(forms.get(code), dossiers, period) == reference.cells(forms.get(code), dossiers, period)


@settings(deadline=None, max_examples=150)
@given(dossiers=st.lists(any_facts, max_size=6), period=PERIODS)
@example(dossiers=sample(300), period=PERIOD)
def test_what_no_column_counts_is_summed_too(dossiers: list[Facts], period: Period) -> None:
    unusable = sum(holds(d.UNUSABLE.predicate, facts, period) for facts in dossiers)
    assert value(UNUSABLE, *sums(dossiers, period)) == unusable


@given(facts=any_facts)
def test_a_stock_never_falls_below_nothing(facts: Facts) -> None:
    running = 0
    for _, measure, amount in sorted(contribution(facts)):
        running += amount if measure == "overdue" else 0
        assert running in (0, 1)


def test_forms_that_ask_more_are_left_to_the_dossiers() -> None:
    assert terms_of(forms.get("T7")) is None
    assert terms_of(forms.get("nguon")) is None


def test_kinds_are_told_apart_only_as_far_as_their_sums_do() -> None:
    full, partial = Term("online_full", Span.INSIDE), Term("online_partial", Span.INSIDE)
    assert terms(all_of(d.RECEIVED_IN, d.ONLINE)) == (full, partial)
    assert terms(all_of(d.RECEIVED_IN, d.ONLINE, Not(d.WHOLLY_ONLINE))) == (partial,)
    assert terms(all_of(d.RECEIVED_IN, d.WHOLLY_ONLINE)) is None
    assert terms(all_of(d.RECEIVED_IN, d.ONLINE, OneOf(Code.SERVICE_LEVEL, ("level_3",)))) is None
    assert terms(all_of(d.RECEIVED_IN, OneOf(Code.SOURCE, ("paper",)))) is None


def test_a_day_of_overdue_is_the_day_at_whose_end_it_is() -> None:
    """Due on the 3rd at 17:00, resolved on the 5th: overdue at the end of the 3rd and 4th."""
    at = PERIOD.start.replace(month=11, day=1)
    facts = Facts(
        received_at=at,
        first_due_at=at.replace(day=3, hour=17),
        due_at=at.replace(day=3, hour=17),
        due_on=date(2026, 11, 3),
        resolved_at=at.replace(day=5, hour=9),
        resolved_on=date(2026, 11, 5),
    )
    days = {(day, amount) for day, measure, amount in contribution(facts) if measure == "overdue"}
    assert days == {(date(2026, 11, 3), 1), (date(2026, 11, 5), -1)}
