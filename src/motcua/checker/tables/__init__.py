"""Relations that a table states: formulas and names of columns, total rows, lists of labels."""

from collections.abc import Callable, Iterator

from motcua.checker.documents import Table
from motcua.checker.tables import columns, formulas, grid, lists, ratios, rows
from motcua.checker.tables.grid import Grid
from motcua.checker.verdicts import Relation

#: In the order of how plainly they are stated, as in `motcua.checker.relations`.
KINDS: tuple[Callable[[Grid], Iterator[Relation]], ...] = (
    formulas.find,
    rows.find,
    columns.find,
    ratios.find,
    lists.find,
)


def find(table: Table, block: int) -> Iterator[Relation]:
    """Relations of a table, each set of figures once."""
    read = grid.read(table, block)
    seen: set[frozenset[int]] = set()
    for kind in KINDS if read is not None else ():
        assert read is not None
        for relation in kind(read):
            used = frozenset(figure.start for figure in relation.figures)
            if used not in seen:
                seen.add(used)
                yield relation
