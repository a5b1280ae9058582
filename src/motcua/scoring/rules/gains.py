"""What would bring the next points, and how much has to be done for them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from motcua.scoring.rules.answers import Answer, Chosen, Share
from motcua.scoring.rules.formulas import AllOrNothing, Choice, Formula, Proportional, Steps
from motcua.scoring.rules.points import ZERO


@dataclass(frozen=True)
class Gain:
    """``points`` more, for ``things`` more of what is counted (the denominator staying as it is)."""

    points: Decimal
    things: int

    @property
    def per_thing(self) -> Fraction:
        return Fraction(self.points) / self.things


def next_gain(formula: Formula, answer: Answer | None) -> Gain | None:
    """The cheapest way to more points; None where none is left, or nothing done now can bring any.

    A count of breaches cannot be undone, and points that people judge have no next step.
    """
    if answer is None:
        return None
    now = formula.points(answer)
    if now >= formula.maximum:
        return None
    if isinstance(answer, Share):
        return _of_share(formula, answer, now)
    if isinstance(formula, Choice) and isinstance(answer, Chosen):
        better = min((each.points for each in formula.options if each.points > now), default=None)
        return None if better is None else Gain(better - now, 1)
    return None


def _of_share(formula: Formula, share: Share, now: Decimal) -> Gain | None:
    """At the next level that the formula knows."""
    gains = [_at_level(formula, share, now, level) for level in _levels(formula)]
    found = [gain for gain in gains if gain is not None]
    return max(found, key=lambda gain: (gain.per_thing, -gain.things), default=None)


def _levels(formula: Formula) -> list[Fraction]:
    if isinstance(formula, AllOrNothing):
        return [formula.at_least]
    if isinstance(formula, Steps):
        return [step.at_least for step in formula.steps]
    return [formula.full_at, formula.floor] if isinstance(formula, Proportional) else []


def _at_level(formula: Formula, share: Share, now: Decimal, level: Fraction) -> Gain | None:
    wanted = level * share.denominator
    needed = -(-wanted.numerator // wanted.denominator)
    things = needed - share.numerator
    if things <= 0:
        return None
    more = formula.points(Share(needed, share.denominator)) - now
    return Gain(more, things) if more > ZERO else None
