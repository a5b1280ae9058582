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
    slips.find,
)


def find(passage: Passage) -> Iterator[Relation]:
    """The relations of a passage, each set of figures once; one kind may decide what another left open."""
    seen: dict[frozenset[int], Relation] = {}
    for kind in KINDS:
        for relation in kind(passage):
            used = frozenset(figure.start for figure in relation.figures)
            if used not in seen or seen[used].verdict is Verdict.UNDECIDED:
                seen[used] = relation
    yield from seen.values()
