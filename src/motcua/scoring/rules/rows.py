"""A frame from the rows of a sheet, one row a criterion. Bad rows are listed; none vanishes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from motcua.scoring.rules.formula_text import formula_in, text_of
from motcua.scoring.rules.points import RulesError, parse, points_text
from motcua.scoring.rules.tree import Branch, Leaf, Node, Tree, Waived

COLUMNS = (
    "Mã tiêu chí",
    "Thuộc tiêu chí",
    "Tên tiêu chí",
    "Điểm tối đa",
    "Công thức",
    "Tài liệu kiểm chứng",
    "Số liệu tự động",
    "Điều tra XHH",
    "Được miễn",
)
YES = "có"
MOST_ROWS = 500


@dataclass(frozen=True)
class BadRow:
    """``number`` as the sheet counts its rows, from 1."""

    number: int
    reason: str


@dataclass
class _Row:
    number: int
    code: str
    parent: str
    name: str
    maximum: Decimal | None
    leaf: Leaf | None
    children: list["_Row"] = field(default_factory=list)


@dataclass(frozen=True)
class ReadSheet:
    """``tree`` is None as long as there is a bad row."""

    tree: Tree | None
    bad: tuple[BadRow, ...]


def read(rows: Sequence[Sequence[str]], automatics: Mapping[str, str], waived: Waived) -> ReadSheet:
    """``automatics``: names of figures that the system computes -> their keys."""
    start = next((number for number, row in enumerate(rows) if _is_heading(row)), None)
    if start is None:
        return ReadSheet(
            None, (BadRow(1, f"Không thấy dòng tiêu đề. Dòng đầu cần có các cột: {', '.join(COLUMNS)}."),)
        )
    places = _places(rows[start])
    bad: list[BadRow] = []
    found: list[_Row] = []
    for number, cells in enumerate(rows[start + 1 :], start + 2):
        if any(cell.strip() for cell in cells):
            _take(number, _by_column(cells, places), automatics, found, bad)
    if len(found) > MOST_ROWS:
        return ReadSheet(None, (BadRow(1, f"Tệp có quá {MOST_ROWS} tiêu chí. Kiểm tra lại tệp."),))
    return _built(found, bad, waived)


def rows_of(tree: Tree, names: Mapping[str, str]) -> list[list[str]]:
    """The same sheet of a tree; ``names``: key of an automatic figure -> its name."""
    rows: list[list[str]] = []
    for root in tree.roots:
        _write(root, "", names, rows)
    return rows


def _write(node: Node, parent: str, names: Mapping[str, str], rows: list[list[str]]) -> None:
    maximum = points_text(node.maximum)
    if isinstance(node, Branch):
        rows.append([node.code, parent, node.name, maximum, "", "", "", "", ""])
        for child in node.children:
            _write(child, node.code, names, rows)
        return
    marks = [YES if node.survey else "", YES if node.waivable else ""]
    automatic = names.get(node.automatic, node.automatic)
    rows.append(
        [node.code, parent, node.name, maximum, text_of(node.formula), node.evidence, automatic, *marks]
    )


def _is_heading(row: Sequence[str]) -> bool:
    cells = {cell.strip().casefold() for cell in row}
    return {name.casefold() for name in COLUMNS[:4]} <= cells


def _places(heading: Sequence[str]) -> dict[str, int]:
    known = {name.casefold(): name for name in COLUMNS}
    return {
        known[cell.strip().casefold()]: place
        for place, cell in enumerate(heading)
        if cell.strip().casefold() in known
    }


def _by_column(cells: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    found = {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}
    return {name: found.get(name, "") for name in COLUMNS}


def _take(
    number: int,
    cells: Mapping[str, str],
    automatics: Mapping[str, str],
    found: list[_Row],
    bad: list[BadRow],
) -> None:
    try:
        found.append(_row(number, cells, automatics))
    except RulesError as error:
        bad.append(BadRow(number, str(error)))


def _row(number: int, cells: Mapping[str, str], automatics: Mapping[str, str]) -> _Row:
    code, name, text = cells["Mã tiêu chí"], cells["Tên tiêu chí"], cells["Điểm tối đa"]
    if not code or not name:
        raise RulesError("Thiếu mã hoặc tên tiêu chí.")
    if len(code) > 20:
        raise RulesError(f"Mã “{code[:30]}” dài quá 20 ký tự.")
    maximum = parse(text) if text else None
    leaf = None
    if cells["Công thức"]:
        if maximum is None:
            raise RulesError(f"Tiêu chí {code} có công thức nhưng chưa ghi điểm tối đa.")
        leaf = _leaf(code, name, maximum, cells, automatics)
    return _Row(number, code, cells["Thuộc tiêu chí"], name, maximum, leaf)


def _leaf(
    code: str, name: str, maximum: Decimal, cells: Mapping[str, str], automatics: Mapping[str, str]
) -> Leaf:
    automatic = cells["Số liệu tự động"]
    known = {label.casefold(): key for label, key in automatics.items()}
    if automatic and automatic.casefold() not in known:
        raise RulesError(
            f"Không có số liệu tự động “{automatic[:60]}”. Chọn một trong: {'; '.join(automatics)}."
        )
    return Leaf(
        code,
        name,
        formula_in(cells["Công thức"], maximum),
        evidence=cells["Tài liệu kiểm chứng"],
        automatic=known[automatic.casefold()] if automatic else "",
        survey=cells["Điều tra XHH"].casefold() == YES,
        waivable=cells["Được miễn"].casefold() == YES,
    )


def _built(found: list[_Row], bad: list[BadRow], waived: Waived) -> ReadSheet:
    by_code: dict[str, _Row] = {}
    for row in found:
        if row.code in by_code:
            bad.append(BadRow(row.number, f"Mã {row.code} đã dùng ở dòng {by_code[row.code].number}."))
        by_code.setdefault(row.code, row)
    roots = _placed(by_code, bad)
    for row in by_code.values():
        _check(row, bad)
    if bad:
        return ReadSheet(None, tuple(sorted(bad, key=lambda each: each.number)))
    try:
        return ReadSheet(Tree(tuple(_node(root) for root in roots), waived), ())
    except RulesError as error:
        return ReadSheet(None, (BadRow(1, str(error)),))


def _placed(by_code: Mapping[str, _Row], bad: list[BadRow]) -> list[_Row]:
    """Each row under its parent, which stands above it, so that no ring can come about."""
    roots = []
    for row in by_code.values():
        parent = by_code.get(row.parent)
        if not row.parent:
            roots.append(row)
        elif parent is None:
            bad.append(BadRow(row.number, f"Không có tiêu chí {row.parent[:20]} để {row.code} thuộc về."))
        elif parent.number >= row.number:
            bad.append(BadRow(row.number, f"Tiêu chí {row.parent} phải đứng trên {row.code}."))
        else:
            parent.children.append(row)
    return roots


def _check(row: _Row, bad: list[BadRow]) -> None:
    if row.leaf and row.children:
        bad.append(BadRow(row.number, f"{row.code} có tiêu chí thành phần nên không ghi công thức."))
    elif not row.leaf and not row.children:
        bad.append(BadRow(row.number, f"{row.code} không có tiêu chí thành phần nên cần ghi công thức."))
    elif not row.leaf and row.maximum is not None and row.maximum != _reach(row):
        reached = points_text(_reach(row))
        bad.append(BadRow(row.number, f"Điểm tối đa của {row.code} khác tổng các thành phần ({reached})."))


def _reach(row: _Row) -> Decimal:
    if row.leaf:
        return row.leaf.maximum
    return sum((_reach(child) for child in row.children), Decimal(0))


def _node(row: _Row) -> Node:
    return row.leaf or Branch(row.code, row.name, tuple(_node(child) for child in row.children))
