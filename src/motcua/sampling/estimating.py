"""From the sample to the whole: how many dossiers have a fault, and between which numbers that lies.

Strata examined whole are counted. The rest is estimated by strata weights, which makes up for unequal chances
of being drawn. The interval is Clopper and Pearson's on the effective sample size (Korn and Graubard, Survey
Methodology 24 (1998) 193-201), with the finite population correction in the variance. Of three variances the
largest is taken: that of the strata as they were found, each pulled towards one half; that of a population
alike in all strata; and that of a population in which what is rare sits where the sample looked least. So a
stratum in which chance showed nothing does not make the interval too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True)
class Count:
    """One stratum: dossiers it holds, of these examined, of these with the fault."""

    population: int
    examined: int
    found: int


@dataclass(frozen=True)
class Estimate:
    """``population``: dossiers of the strata of which one at least was examined; ``uncovered``: of the
    others, of which nothing is said. ``low``, ``high``: whole dossiers. ``total``: None if none was examined.
    """

    population: int
    uncovered: int
    examined: int
    found: int
    total: Fraction | None
    low: int
    high: int


def estimate(counts: Sequence[Count], confidence: str = "95") -> Estimate:
    """``confidence``: per cent as text."""
    covered = [one for one in counts if one.examined]
    uncovered = sum(one.population for one in counts if not one.examined)
    whole = [one for one in covered if one.examined == one.population]
    part = [one for one in covered if one.examined < one.population]
    population, examined, found = (
        sum(getattr(one, name) for one in covered) for name in ("population", "examined", "found")
    )
    if not covered:
        return Estimate(0, uncovered, 0, 0, None, 0, 0)
    certain = sum(one.found for one in whole)
    low, high = _bounds(part, Fraction(confidence) / 100) if part else (0, 0)
    total = certain + _scaled_up(part)
    return Estimate(population, uncovered, examined, found, total, certain + low, certain + high)


def _scaled_up(counts: Sequence[Count]) -> Fraction:
    return sum((Fraction(one.population * one.found, one.examined) for one in counts), Fraction(0))


def _bounds(counts: Sequence[Count], confidence: Fraction) -> tuple[int, int]:
    """In whole dossiers, rounded outwards; never below what was seen, never above what was not ruled out."""
    population = sum(one.population for one in counts)
    rate = _scaled_up(counts) / population
    effective = _effective_size(counts, population, rate)
    low, high = _clopper_pearson(float(rate) * effective, effective, float(1 - confidence))
    seen = sum(one.found for one in counts)
    ruled_out = sum(one.examined - one.found for one in counts)
    return max(seen, floor(low * population)), min(population - ruled_out, ceil(high * population))


def _effective_size(counts: Sequence[Count], population: int, rate: Fraction) -> float:
    """The simple sample, drawn with replacement, that would tell as much."""
    alike = 1 / _variance(counts, population, [Fraction(1)] * len(counts))  # had all strata one rate
    rarer = max(min(rate, 1 - rate), min(Fraction(1, 2), 3 / alike))  # 3/n: what none in n leaves possible
    size = min(alike, _rare_size(counts, population, rarer))
    if 0 < rate < 1:
        found = _variance(counts, population, [_spread(one) for one in counts])
        size = min(size, rate * (1 - rate) / found)
    return float(size)


def _rare_size(counts: Sequence[Count], population: int, rate: Fraction) -> Fraction:
    """As above, if what is rare (``rate`` of the whole) sits where the sample looked least."""
    left, variance = rate, Fraction(0)
    steps = [(_step(one, population), _share(one, population)) for one in counts]
    for step, share in sorted(steps, reverse=True):
        here = min(left, share)
        left -= here
        variance += here * step
    return rate / variance


def _share(one: Count, population: int) -> Fraction:
    return Fraction(one.population, population)


def _step(one: Count, population: int) -> Fraction:
    """By how much one dossier examined moves the rate, with the finite population correction."""
    return _share(one, population) * (1 - Fraction(one.examined, one.population)) / one.examined


def _spread(one: Count) -> Fraction:
    """p(1-p) of the stratum, with one dossier of each kind more than was seen."""
    p = Fraction(one.found + 1, one.examined + 2)
    return p * (1 - p)


def _variance(counts: Sequence[Count], population: int, spreads: Sequence[Fraction]) -> Fraction:
    """Of the estimated rate, drawn without replacement: sum of W² (1-f) p(1-p) / n."""
    return sum(
        (
            _share(one, population) * _step(one, population) * spread
            for one, spread in zip(counts, spreads, strict=True)
        ),
        Fraction(0),
    )


def _clopper_pearson(found: float, size: float, alpha: float) -> tuple[float, float]:
    from scipy.special import betaincinv  # here, so that verifying a file needs nothing but Python

    low = float(betaincinv(found, size - found + 1, alpha / 2)) if found > 0 else 0.0
    high = float(betaincinv(found + 1, size - found, 1 - alpha / 2)) if found < size else 1.0
    return low, high
