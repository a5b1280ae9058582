"""Sizes agree with the published table, and a discovery sample with its definition."""

from fractions import Fraction
from math import ceil, comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.sampling.errors import SamplingError
from motcua.sampling.sizes import exact_for_proportion, for_discovery, for_proportion

# R. V. Krejcie and D. W. Morgan, "Determining Sample Size for Research Activities", Educational and
# Psychological Measurement 30 (1970) 607-610, table 1: population, sample size; X² = 3.841, P = .50, d = .05.
TABLE = """
10 10, 15 14, 20 19, 25 24, 30 28, 35 32, 40 36, 45 40, 50 44, 55 48, 60 52, 65 56, 70 59, 75 63, 80 66,
85 70, 90 73, 95 76, 100 80, 110 86, 120 92, 130 97, 140 103, 150 108, 160 113, 170 118, 180 123, 190 127,
200 132, 210 136, 220 140, 230 144, 240 148, 250 152, 260 155, 270 159, 280 162, 290 165, 300 169, 320 175,
340 181, 360 186, 380 191, 400 196, 420 201, 440 205, 460 210, 480 214, 500 217, 550 226, 600 234,
650 242, 700 248, 750 254, 800 260, 850 265, 900 269, 950 274, 1000 278, 1100 285, 1200 291,
1300 297, 1400 302, 1500 306,
1600 310, 1700 313, 1800 317, 1900 320, 2000 322, 2200 327, 2400 331, 2600 335, 2800 338, 3000 341, 3500 346,
4000 351, 4500 354, 5000 357, 6000 361, 7000 364, 8000 367, 9000 368, 10000 370, 15000 375, 20000 377,
30000 379, 40000 380, 50000 381, 75000 382, 1000000 384
"""
ROWS = [tuple(int(word) for word in row.split()) for row in TABLE.replace("\n", " ").split(",")]


def nearest(number: Fraction) -> int:
    return int(number + Fraction(1, 2))


@pytest.mark.parametrize(("population", "published"), ROWS)
def test_the_formula_rounded_to_the_nearest_is_the_published_table(population: int, published: int) -> None:
    assert nearest(exact_for_proportion(population, "95", "5", "50")) == published


@pytest.mark.parametrize(("population", "published"), ROWS)
def test_what_we_draw_is_the_table_or_one_more_because_we_round_up(population: int, published: int) -> None:
    exact = exact_for_proportion(population, "95", "5", "50")
    assert for_proportion(population) == published + (exact > published)


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 90
    assert [row[0] for row in ROWS] == sorted({row[0] for row in ROWS})


@given(st.integers(1, 10**7), st.sampled_from(["90", "95", "99"]))
def test_a_sample_is_never_larger_than_the_population(population: int, confidence: str) -> None:
    assert 1 <= for_proportion(population, confidence) <= population


def test_a_smaller_margin_or_a_surer_answer_needs_more() -> None:
    assert for_proportion(2000, "90") < for_proportion(2000, "95") < for_proportion(2000, "99")
    assert for_proportion(2000, margin="5") < for_proportion(2000, margin="2.5")
    assert for_proportion(2000, expected="10") < for_proportion(2000, expected="50")


@pytest.mark.parametrize("margin", ["0", "100", "-1", "x", "NaN", ""])
def test_a_margin_that_makes_no_sense_is_refused(margin: str) -> None:
    with pytest.raises(SamplingError, match="Sai số cho phép"):
        for_proportion(100, margin=margin)


def test_a_confidence_without_a_critical_value_is_refused() -> None:
    with pytest.raises(SamplingError, match="90, 95, 99"):
        for_proportion(100, "97")


@given(st.integers(1, 400), st.sampled_from(["90", "95", "99"]), st.sampled_from(["0.5", "1", "5", "30"]))
def test_a_discovery_sample_is_the_smallest_that_is_sure_enough(
    population: int, confidence: str, rate: str
) -> None:
    size = for_discovery(population, confidence, rate)
    faulty = max(1, ceil(Fraction(rate) / 100 * population))

    def sure(n: int) -> bool:
        none = Fraction(comb(population - faulty, n), comb(population, n))
        return 1 - none >= Fraction(confidence) / 100

    assert sure(size) and not sure(size - 1)


def test_a_discovery_sample_of_many_is_about_the_rule_of_three() -> None:
    assert for_discovery(100_000, "95", "1") == 298
