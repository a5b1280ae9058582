"""Evidence that the system draws beside a criterion; every number has the list that it counts."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from motcua.oversight.criteria import Criterion
from motcua.oversight.evidence import dossiers, figures, others, posting
from motcua.oversight.evidence.base import Item, Scope

__all__ = ["PROVIDERS", "Item", "Scope", "shown"]

Provider = Callable[[Scope], Iterable[Item]]
PROVIDERS: Mapping[str, Provider] = {
    **{name: partial(figures.items, name) for name in figures.EXTRACTS},
    **{name: partial(dossiers.items, name) for name in dossiers.KINDS},
    "posting": posting.items,
    **{name: partial(others.items, name) for name in others.ROWS},
}


def shown(scope: Scope, criterion: Criterion) -> list[Item]:
    """What the system knows of it now; a constant number of queries."""
    return [item for name in criterion.evidence for item in PROVIDERS[name](scope)]
