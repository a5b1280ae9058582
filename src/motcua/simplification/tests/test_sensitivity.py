"""What a saving does when one assumption, or all of them, are off."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.simplification.cost import Activity, saving
from motcua.simplification.sensitivity import HOUSE, Factor, Range, saved_at, sensitivity
from motcua.simplification.tests.test_cost import activities, waiting

ALL = dict.fromkeys(Factor, HOUSE)
few = st.lists(activities, max_size=3)
ranges = st.fixed_dictionaries(
    {factor: st.builds(Range, st.integers(20, 100), st.integers(100, 300)) for factor in Factor}
)


def test_the_worked_example_a_fifth_up_and_down() -> None:
    found = sensitivity([waiting(10)], [waiting(9)], ALL)
    assert found.base == 3_200_000
    assert {(swing.low, swing.high) for swing in found.swings} == {(2_560_000, 3_840_000)}
    assert [swing.factor for swing in found.swings] == list(Factor)  # equally wide: in the order of factors
    assert (found.least, found.greatest) == (1_310_720, 6_635_520)  # 0,8^4 and 1,2^4


def test_the_widest_swing_comes_first() -> None:
    narrow = ALL | {Factor.HOURS: Range(95, 105), Factor.PEOPLE: Range(50, 200)}
    found = sensitivity([waiting(10)], [waiting(9)], narrow)
    assert [swing.factor for swing in found.swings] == [
        Factor.PEOPLE, Factor.WAGE, Factor.FREQUENCY, Factor.HOURS,
    ]  # fmt: skip
    assert found.swings[0].width == 4_800_000


def test_fees_do_not_follow_the_wage() -> None:
    before = [Activity(Decimal(1), 40_000, Decimal(1), 10, fees=100_000)]
    after = [Activity(Decimal(1), 40_000, Decimal(1), 10)]
    found = {swing.factor: swing.width for swing in sensitivity(before, after, ALL).swings}
    assert found == {Factor.HOURS: 0, Factor.WAGE: 0, Factor.FREQUENCY: 400_000, Factor.PEOPLE: 400_000}


@given(few, few)
def test_as_assumed_nothing_moves(before: list[Activity], after: list[Activity]) -> None:
    assert saved_at(before, after, {}) == saving(before, after).amount
    still = sensitivity(before, after, dict.fromkeys(Factor, Range(100, 100)))
    assert (still.least, still.greatest) == (still.base, still.base)
    assert not any(swing.width for swing in still.swings)


@settings(max_examples=60)
@given(few, few, ranges, st.data())
def test_nothing_within_the_ranges_passes_their_corners(
    before: list[Activity], after: list[Activity], ends: dict[Factor, Range], data: st.DataObject
) -> None:
    found = sensitivity(before, after, ends)
    inner = {factor: data.draw(st.integers(*ends[factor])) for factor in Factor}
    runs = [each.frequency * each.people for each in (*before, *after)]
    rounding = int(9 * sum(runs)) + 2 * len(runs)  # half a đồng a run at 300 % x 300 %, and one at the corner
    alone = [end for swing in found.swings for end in (swing.low, swing.high)]
    for saved in (saved_at(before, after, inner), *alone):
        assert found.least - rounding <= saved <= found.greatest + rounding
    widths = [swing.width for swing in found.swings]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("factor", Factor)
def test_every_factor_moves_the_saving(factor: Factor) -> None:
    assert saved_at([waiting(10)], [waiting(9)], {factor: 150}) == 4_800_000
