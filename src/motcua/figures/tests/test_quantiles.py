import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.figures.quantiles import MEDIAN, P90, nearest_rank

VALUES = st.lists(st.integers(-50, 10**6), min_size=1, max_size=60)
PERCENTS = st.integers(1, 100)


@given(VALUES, PERCENTS, st.randoms())
def test_the_order_in_which_values_come_does_not_matter(
    values: list[int], percent: int, draw: random.Random
) -> None:
    shuffled = values[:]
    draw.shuffle(shuffled)
    assert nearest_rank(sorted(shuffled), percent) == nearest_rank(sorted(values), percent)


@given(VALUES)
def test_the_median_lies_between_the_least_and_the_most_and_under_the_p90(values: list[int]) -> None:
    ordered = sorted(values)
    assert min(values) <= nearest_rank(ordered, MEDIAN) <= nearest_rank(ordered, P90) <= max(values)


@given(VALUES, PERCENTS)
def test_it_is_the_least_value_that_enough_values_do_not_exceed(values: list[int], percent: int) -> None:
    found = nearest_rank(sorted(values), percent)
    assert found in values
    assert 100 * sum(value <= found for value in values) >= percent * len(values)
    assert 100 * sum(value < found for value in values) < percent * len(values)


def test_ranks_by_hand() -> None:
    ten = list(range(1, 11))
    assert (nearest_rank(ten, MEDIAN), nearest_rank(ten, P90), nearest_rank(ten, 100)) == (5, 9, 10)
    assert nearest_rank([7], P90) == 7
    with pytest.raises(ValueError, match="no values"):
        nearest_rank([], MEDIAN)
    with pytest.raises(ValueError, match="percent"):
        nearest_rank(ten, 0)
