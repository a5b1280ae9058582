"""Total rows: "Tổng số", "Cộng", "Toàn huyện" against the rows they stand over or under."""

import re
from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.lexicon.divisions import AXES
from motcua.checker.normal import key
from motcua.checker.tables import evidence
from motcua.checker.tables.evidence import Judged
from motcua.checker.tables.grid import Column, Grid, Line
from motcua.checker.verdicts import Relation

_TOTAL = re.compile(
    r"(?:[-+*•]\s*)?(?:tổng|tổng số|tổng cộng|cộng|cộng chung|tổng hợp|cộng dồn|chung"
    r"|tổng (?:toàn|chung|cả)\b.*"
    r"|toàn (?:xã|phường|huyện|quận|tỉnh|thành phố|tp|thị xã|bộ|ngành|cơ quan|trường)\b.{0,20}|cộng toàn.*"
    r"|cả (?:xã|huyện|tỉnh|năm|quận|phường|nước)|tổng cộng.{0,24}|cộng (?:[ivx]+|mục|nhóm|phần).{0,12}"
    r"|(?:cộng|tổng|tổng cộng) (?:quý|tháng|năm|6 tháng|9 tháng|kỳ)\b.{0,16}"
    r"|tổng số (?:phiếu|hồ sơ|lượt|ý kiến|thủ tục|tthc|người|văn bản))\W*"
)
_TOTAL_OF = re.compile(r"tổng\s+(?!số\b)\w+(?:\s+\w+)?")  # "Tổng điểm": only where a column bears it out
_ROMAN = re.compile(r"[IVX]+\.?|[A-ZĐ]\.?")
_ROMAN_LABEL = re.compile(r"(?:[IVX]+|[A-ZĐ])[.)]\s")
_SUB_LABEL = re.compile(r"(?:[-+*•–]|[a-zđ]\)|trong đó\b|\d+\.\d+)")


def find(grid: Grid) -> Iterator[Relation]:
    totals = [place for place, line in enumerate(grid.lines) if is_total(line)]
    for place in totals:
        yield from _of_total(grid, place, totals)
    yield from _sections(grid)


def is_total(line: Line) -> bool:
    label = key(line.label).strip()
    return _TOTAL.fullmatch(label) is not None or _TOTAL_OF.fullmatch(label) is not None


def _of_total(grid: Grid, place: int, totals: Sequence[int]) -> Iterator[Relation]:
    guesses = [
        _judged(grid, grid.lines[place], parts)
        for parts in _candidates(grid, place, totals)
        if len(parts) > 1
    ]
    judged = evidence.best(guesses, least=1)
    if not judged and guesses and _plain(grid, place, totals) and all(map(_near, guesses[0])):
        judged = guesses[0]
    if not judged and guesses and len(guesses[0]) == 1 and any(_sections(grid)):
        judged = guesses[0]  # the sections add up, so only their total can be wrong
    yield from (grid.relation(judgement, figures, said) for judgement, figures, said in judged)


def _near(judged: Judged) -> bool:
    """Whether a total and its sum differ by no more than a slip."""
    _, figures, _ = judged
    total, added = figures[0].value, sum(figure.value for figure in figures[1:])
    return abs(total - added) * 5 <= max(total, added)


def _plain(grid: Grid, place: int, totals: Sequence[int]) -> bool:
    """One total row, first or last, over rows of one kind: nothing to guess."""
    if len(totals) != 1 or place not in (0, len(grid.lines) - 1):
        return False
    if not _TOTAL.fullmatch(key(grid.lines[place].label).strip()):
        return False
    others = [line for line in grid.lines if line is not grid.lines[place]]
    if place == 0 and names_parts(others):
        return False
    return not any(_is_section(line) or _is_sub(line) for line in others)


def names_parts(lines: Sequence[Line]) -> bool:
    """Whether the labels divide one thing several ways: a list of counts, not of things."""
    named = [[axis.name for axis in AXES if axis.named_in(f"{key(line.label)} #")] for line in lines]
    return sum(bool(axes) for axes in named) * 2 > len(named)


def _candidates(grid: Grid, place: int, totals: Sequence[int]) -> Iterator[list[Line]]:
    """Rows that a total may be of: all others, the sections, the rows between this total and the last."""
    others = [line for at, line in enumerate(grid.lines) if at not in totals]
    main = [line for line in others if not _is_sub(line)]
    sections = [line for line in main if _is_section(line)]
    if sections:
        yield sections
    yield main
    yield others
    earlier = [at for at in totals if at < place]
    later = [at for at in totals if at > place]
    yield grid_slice(grid, (earlier[-1] + 1) if earlier else 0, place)
    yield grid_slice(grid, place + 1, later[0] if later else len(grid.lines))
    if len(earlier) > 1:
        yield [grid.lines[at] for at in earlier]


def grid_slice(grid: Grid, start: int, end: int) -> list[Line]:
    return [line for line in grid.lines[start:end] if not _is_sub(line)]


def _is_section(line: Line) -> bool:
    return _ROMAN.fullmatch(line.order) is not None or _ROMAN_LABEL.match(line.label) is not None


def _is_sub(line: Line) -> bool:
    return (
        _SUB_LABEL.match(key(line.label)) is not None
        or re.fullmatch(r"\d+\.\d+\.?|-|\*", line.order) is not None
    )


def _sections(grid: Grid) -> Iterator[Relation]:
    """A section row over the rows up to the next section or total."""
    lines = grid.lines
    heads = [place for place, line in enumerate(lines) if _is_section(line)]
    for head in heads:
        end = next(
            (at for at in range(head + 1, len(lines)) if at in heads or is_total(lines[at])), len(lines)
        )
        parts = grid_slice(grid, head + 1, end)
        if len(parts) > 1:
            judged = _judged(grid, lines[head], parts)
            if evidence.borne_out(judged, least=1):
                yield from (grid.relation(judgement, figures, said) for judgement, figures, said in judged)


def _judged(grid: Grid, total: Line, parts: Sequence[Line]) -> list[Judged]:
    """Column by column; columns of percentages are not added, empty cells count nothing."""
    judged: list[Judged] = []
    for column in grid.added:
        figures = [line.figures[column.place] for line in parts if column.place in line.figures]
        if column.place in total.figures and len(figures) > 1:
            whole = total.figures[column.place]
            said = _said(grid, column, total, parts)
            judged.append((judge.sum_of(whole, figures, True), [whole, *figures], said))
    return judged


def _said(grid: Grid, column: Column, total: Line, parts: Sequence[Line]) -> str:
    rows = "; ".join(f"{line.label} {line.cells[column.place].text}".strip() for line in (total, *parts))
    name = grid.columns_name(column)
    return f"Cột “{name}”: {rows}" if name else rows
