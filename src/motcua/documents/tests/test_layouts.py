"""The official layouts beside the column lists of domain.md 4.1 and 4.2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.documents.layouts import LAYOUTS
from motcua.documents.report_paper import (
    PaperColumn,
    PaperRow,
    PaperSum,
    PaperTable,
    heading_cells,
    heading_depth,
)
from motcua.documents.tests.report_samples import sample

#: Form, table -> first and last printed number, and the sums its numbers state.
COLUMNS = {
    ("II.06a", 0): (3, 13, {(3, (4, 5, 6)), (7, (8, 9, 10)), (11, (12, 13)), (3, (7, 11))}),
    ("II.07b", 0): (1, 12, {(1, (2, 3, 4)), (5, (6, 7, 8)), (9, (10, 11, 12))}),
    ("07a", 0): (3, 15, {(3, (4, 5, 6, 7, 8)), (9, (10, 11, 12)), (13, (14, 15)), (3, (9, 13))}),
    ("07b", 0): (3, 15, {(3, (4, 5, 6, 7, 8)), (9, (10, 11, 12)), (13, (14, 15)), (3, (9, 13))}),
    ("06a", 0): (
        3,
        16,
        {(3, (4, 5)), (3, (6, 7)), (8, (9, 10)), (8, (11, 12)), (13, (14, 15)), (3, (8, 13))},
    ),
    ("08b", 0): (3, 10, set()),
    ("08c-I", 0): (1, 9, {(1, (2, 3)), (4, (5, 6)), (7, (8, 9))}),
    ("08c-II", 0): (3, 10, set()),
    ("03b-I", 0): (3, 10, {(4, (5, 6, 7))}),
    ("03b-II", 0): (3, 11, {(5, (6, 7, 8))}),
}


def test_every_table_of_every_layout_is_in_the_list() -> None:
    assert set(COLUMNS) == {(code, place) for code in LAYOUTS for place in range(len(LAYOUTS[code].tables))}


@pytest.mark.parametrize(("code", "place"), COLUMNS)
def test_a_layout_has_the_columns_and_sums_of_the_form(code: str, place: int) -> None:
    table = LAYOUTS[code].tables[place]
    first, last, sums = COLUMNS[code, place]
    assert [column.number for column in table.columns] == list(range(first, last + 1))
    assert {(each.total, each.parts) for each in table.sums} == sums


@pytest.mark.parametrize("code", LAYOUTS)
def test_the_first_printed_number_is_that_of_the_column(code: str) -> None:
    for table in LAYOUTS[code].tables:
        for column in table.columns:
            assert column.label.split("=")[0] == f"({column.number})"


@pytest.mark.parametrize("code", LAYOUTS)
def test_a_sample_in_each_layout_adds_up(code: str) -> None:
    assert all(not check.broken for check in sample(code).checks)


PATHS = st.lists(
    st.lists(st.sampled_from("ABC"), min_size=1, max_size=4).map(tuple), min_size=1, max_size=9
).map(lambda paths: tuple(PaperColumn(number, path) for number, path in enumerate(paths, 3)))


@given(PATHS)
def test_the_heading_grid_covers_every_place_exactly_once(columns: tuple[PaperColumn, ...]) -> None:
    table = PaperTable(columns, ())
    covered = [
        (row, column)
        for cell in heading_cells(table)
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    assert sorted(covered) == [
        (row, column) for row in range(heading_depth(table)) for column in range(len(columns))
    ]


@given(PATHS)
def test_each_column_stands_under_its_own_headings(columns: tuple[PaperColumn, ...]) -> None:
    table = PaperTable(columns, ())
    for place, column in enumerate(columns):
        over = [cell for cell in heading_cells(table) if cell.column <= place < cell.column + cell.colspan]
        assert tuple(cell.text for cell in sorted(over, key=lambda cell: cell.row)) == column.heading


def test_a_broken_sum_names_its_row() -> None:
    columns = tuple(PaperColumn(number, (str(number),)) for number in (3, 4, 5))
    rows = (PaperRow("đúng", (3, 1, 2)), PaperRow("sai", (4, 1, 2)), PaperRow("mục", (None, None, None)))
    (check,) = PaperTable(columns, rows, sums=(PaperSum(3, (4, 5)),)).checks
    assert check.broken == ("sai",)


@pytest.mark.parametrize(("rows", "sums"), [((PaperRow("thiếu", (1,)),), ()), ((), (PaperSum(3, (4, 9)),))])
def test_a_table_that_cannot_be_is_refused(rows: tuple[PaperRow, ...], sums: tuple[PaperSum, ...]) -> None:
    columns = (PaperColumn(3, ("a",)), PaperColumn(4, ("b",)))
    with pytest.raises(ValueError):
        PaperTable(columns, rows, sums=sums)
