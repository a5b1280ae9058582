"""Figures of forms in the layouts of the law."""

import pytest

from motcua.documents.layouts import LAYOUTS
from motcua.documents.layouts.layout import TableLayout
from motcua.documents.report_paper import PaperColumn, PaperSum, RowKind
from motcua.figures.forms import FORMS
from motcua.figures.identities import Identity
from motcua.filing.layouting import TableFigures, TableRow, layout_of, tables_of


def tables(code: str) -> list[TableLayout]:
    layout = LAYOUTS.get(code)
    return list(layout.tables) if layout else []


BOTH = sorted(code for code in FORMS if tables(code))


@pytest.mark.parametrize("code", BOTH)
def test_a_form_and_its_layout_number_the_same_columns(code: str) -> None:
    printed = {column.number for table in tables(code) for column in table.columns}
    assert printed == {column.number for column in FORMS[code].columns}


@pytest.mark.parametrize("code", BOTH)
def test_what_the_printed_numbers_add_up_is_what_the_form_states(code: str) -> None:
    printed = {(each.total, each.parts) for table in tables(code) for each in table.sums}
    sums = [each for each in FORMS[code].identities if isinstance(each, Identity)]
    assert printed == {(each.total, each.parts) for each in sums}


@pytest.mark.parametrize("code", BOTH)
def test_a_form_is_laid_out_as_the_law_prints_it(code: str) -> None:
    columns = tuple(PaperColumn(column.number, (column.name,)) for column in FORMS[code].columns)
    layout = layout_of(code, TableFigures(columns, (), (), {column.number: 0 for column in columns}, "x"))
    assert layout is not None
    assert list(layout.tables) == tables(code)


def test_the_statutory_forms_have_both() -> None:
    assert {"06a", "07a", "08b", "08c-I", "08c-II", "03b-I", "03b-II", "II.06a", "II.07b"} <= set(BOTH)


COLUMNS = (PaperColumn(1, ("Nhóm", "a")), PaperColumn(2, ("Nhóm", "b")))


def figures(**parts: object) -> TableFigures:
    rows = (TableRow("Đất đai", {1: 3, 2: 3}), TableRow("Hộ tịch", {1: 4, 2: 4}))
    given = {"columns": COLUMNS, "sums": (PaperSum(1, (2,)),), "rows": rows, "total": {1: 7, 2: 7}}
    return TableFigures(**{**given, "row_name": "Lĩnh vực", **parts})  # type: ignore[arg-type]


def test_a_form_of_the_house_is_laid_out_by_its_own_columns() -> None:
    assert layout_of("nguon", figures()) is None
    (table,) = tables_of(None, figures())
    assert table.columns == COLUMNS
    assert [(row.mark, row.name, row.cells) for row in table.rows] == [
        ("1", "Đất đai", (3, 3)),
        ("2", "Hộ tịch", (4, 4)),
        ("", "Tổng số", (7, 7)),
    ]


def test_a_statutory_form_with_other_columns_is_not_forced_into_the_layout() -> None:
    assert layout_of("07a", figures()) is None


def test_sections_head_their_rows_with_their_sums() -> None:
    layout = LAYOUTS["07b"]
    cells = dict.fromkeys(range(3, 16), 0)
    rows = (TableRow("Đất đai", cells, "I"), TableRow("Hộ tịch", cells, "II"))
    parts = (TableRow("p", cells, "I"), TableRow("q", cells, "II"))
    some = figures(columns=layout.tables[0].columns, rows=rows, sections=parts, total=cells)
    (table,) = tables_of(layout_of("07b", some), some)
    assert [(row.mark, row.kind) for row in table.rows] == [
        ("I", RowKind.SECTION),
        ("1", RowKind.PLAIN),
        ("II", RowKind.SECTION),
        ("1", RowKind.PLAIN),
        ("", RowKind.TOTAL),
    ]
    assert table.rows[0].name == layout.tables[0].sections[0][1]
