"""What holds for every ledger (kill-list item 15: the order of unrelated actions never matters)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.terms import (
    Adopt,
    Calendar,
    CalendarChange,
    Entry,
    Extend,
    Pause,
    Restart,
    Resume,
    SetTerm,
    Term,
    Unit,
    due,
    fold,
    from_json,
    standings,
    to_json,
)
from motcua.terms.fold import is_waiting

from .sequences import calendars, dates, entries, ledgers, moments, set_terms, terms

MINUTE = timedelta(minutes=1)
fractions = st.floats(0, 1)
day_units = st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY])


@given(ledgers, calendars, st.randoms())
@settings(max_examples=300)
def test_kill_15_any_order_of_storage_gives_the_same_standing(
    ledger: list[Entry], calendar: Calendar, random: Random
) -> None:
    shuffled = list(ledger)
    random.shuffle(shuffled)
    one, other = fold(ledger, calendar), fold(shuffled, calendar)
    assert one == other
    assert one.trace == other.trace


@given(ledgers, calendars)
@settings(max_examples=300)
def test_whether_it_waits_needs_no_calendar(ledger: list[Entry], calendar: Calendar) -> None:
    assert is_waiting(ledger) == fold(ledger, calendar).waiting


@given(set_terms, ledgers, calendars, dates, fractions, fractions)
@settings(max_examples=300)
def test_kill_15_waiting_without_working_time_changes_nothing(
    start: SetTerm, more: list[Entry], calendar: Calendar, on: date, one: float, other: float
) -> None:
    ledger = [start, *more]
    known = _known(ledger, calendar)
    close = known.close_of(known.working_on_or_after(on))
    rest = known.open_of(known.next_working(close.date())) - close
    begin, end = close + min(one, other) * rest, close + max(one, other) * rest
    kept = [entry for entry in ledger if isinstance(entry, CalendarChange) or not begin <= entry.at <= end]
    disturbed = fold([*kept, Pause(begin, "riêng"), Resume(end, "riêng")], calendar)
    undisturbed = fold(kept, calendar)
    assert disturbed.due_at == undisturbed.due_at
    assert disturbed.paused_minutes == undisturbed.paused_minutes


def _known(ledger: list[Entry], calendar: Calendar) -> Calendar:
    for entry in sorted(ledger, key=lambda entry: entry.at):
        if isinstance(entry, CalendarChange):
            calendar = calendar.with_overrides(entry.overrides)
    return calendar


@given(ledgers, calendars)
def test_pausing_twice_is_pausing_once(ledger: list[Entry], calendar: Calendar) -> None:
    def lasts(pause: Entry) -> bool:
        return not any(pause.at <= entry.at <= pause.at + MINUTE for entry in ledger if entry is not pause)

    again = [
        replace(entry, at=entry.at + MINUTE) for entry in ledger if isinstance(entry, Pause) and lasts(entry)
    ]
    one, other = fold(ledger, calendar), fold([*ledger, *again], calendar)
    assert (one.due_at, one.waiting, one.waiting_since) == (other.due_at, other.waiting, other.waiting_since)


@given(ledgers, calendars)
@settings(max_examples=300)
def test_a_due_moment_is_never_on_a_day_off(ledger: list[Entry], calendar: Calendar) -> None:
    standing = fold(ledger, calendar)
    if standing.due_at is not None:
        assert _known(ledger, calendar).is_working(standing.due_at.date())


@given(ledgers, calendars)
def test_waiting_and_having_a_due_moment_exclude_each_other(ledger: list[Entry], calendar: Calendar) -> None:
    standing = fold(ledger, calendar)
    assert (standing.due_at is None) == (standing.waiting or standing.started_at is None)


@given(ledgers, calendars, moments, terms)
def test_restart_is_a_fresh_term(
    ledger: list[Entry], calendar: Calendar, moment: datetime, term: Term
) -> None:
    before = [entry for entry in ledger if entry.at < moment and not isinstance(entry, CalendarChange)]
    started = [SetTerm(moment - timedelta(days=40), term), *before, Restart(moment, term)]
    fresh = fold([SetTerm(moment, term)], calendar)
    assert fold(started, calendar).due_at == fresh.due_at


@given(terms, moments, calendars, moments, moments)
def test_extend_then_correct_is_the_correction(
    term: Term, start: datetime, calendar: Calendar, until: datetime, corrected: datetime
) -> None:
    extended, corrected_at = start + timedelta(minutes=1), start + timedelta(minutes=2)
    ledger = [SetTerm(start, term), Extend(extended, until), Adopt(corrected_at, corrected)]
    assert fold(ledger, calendar).due_at == fold([Adopt(corrected_at, corrected)], calendar).due_at


@given(ledgers, calendars, moments, st.integers(1, 30), st.integers(1, 10), st.sampled_from(Unit))
@settings(max_examples=300)
def test_a_longer_term_is_never_due_earlier(
    ledger: list[Entry], calendar: Calendar, start: datetime, value: int, more: int, unit: Unit
) -> None:
    waits = [entry for entry in ledger if isinstance(entry, Pause | Resume | CalendarChange)]
    shorter = fold([SetTerm(start, Term(value, unit)), *waits], calendar).due_at
    longer = fold([SetTerm(start, Term(value + more, unit)), *waits], calendar).due_at
    assert (shorter is None and longer is None) or (
        shorter is not None and longer is not None and shorter <= longer
    )


@given(ledgers, calendars, moments, terms)
def test_waiting_never_makes_anything_due_earlier(
    ledger: list[Entry], calendar: Calendar, start: datetime, term: Term
) -> None:
    waits = [entry for entry in ledger if isinstance(entry, Pause | Resume)]
    waited = fold([SetTerm(start, term), *waits], calendar).due_at
    plain = due(term, start, calendar).at
    assert waited is None or waited >= plain


@given(terms, moments, moments, calendars)
def test_accepted_later_is_never_due_earlier(
    term: Term, one: datetime, other: datetime, calendar: Calendar
) -> None:
    early, late = min(one, other), max(one, other)
    assert due(term, early, calendar).at <= due(term, late, calendar).at


@given(
    st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY]), st.integers(1, 20), moments, calendars, ledgers
)
@settings(max_examples=300)
def test_the_trace_counts_exactly_the_days_of_the_term(
    unit: Unit, value: int, start: datetime, calendar: Calendar, ledger: list[Entry]
) -> None:
    waits = [entry for entry in ledger if isinstance(entry, Pause | Resume | CalendarChange)]
    standing = fold([SetTerm(start, Term(value, unit)), *waits], calendar)
    assume(standing.due_at is not None)
    ordinals = [day.ordinal for day in standing.trace if day.counted]
    assert ordinals == list(range(1, value + 1))


@given(ledgers, calendars)
def test_the_trace_has_every_day_from_start_to_due_moment_once(
    ledger: list[Entry], calendar: Calendar
) -> None:
    standing = fold(ledger, calendar)
    dates = [day.date for day in standing.trace]
    assert dates == [dates[0] + timedelta(days=step) for step in range(len(dates))] if dates else True
    if standing.due_at and standing.started_at:
        assert dates[0] == standing.started_at.date()
        assert dates[-1] == max(standing.due_at.date(), dates[0])
        assert all(day.reason for day in standing.trace)


@given(entries)
def test_an_entry_survives_writing_and_reading(entry: Entry) -> None:
    text = json.dumps(to_json(entry))
    assert from_json(json.loads(text)) == entry
    assert json.dumps(to_json(from_json(json.loads(text)))) == text


@given(ledgers, calendars)
def test_the_last_change_is_how_it_stands(ledger: list[Entry], calendar: Calendar) -> None:
    standing, changes = fold(ledger, calendar), standings(ledger, calendar)
    last = changes[-1] if changes else None
    assert (standing.due_at, standing.waiting) == ((last.due_at, last.waiting) if last else (None, False))
    assert [change.at for change in changes] == sorted({change.at for change in changes})
