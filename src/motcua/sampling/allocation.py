"""How the sample is shared out among the strata: proportionally, with a floor, more where risk is higher."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor, prod

from . import sizes
from .errors import SamplingError
from .plan import Basis, Discovery, Explicit, Margin, Rule, Stratum, name_of


def allocate(rule: Rule, population: Mapping[Stratum, int]) -> dict[Stratum, int]:
    """The number to draw of each stratum, given how many it holds. Raises SamplingError."""
    if isinstance(rule.basis, Explicit):
        return _explicit(rule.basis.sizes, population)
    lowest = {stratum: min(rule.minimum, held) for stratum, held in population.items()}
    wanted = total_of(rule.basis, sum(population.values()))
    total = min(sum(population.values()), max(wanted, sum(lowest.values())))
    weights = {stratum: held * _factor(rule, stratum) for stratum, held in population.items()}
    return _round(_share_out(total, weights, lowest, population))


def total_of(basis: Basis, population: int) -> int:
    """The size of the whole sample by its basis, before a minimum for each stratum."""
    if isinstance(basis, Margin):
        return sizes.for_proportion(population, basis.confidence, basis.margin, basis.expected)
    if isinstance(basis, Discovery):
        return sizes.for_discovery(population, basis.confidence, basis.rate)
    if isinstance(basis, Explicit):
        return sum(basis.sizes.values())
    if basis.number < 1:
        raise SamplingError("Số hồ sơ cần chọn phải từ 1 trở lên.")
    return basis.number


def _explicit(wanted: Mapping[Stratum, int], population: Mapping[Stratum, int]) -> dict[Stratum, int]:
    for stratum, size in wanted.items():
        name, held = name_of(stratum), population.get(stratum, 0)
        if not 0 <= size <= held:
            raise SamplingError(f"Nhóm “{name}” có {held} hồ sơ, không chọn được {size} hồ sơ.")
    if not any(wanted.values()):
        raise SamplingError("Số hồ sơ cần chọn phải từ 1 trở lên.")
    return {stratum: wanted.get(stratum, 0) for stratum in sorted(population)}


def _factor(rule: Rule, stratum: Stratum) -> int:
    values = zip(rule.fields, stratum, strict=True)
    return prod(rule.factors.get(name, {}).get(value, 1) for name, value in values)


def _share_out(
    total: int, weights: Mapping[Stratum, int], lowest: Mapping[Stratum, int], highest: Mapping[Stratum, int]
) -> dict[Stratum, Fraction]:
    """Proportional to the weights, held between lowest and highest; sums up to ``total`` exactly.

    A share is its weight times one scale; the sum grows with the scale and bends where a share meets a bound.
    """

    def at(scale: Fraction) -> dict[Stratum, Fraction]:
        return {s: min(max(weights[s] * scale, Fraction(lowest[s])), Fraction(highest[s])) for s in weights}

    before = Fraction(0)
    for bend in sorted({Fraction(bound[s], weights[s]) for s in weights for bound in (lowest, highest)}):
        shares = at(bend)
        reached = sum(shares.values(), Fraction(0))
        if reached >= total:
            start = sum(at(before).values(), Fraction(0))
            part = (total - start) / (reached - start) if reached > start else Fraction(0)
            return at(before + (bend - before) * part)
        before = bend
    return at(before)


def _round(shares: Mapping[Stratum, Fraction]) -> dict[Stratum, int]:
    """Largest remainder; among equal remainders the stratum that comes first."""
    whole = {stratum: floor(share) for stratum, share in sorted(shares.items())}
    missing = int(sum(shares.values())) - sum(whole.values())
    for stratum in sorted(whole, key=lambda stratum: (whole[stratum] - shares[stratum], stratum))[:missing]:
        whole[stratum] += 1
    return whole
