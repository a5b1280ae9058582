"""A checked report for the eye: its text in pieces, its relations by what is to be done about them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from motcua.checker import figures
from motcua.checker import shown as console
from motcua.checker.checking import Report
from motcua.checker.documents import Block, Table
from motcua.checker.figures import Figure
from motcua.checker.verdicts import Relation, Verdict


class Look(NamedTuple):
    """How a verdict is shown: the tone of its tag, its icon, its word."""

    tone: str
    icon: str
    word: str


LOOKS = {
    Verdict.CONTRADICTED: Look("overdue", "circle-x", Verdict.CONTRADICTED.word),
    Verdict.UNACCOUNTED: Look("today", "chart-pie", Verdict.UNACCOUNTED.word),
    Verdict.ROUNDING: Look("info", "equal-approximately", Verdict.ROUNDING.word),
    Verdict.HOLDS: Look("early", "circle-check", Verdict.HOLDS.word),
    Verdict.UNDECIDED: Look("stopped", "circle-question-mark", Verdict.UNDECIDED.word),
}


class Piece(NamedTuple):
    """A run of text, or a number with the look of the worst relation it stands in (None: in none)."""

    text: str
    is_number: bool = False
    look: Look | None = None


class Finding(NamedTuple):
    look: Look
    sentence: list[Piece]
    arithmetic: str


class Section(NamedTuple):
    """``lines``: of a table its rows of cells; of text one row with one cell."""

    is_table: bool
    rows: list[list[list[Piece]]]


class Shown(NamedTuple):
    name: str
    counts: list[tuple[Look, int]]
    broken: list[Finding]
    rounding: list[Finding]
    holding: list[Finding]
    undecided: list[Finding]
    sections: list[Section]


def shown(report: Report) -> Shown:
    by_verdict = {verdict: [one for one in report.relations if one.verdict is verdict] for verdict in Verdict}
    broken = [*by_verdict[Verdict.CONTRADICTED], *by_verdict[Verdict.UNACCOUNTED]]
    return Shown(
        report.document.name,
        [(LOOKS[verdict], len(found)) for verdict, found in by_verdict.items() if found],
        [_finding(relation) for relation in broken],
        [_finding(relation) for relation in by_verdict[Verdict.ROUNDING]],
        [_finding(relation) for relation in by_verdict[Verdict.HOLDS]],
        [_finding(relation) for relation in by_verdict[Verdict.UNDECIDED]],
        list(_sections(report)),
    )


def _finding(relation: Relation) -> Finding:
    look = LOOKS[relation.verdict]
    places = sorted(set(console.places(relation.sentence, relation)))
    return Finding(
        look, _cut(relation.sentence, 0, [(*place, look) for place in places]), relation.arithmetic
    )


def _sections(report: Report) -> Iterator[Section]:
    worst = _worst(report.relations)
    for place, block in enumerate(report.document.blocks):
        marks = _marks(block, place, worst)
        if isinstance(block, Table):
            yield Section(True, [[_cut(cell.text, cell.start, marks) for cell in row] for row in block.rows])
        else:
            yield Section(False, [[_cut(block.text, 0, marks)]])


def _worst(relations: Sequence[Relation]) -> dict[Figure, Verdict]:
    order = list(Verdict)
    found: dict[Figure, Verdict] = {}
    for relation in relations:
        for figure in relation.figures:
            found[figure] = min(found.get(figure, Verdict.HOLDS), relation.verdict, key=order.index)
    return found


def _marks(block: Block, place: int, worst: dict[Figure, Verdict]) -> list[tuple[int, int, Look | None]]:
    """Where numbers stand in the block; those in no relation have no look."""
    looks: dict[tuple[int, int], Look | None] = {}
    if not isinstance(block, Table):
        looks = {(figure.start, figure.end): None for figure in figures.read(block.text)}
    for figure, verdict in worst.items():
        if figure.block == place:
            looks[figure.start, figure.end] = LOOKS[verdict]
    return [(start, end, look) for (start, end), look in sorted(looks.items())]


def _cut(text: str, offset: int, marks: Sequence[tuple[int, int, Look | None]]) -> list[Piece]:
    """The text in pieces; ``offset``: where it begins in the block that the marks count from."""
    pieces: list[Piece] = []
    reach = 0
    for start, end, look in marks:
        first, last = start - offset, end - offset
        if reach <= first and last <= len(text):
            pieces += [Piece(text[reach:first]), Piece(text[first:last], True, look)]
            reach = last
    return [piece for piece in [*pieces, Piece(text[reach:])] if piece.text]
