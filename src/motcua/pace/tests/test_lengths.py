"""The sums over lengths: pure, whatever order they come in."""

import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from motcua.pace.lengths import ENOUGH, Length, Pace, pace_of, waits_of
from motcua.terms import thousandths

DAY = 27_000  # seconds of a working day of 7.5 hours
lengths = st.builds(
    lambda total, share, in_time: Length(total, total * share // 100, in_time, DAY),
    st.integers(0, 60 * DAY),
    st.integers(0, 100),
    st.booleans(),
)


@given(st.lists(lengths, max_size=40), st.randoms())
def test_the_order_does_not_matter(found: list[Length], draw: random.Random) -> None:
    shuffled = found[:]
    draw.shuffle(shuffled)
    assert pace_of(shuffled) == pace_of(found)


@given(st.lists(lengths, min_size=1, max_size=40))
def test_the_median_lies_between_the_shortest_and_the_longest(found: list[Length]) -> None:
    pace, totals = pace_of(found), [thousandths(each.total, DAY) for each in found]
    assert min(totals) <= pace.median <= pace.p90 <= max(totals)
    assert pace.n == len(found) == pace.in_time + pace.late


@given(st.lists(lengths, min_size=1, max_size=40))
def test_waiting_for_us_and_for_you_make_up_the_mean(found: list[Length]) -> None:
    pace = pace_of(found)
    mean = sum(thousandths(each.total, DAY) for each in found) / len(found)
    assert abs(pace.mean_ours + pace.mean_yours - mean) <= 1


def test_days_by_hand() -> None:
    pace = pace_of([Length(DAY * n, DAY, n < 10, DAY) for n in range(1, 11)])
    assert (pace.median_days, pace.p90_days) == (Decimal("5.0"), Decimal("9.0"))
    assert (pace.ours_days, pace.yours_days, pace.chance) == (Decimal("4.5"), Decimal("1.0"), "90,00%")


def test_nothing_is_said_of_few_and_nothing_divided_by_none() -> None:
    one = Length(DAY, 0, True, DAY)
    assert not pace_of([one] * (ENOUGH - 1)).enough
    assert pace_of([one] * ENOUGH).enough
    assert pace_of([]) == Pace(0, 0) and pace_of([]).chance == "–"


changes = st.lists(st.tuples(st.integers(0, 100), st.booleans()), max_size=8).map(sorted)


@given(changes, st.integers(0, 100), st.integers(0, 100))
def test_waits_never_exceed_the_time_they_lie_in(
    found: list[tuple[int, bool]], start: int, length: int
) -> None:
    waits = waits_of(found, 100)
    assert 0 <= waits.within(start, start + length) <= length


def test_a_wait_told_twice_is_one_and_an_open_one_ends_with_the_dossier() -> None:
    assert waits_of([(5, True), (7, True), (9, False), (20, True)], 30).spans == ((5, 9), (20, 30))
    assert waits_of([(5, False)], 30).spans == ()
