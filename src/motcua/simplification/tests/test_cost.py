"""The cost model: the published worked example to the đồng, and what must hold of any activities."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.simplification.cost import WORKING_DAY, Activity, run_cost, saving, total, year_cost
from motcua.texts.numbers import NO_VALUE

money = st.integers(0, 5_000_000)
decimals = st.decimals(0, 1000, places=2)
people = st.integers(0, 1_000_000)
activities = st.builds(
    Activity, hours=decimals, wage=st.integers(0, 1_000_000), frequency=st.decimals(0, 366, places=2),
    people=people, consulting=money, fees=money, other=money,
)  # fmt: skip
lists = st.lists(activities, max_size=6)


def waiting(days: int) -> Activity:
    """The example of QĐ 2816/QĐ-UBND Đồng Nai: 40.000 đ an hour, 10 dossiers a year."""
    return Activity(WORKING_DAY * days, 40_000, Decimal(1), 10)


def test_acceptance_5_the_worked_example_to_the_dong() -> None:
    found = saving([waiting(10)], [waiting(9)])
    assert waiting(10).hours == 80
    assert (found.before, found.after, found.amount) == (32_000_000, 28_800_000, 3_200_000)
    assert found.share == "10,00%"


def test_one_run_is_work_at_the_wage_and_what_is_paid() -> None:
    activity = Activity(Decimal("1.5"), 40_001, Decimal("0.2"), 7, consulting=100, fees=20_000, other=3)
    assert run_cost(activity) == 60_002 + 100 + 20_000 + 3  # 60.001,5 half up
    assert year_cost(activity) == 112_147  # 80.105 x 1,4 exactly


@pytest.mark.parametrize(("hours", "cost"), [("0.49", 0), ("0.50", 1), ("0.51", 1), ("1.50", 2), ("2.50", 3)])
def test_half_a_dong_goes_up(hours: str, cost: int) -> None:
    assert run_cost(Activity(Decimal(hours), 1, Decimal(1), 1)) == cost


@given(activities, st.integers(0, 50))
def test_linear_in_people_where_runs_are_whole(activity: Activity, times: int) -> None:
    yearly = replace(activity, frequency=Decimal(1))
    assert year_cost(replace(yearly, people=times * yearly.people)) == times * year_cost(yearly)


@given(lists, lists)
def test_additive_over_activities(some: list[Activity], others: list[Activity]) -> None:
    assert total(some + others) == total(some) + total(others)
    assert total(some + others) == total(others + some)


@given(lists, lists)
def test_saving_is_before_less_after(some: list[Activity], others: list[Activity]) -> None:
    found, turned = saving(some, others), saving(others, some)
    assert found.amount == total(some) - total(others) == -turned.amount
    assert saving(some, some).amount == 0


@given(lists)
def test_no_share_of_nothing(after: list[Activity]) -> None:
    free = Activity(Decimal(5), 0, Decimal(1), 100)
    assert saving([], after).share == saving([free], after).share == NO_VALUE


@given(activities, st.sampled_from([*Activity.__slots__]), st.integers(1, 1000))
def test_never_less_where_one_input_grows(activity: Activity, name: str, more: int) -> None:
    grown: Any = getattr(activity, name) + more
    dearer = replace(activity, **{name: grown})
    assert year_cost(dearer) >= year_cost(activity)
    assert run_cost(dearer) >= run_cost(activity)


def test_each_input_really_counts() -> None:
    base = Activity(Decimal(2), 40_000, Decimal(1), 10, 1000, 2000, 3000)
    for name in Activity.__slots__:
        assert year_cost(replace(base, **{name: getattr(base, name) + 1})) > year_cost(base), name
