"""Shares of the strata: they sum up, keep their bounds, and follow size and risk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.sampling.allocation import allocate
from motcua.sampling.errors import SamplingError
from motcua.sampling.plan import Discovery, Explicit, Margin, Rule, Stratum, Total

populations = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["thấp", "cao"])),
    st.integers(1, 500),
    min_size=1,
    max_size=9,
)


def rule(total: int, minimum: int = 1, factor: int = 1) -> Rule:
    return Rule(("sector", "risk"), Total(total), minimum, {"risk": {"cao": factor}})


@given(populations, st.integers(1, 900), st.integers(0, 4), st.integers(1, 50))
def test_shares_sum_up_and_keep_their_bounds(
    population: dict[Stratum, int], total: int, minimum: int, factor: int
) -> None:
    sizes = allocate(rule(total, minimum, factor), population)
    lowest = {stratum: min(minimum, held) for stratum, held in population.items()}
    assert sizes.keys() == population.keys()
    assert all(lowest[stratum] <= sizes[stratum] <= population[stratum] for stratum in population)
    assert sum(sizes.values()) == min(sum(population.values()), max(total, sum(lowest.values())))


@given(populations, st.integers(1, 900))
def test_without_minimum_and_risk_no_share_is_a_whole_dossier_from_its_quota(
    population: dict[Stratum, int], total: int
) -> None:
    whole = sum(population.values())
    total = min(total, whole)
    for stratum, size in allocate(rule(total, minimum=0), population).items():
        assert abs(size * whole - total * population[stratum]) < whole


def test_the_largest_remainders_get_what_is_left() -> None:
    population: dict[Stratum, int] = {("a", "thấp"): 47, ("b", "thấp"): 34, ("c", "thấp"): 19}
    assert list(allocate(rule(10, 0), population).values()) == [5, 3, 2]  # 4.7, 3.4, 1.9


def test_equal_remainders_go_to_the_stratum_that_comes_first() -> None:
    population: dict[Stratum, int] = {("b", "thấp"): 5, ("a", "thấp"): 5}
    assert allocate(rule(5), population) == {("a", "thấp"): 3, ("b", "thấp"): 2}


def test_risk_is_drawn_as_many_times_as_often_as_its_factor_says() -> None:
    population: dict[Stratum, int] = {("a", "cao"): 100, ("a", "thấp"): 300}
    assert list(allocate(rule(60, factor=3), population).values()) == [30, 30]


def test_a_risk_stratum_smaller_than_its_share_is_drawn_whole() -> None:
    population: dict[Stratum, int] = {("a", "cao"): 8, ("a", "thấp"): 300, ("b", "thấp"): 1}
    assert list(allocate(rule(50, factor=100), population).values()) == [8, 41, 1]


def test_an_explicit_allocation_is_taken_as_it_is() -> None:
    population: dict[Stratum, int] = {("a",): 5, ("b",): 7}
    assert allocate(Rule(("sector",), Explicit({("b",): 4})), population) == {("a",): 0, ("b",): 4}


@pytest.mark.parametrize("sizes", [{("a",): 6}, {("c",): 1}, {("a",): -1}, {("a",): 0}, {}])
def test_an_explicit_allocation_that_cannot_be_drawn_is_refused(sizes: dict[Stratum, int]) -> None:
    with pytest.raises(SamplingError):
        allocate(Rule(("sector",), Explicit(sizes)), {("a",): 5, ("b",): 7})


def test_the_size_comes_from_its_basis() -> None:
    population: dict[Stratum, int] = {("a",): 600, ("b",): 400}
    assert sum(allocate(Rule(("sector",), Margin()), population).values()) == 278
    assert list(allocate(Rule(("sector",), Margin()), population).values()) == [167, 111]
    assert sum(allocate(Rule(("sector",), Discovery("95", "1")), population).values()) == 258
