"""Estimates weigh the strata; 95 % intervals cover the true number in at least 93 of 100 inspections."""

import random
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.sampling.estimating import Count, Estimate, estimate


def test_strata_drawn_more_often_weigh_less() -> None:
    found = estimate([Count(100, 50, 25), Count(900, 50, 5)])
    assert found.total == 50 + 90
    assert (found.population, found.examined, found.found) == (1000, 100, 30)
    assert found.low < 140 < found.high


def test_where_nothing_was_examined_there_is_no_rate() -> None:
    assert estimate([Count(100, 0, 0), Count(5, 0, 0)]) == Estimate(0, 105, 0, 0, None, 0, 0)
    assert estimate([]).total is None


def test_strata_of_which_nothing_was_examined_are_told_and_left_out() -> None:
    found = estimate([Count(100, 50, 10), Count(40, 0, 0)])
    assert (found.population, found.uncovered) == (100, 40)
    assert found.total == 20


def test_what_was_examined_whole_is_counted() -> None:
    assert estimate([Count(30, 30, 4), Count(7, 7, 0)]) == Estimate(37, 0, 37, 4, Fraction(4), 4, 4)


def test_seeing_none_among_many_still_leaves_some_possible() -> None:
    found = estimate([Count(1000, 100, 0)])
    assert found.total == found.low == 0
    assert 20 <= found.high <= 40


def test_a_surer_answer_is_wider() -> None:
    counts = [Count(1000, 100, 7), Count(500, 40, 2)]
    narrow, usual, wide = (estimate(counts, confidence) for confidence in ("90", "95", "99"))
    assert wide.low < usual.low < narrow.low <= narrow.high < usual.high < wide.high


counts = st.integers(1, 400).flatmap(
    lambda held: st.integers(0, held).flatmap(
        lambda seen: st.integers(0, seen).map(lambda found: Count(held, seen, found))
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(counts, min_size=1, max_size=8))
def test_bounds_hold_what_was_seen_and_the_estimate(found: list[Count]) -> None:
    one = estimate(found)
    if one.total is None:
        assert one.examined == 0
        return
    assert one.found <= one.low <= one.total <= one.high
    assert one.high <= one.population - (one.examined - one.found)
    assert one.population + one.uncovered == sum(count.population for count in found)


@settings(max_examples=100, deadline=None)
@given(st.lists(counts, min_size=1, max_size=6))
def test_counting_the_opposite_mirrors_the_estimate(found: list[Count]) -> None:
    one = estimate(found)
    other = estimate(
        [Count(count.population, count.examined, count.examined - count.found) for count in found]
    )
    if one.total is not None and other.total is not None:
        assert one.total + other.total == one.population
        assert abs(one.low + other.high - one.population) <= 1
        assert abs(one.high + other.low - one.population) <= 1


@dataclass(frozen=True)
class Design:
    """An allocation: dossiers in each stratum, and how many of them are examined."""

    held: tuple[int, ...]
    drawn: tuple[int, ...]


DESIGNS = {
    "one stratum by the table": Design((300,), (169,)),
    "one small sample of many": Design((10_000,), (30,)),
    "one small population": Design((50,), (10,)),
    "proportional": Design((1000, 500, 300, 150, 50), (160, 80, 50, 25, 8)),
    "equal": Design((1000, 500, 300, 150, 50), (40, 40, 40, 40, 40)),
    "risk drawn more": Design((1800, 150, 50), (60, 60, 50)),
    "large stratum looked at least": Design((5000, 100), (20, 80)),
    "many small strata": Design((100,) * 20, (4,) * 20),
    "one of each stratum": Design((30,) * 12, (1,) * 12),
}
RATES = ["0.5", "2", "10", "50", "97"]
INSPECTIONS = 400


def alike(design: Design, faulty: int) -> list[int]:
    """The same rate everywhere, as far as whole dossiers allow."""
    whole = sum(design.held)
    faults = [faulty * held // whole for held in design.held]
    faults[0] += faulty - sum(faults)
    return faults


def gathered(design: Design, faulty: int, turned: bool) -> list[int]:
    """All in the first strata, or all in the last."""
    faults = [0] * len(design.held)
    places = range(len(faults))
    for at in reversed(places) if turned else places:
        faults[at] = min(design.held[at], faulty)
        faulty -= faults[at]
    return faults


def coverage(design: Design, faults: list[int], chance: random.Random) -> float:
    """The share of simulated inspections whose interval holds the true number."""
    truth, hits = sum(faults), 0
    known: dict[tuple[int, ...], bool] = {}
    for _ in range(INSPECTIONS):
        seen = tuple(
            sum(dossier < faulty for dossier in chance.sample(range(held), drawn))
            for held, drawn, faulty in zip(design.held, design.drawn, faults, strict=True)
        )
        if seen not in known:
            found = estimate([Count(*c) for c in zip(design.held, design.drawn, seen, strict=True)])
            known[seen] = found.low <= truth <= found.high
        hits += known[seen]
    return hits / INSPECTIONS


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", DESIGNS)
def test_intervals_cover_the_true_number_in_93_of_100_inspections(name: str, rate: str) -> None:
    design, chance = DESIGNS[name], random.Random(f"{name} {rate}")
    faulty = max(1, round(Fraction(rate) / 100 * sum(design.held)))
    places = [alike(design, faulty), gathered(design, faulty, False), gathered(design, faulty, True)]
    shares = [coverage(design, faults, chance) for faults in places[: 1 if len(design.held) == 1 else 3]]
    assert min(shares) >= 0.93, shares


def test_intervals_are_no_wider_than_twice_what_chance_explains() -> None:
    """Covering by being useless would be easy."""
    found = estimate([Count(1000, 160, 16), Count(1000, 160, 16)])
    normal = 2 * 1.96 * (0.1 * 0.9 / 320 * (1 - 0.16)) ** 0.5
    assert normal <= (found.high - found.low) / 2000 <= 1.25 * normal
