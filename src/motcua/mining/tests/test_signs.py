"""A sign is raised where chance hardly explains it, and nowhere else."""

import random
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.mining import signs as room
from motcua.mining.chance import tail
from motcua.mining.log import Trace
from motcua.mining.signs import SIGNS, Finding, Sign, Signs
from motcua.mining.tests.logs import CALENDAR, MONDAY, SCALE, back, event, straight, trace
from motcua.mining.thresholds import thresholds_on
from motcua.terms import VN

FIRST, LAST = date(2019, 1, 1), date(2019, 12, 31)
TERM = 2250  # five working days


def read(traces: Iterable[Trace], first: date = FIRST, last: date = LAST) -> list[Finding]:
    signs = Signs(thresholds_on(first), first, last)
    for place, each in enumerate(traces):
        signs.take(place, each)
    return signs.findings()


def raised(traces: Iterable[Trace]) -> set[tuple[Sign, str]]:
    return {(each.sign, each.subject) for each in read(traces) if each.raised}


def asking(agency: str, left: float) -> Trace:
    """A supplement asked when so many working minutes of the term are left."""
    return trace([event("receive"), event("request_supplement", TERM - left)], agency=agency)


def test_supplements_in_the_last_hours_are_raised_for_who_asks_them() -> None:
    draw = random.Random(1)
    honest = [asking(f"H{ward}", draw.uniform(0, TERM)) for ward in range(2, 6) for _ in range(40)]
    gaming = [asking("H1", draw.uniform(10, 200)) for _ in range(40)]
    assert raised([*honest, *gaming]) == {(room.LATE_SUPPLEMENT, "H1")}


def test_few_of_them_accuse_nobody() -> None:
    assert not raised([asking("H1", 60) for _ in range(9)])


def test_in_a_short_term_every_supplement_comes_in_the_last_hours_and_nobody_is_accused() -> None:
    traces = [
        trace([event("receive", term=240), event("request_supplement", 100, term=240)]) for _ in range(50)
    ]
    assert not raised(traces)


def days_of(year: int) -> list[datetime]:
    days = (date(year, 1, 2) + timedelta(days=number) for number in range(360))
    return [datetime(d.year, d.month, d.day, 8, tzinfo=VN) for d in days if CALENDAR.is_working(d)]


def done_on(start: datetime, agency: str = "H1") -> Trace:
    return trace(straight(start, every=10), agency=agency)


def closing(day: datetime) -> bool:
    return CALENDAR.next_working(day.date()).month != day.month


def closing_period(day: datetime) -> bool:
    following = CALENDAR.next_working(day.date())
    return day.day <= 14 < following.day or (day.day <= 14 and following.month != day.month)


@pytest.mark.parametrize(
    ("sign", "last_day"), [(room.BATCH_MONTH, closing), (room.BATCH_PERIOD, closing_period)]
)
def test_many_results_on_the_last_day_are_raised(sign: Sign, last_day: Callable[[datetime], bool]) -> None:
    year = days_of(2019)
    traces = [done_on(day, "H2") for day in year for _ in range(2)]
    traces += [done_on(day, "H1") for day in year for _ in range(20 if last_day(day) else 2)]
    assert raised(traces) == {(sign, "H1")}


def test_a_month_that_the_period_cuts_off_is_left_out() -> None:
    busy = [done_on(datetime(2019, 4, 30, 8, tzinfo=VN)) for _ in range(60)]
    assert raised(busy)
    assert not [each for each in read(busy, date(2019, 4, 10), date(2019, 4, 29)) if each.count.hits.count]


def late_entry(agency: str, lag: float, paper: bool = False) -> Trace:
    return trace([*straight()[:3], event("sign_off", 200, lag=lag)], agency=agency, paper=paper)


def test_entries_written_days_later_are_raised_unless_they_come_from_a_book() -> None:
    honest = [late_entry("H2", 5) for _ in range(200)]
    assert raised(honest + [late_entry("H1", 900) for _ in range(8)]) == {(room.BACKDATED, "H1")}
    assert not raised(honest + [late_entry("H1", 900, paper=True) for _ in range(8)])


def test_a_new_date_given_after_the_old_one_is_raised() -> None:
    late = [trace([event("receive"), event("extend", TERM + 60)]) for _ in range(8)]
    early = [trace([event("receive"), event("extend", TERM - 900)], agency="H2") for _ in range(80)]
    assert raised([*late, *early]) == {(room.LATE_EXTENSION, "H1")}


def test_a_procedure_that_is_sent_back_more_than_others_is_raised() -> None:
    looped = [*straight()[:3], back(2, 150)]
    much = [trace(looped if number % 3 == 0 else straight(), procedure="2") for number in range(90)]
    little = [trace(looped if number % 30 == 0 else straight(), procedure="1") for number in range(300)]
    assert raised([*much, *little]) == {(room.REWORK, "2")}


def test_hits_are_the_dossiers_behind_the_number() -> None:
    finding = next(each for each in read([asking("H1", 900), asking("H1", 60), asking("H1", 30)]))
    assert list(finding.count.hits.traces) == [1, 2]
    assert finding.count.tries == 3 and finding.count.actors == {"cm.mau": 2}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_honest_work_is_not_accused(seed: int) -> None:
    """Supplements at any moment, sending back now and then, results on any day: nothing is raised."""
    draw = random.Random(seed)
    year = days_of(2019)
    traces = []
    for agency in ("H1", "H2", "H3"):
        traces += [asking(agency, draw.uniform(0, TERM)) for _ in range(30)]
        traces += [done_on(draw.choice(year), agency) for _ in range(150)]
    assert not raised(traces)


@given(st.integers(1, 60), st.floats(0.01, 0.99), st.data())
def test_the_tail_is_the_sum_of_the_chances(tries: int, share: float, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, tries))
    naive = sum(comb(tries, k) * share**k * (1 - share) ** (tries - k) for k in range(hits, tries + 1))
    assert tail(hits, tries, share) == pytest.approx(min(1, naive), rel=1e-6)


def test_every_sign_says_what_it_counts_with_its_thresholds() -> None:
    limits = thresholds_on(FIRST)
    for sign in SIGNS:
        assert "{" not in sign.text(limits) and set(limits.least) == set(limits.floor) >= {sign.key}
    assert "4 giờ" in room.LATE_SUPPLEMENT.text(limits) and "7,5 giờ" in room.BACKDATED.text(limits)
    assert SCALE.minute(MONDAY) > 0
