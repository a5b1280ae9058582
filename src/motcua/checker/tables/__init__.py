"""Relations that a table states: formulas and names of columns, total rows, lists of labels."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from motcua.checker.documents import Table
from motcua.checker.tables import columns, formulas, grid, lists, ratios, rows
from motcua.checker.tables.grid import Grid
from motcua.checker.verdicts import Judgement, Relation, Verdict

#: In the order of how plainly they are stated, as in `motcua.checker.relations`.
KINDS: tuple[Callable[[Grid], Iterator[Relation]], ...] = (
    formulas.find,
    rows.find,
    columns.find,
    ratios.find,
    lists.find,
)


def find(table: Table, block: int) -> Iterator[Relation]:
    """Relations of a table, each set of figures once; alarms about the same figure are one."""
    read = grid.read(table, block)
    if read is None:
        return
    found = list(_each_once(relation for kind in KINDS for relation in kind(read)))
    yield from (relation for relation in found if not relation.verdict.alarms)
    alarms: list[Relation] = []
    for relation in (one for one in found if one.verdict.alarms):
        touching = [one for one in alarms if set(one.figures) & set(relation.figures)]
        alarms = [one for one in alarms if one not in touching]
        alarms.append(_joined([*touching, relation]))
    yield from alarms


def _each_once(relations: Iterable[Relation]) -> Iterator[Relation]:
    seen: set[frozenset[int]] = set()
    for relation in relations:
        used = frozenset(figure.start for figure in relation.figures)
        if used not in seen:
            seen.add(used)
            yield relation


def _joined(relations: Sequence[Relation]) -> Relation:
    """One wrong cell breaks its row and its column: that is one finding."""
    if len(relations) == 1:
        return relations[0]
    worst = min((relation.verdict for relation in relations), key=list(Verdict).index)
    arithmetic = "; ".join(relation.arithmetic for relation in relations)
    figures = tuple(dict.fromkeys(figure for relation in relations for figure in relation.figures))
    said = " · ".join(relation.sentence for relation in relations)
    return Relation(Judgement(worst, arithmetic), figures, said, relations[0].block)
