"""Guesses about a table (this column is the sum of those) count only where most of its rows bear them out."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from motcua.checker.figures import Figure
from motcua.checker.verdicts import Judgement, Verdict

Judged = tuple[Judgement, Sequence[Figure], str]


def holding(judged: Sequence[Judged]) -> int:
    return sum(judgement.verdict in (Verdict.HOLDS, Verdict.ROUNDING) for judgement, _, _ in judged)


def borne_out(judged: Sequence[Judged], least: int = 2) -> bool:
    """At least `least` rows fit, and more than do not."""
    fitting = [
        one for one in judged
        if one[0].verdict in (Verdict.HOLDS, Verdict.ROUNDING) and any(f.value != Decimal(0) for f in one[1])
    ]  # fmt: skip
    return len(fitting) >= least and 2 * holding(judged) >= len(judged) and len(judged) > least - 1


def best(guesses: Iterable[Sequence[Judged]], least: int = 2) -> Sequence[Judged]:
    """The guess that most rows fit; nothing where none is borne out. Of equals the first."""
    found = [judged for judged in guesses if borne_out(judged, least)]
    return max(found, key=lambda judged: (holding(judged) / len(judged), holding(judged)), default=())
