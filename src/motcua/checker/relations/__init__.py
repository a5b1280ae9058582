"""The registry of the kinds of relation a passage can state; each module has ``find(passage)``."""

from collections.abc import Callable, Iterator

from motcua.checker.passages import Passage
from motcua.checker.relations import (
    averages,
    beside,
    changes,
    equations,
    fractions,
    multiples,
    nearly,
    ontotal,
    parts,
    percentages,
    remainders,
    shares,
    slips,
    stocks,
    targets,
    totals,
)
from motcua.checker.verdicts import Relation, Verdict

Kind = Callable[[Passage], Iterator[Relation]]

#: In the order of how plainly they are stated: of two that use the same figures the first one counts.
KINDS: tuple[Kind, ...] = (
    equations.find,
    fractions.find,
    parts.find,
    beside.find,
    totals.find,
    remainders.find,
    percentages.find,
    ontotal.find,
    shares.find,
    changes.find,
    stocks.find,
    targets.find,
    averages.find,
    nearly.find,
    multiples.find,
)


def find(passage: Passage) -> Iterator[Relation]:
    """The relations of a passage, each set of figures once; one kind may decide what another left open.

    Nothing is said against figures that with others make a relation that holds.
    """
    seen: dict[frozenset[int], Relation] = {}
    for kind in KINDS:
        for relation in kind(passage):
            used = frozenset(figure.start for figure in relation.figures)
            if used not in seen or seen[used].verdict is Verdict.UNDECIDED:
                seen[used] = relation
    for relation in slips.find(passage):
        used = frozenset(figure.start for figure in relation.figures)
        told = any(len(used & figures) > 1 for figures, one in seen.items() if one.verdict.alarms)
        if not told and (used not in seen or seen[used].verdict is Verdict.UNDECIDED):
            seen[used] = relation
    held = [figures for figures, relation in seen.items() if relation.verdict is Verdict.HOLDS]
    for figures, relation in seen.items():
        if not (relation.verdict.alarms and any(figures < larger for larger in held)):
            yield relation
