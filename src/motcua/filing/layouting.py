"""From rows of figures to the tables of a paper: in the official layout where the form has one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.documents.layouts import LAYOUTS
from motcua.documents.layouts.layout import Layout, TableLayout, leads
from motcua.documents.report_paper import Cell, PaperColumn, PaperRow, PaperSum, PaperTable, RowKind

Cells = Mapping[int, int]


@dataclass(frozen=True)
class TableRow:
    """``section``: the mark of the part in which it stands ("I"), empty in a table without parts."""

    name: str
    cells: Cells
    section: str = ""


@dataclass(frozen=True)
class TableFigures:
    """What a form came to. ``columns`` and ``sums`` are the form's own, for forms that no law lays out;
    ``sections``: the parts with their sums, in order, ``section`` their mark."""

    columns: tuple[PaperColumn, ...]
    sums: tuple[PaperSum, ...]
    rows: tuple[TableRow, ...]
    total: Cells
    row_name: str
    sections: tuple[TableRow, ...] = ()


def layout_of(code: str, figures: TableFigures) -> Layout | None:
    """The official layout, where the figures have its columns."""
    layout = LAYOUTS.get(code)
    numbers = {column.number for column in figures.columns}
    if layout and all({column.number for column in table.columns} <= numbers for table in layout.tables):
        return layout
    return None


def tables_of(layout: Layout | None, figures: TableFigures) -> tuple[PaperTable, ...]:
    """One table; several where the layout parts the sections into tables of their own."""
    if layout is None:
        own = TableLayout(figures.columns, leads(figures.row_name), figures.sums)
        return (_whole(own, figures, total_first=False),)
    if len(layout.tables) == 1:
        named = layout.tables[0]
        return (_whole(named, figures, layout.total_first),)
    return tuple(
        _part(table, part, [row for row in figures.rows if row.section == part.section])
        for table, part in zip(layout.tables, figures.sections, strict=False)
    )


def _whole(layout: TableLayout, figures: TableFigures, total_first: bool) -> PaperTable:
    if not layout.leads:
        return _table(layout, [PaperRow("", _cells(layout, figures.total))])
    body = _body(layout, figures)
    total = PaperRow("Tổng số", _cells(layout, figures.total), kind=RowKind.TOTAL)
    return _table(layout, [total, *body] if total_first else [*body, total])


def _body(layout: TableLayout, figures: TableFigures) -> list[PaperRow]:
    if not figures.sections:
        return _numbered(layout, figures.rows)
    printed = dict(layout.sections)
    rows: list[PaperRow] = []
    for part in figures.sections:
        name = printed.get(part.section, part.name)
        rows.append(PaperRow(name, _cells(layout, part.cells), part.section, RowKind.SECTION))
        rows += _numbered(layout, [row for row in figures.rows if row.section == part.section])
    return rows


def _part(layout: TableLayout, part: TableRow, rows: Sequence[TableRow]) -> PaperTable:
    if not layout.leads:
        return _table(layout, [PaperRow("", _cells(layout, part.cells))])
    total = PaperRow("Tổng số", _cells(layout, part.cells), kind=RowKind.TOTAL)
    return _table(layout, [*_numbered(layout, rows), total])


def _numbered(layout: TableLayout, rows: Sequence[TableRow]) -> list[PaperRow]:
    return [PaperRow(row.name, _cells(layout, row.cells), str(place)) for place, row in enumerate(rows, 1)]


def _cells(layout: TableLayout, cells: Cells) -> tuple[Cell, ...]:
    return tuple(cells[column.number] for column in layout.columns)


def _table(layout: TableLayout, rows: Sequence[PaperRow]) -> PaperTable:
    return PaperTable(layout.columns, tuple(rows), layout.leads, layout.sums, layout.title)
