"""Whatever the rows are, they part the whole, and each number is the length of its list."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.figures.facts import DOSSIER, Facts
from motcua.figures.tests.samples import PERIOD, sample
from motcua.organisation.models import AgencyKind, Level
from motcua.reports.errors import ReportError
from motcua.reports.grouping import UNCLASSIFIED
from motcua.reports.queries import cell_queryset, compute
from motcua.reports.subjects import source_of
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE, FIRST, LAST, OPEN

ALL = pytest.mark.parametrize("by", source_of(DOSSIER).groupings)


def town(district: list[Book]) -> list[Book]:
    """The district's own dossiers, those of its office, of two wards, and of an office of a ward."""
    top, first, second = district
    offices = [factory.agency(f"{book.agency.code}.9", parent=book.agency) for book in (top, first)]
    for office in offices:
        office.kind = AgencyKind.OFFICE
        office.save()
    lost = factory.procedure("9.000003")
    return [top, first, second, *(Book(office, lost) for office in offices)]


def fill(books: list[Book], many: list[Facts]) -> None:
    for number, book in enumerate(books):
        book.save([(book.build(facts), facts) for facts in many[number :: len(books)]])


@ALL
def test_kill_04_rows_sum_to_the_total_and_each_identity_holds_in_every_row(
    district: list[Book], by: str
) -> None:
    fill(town(district), sample(600))
    for form in ("07a", "nguon", "T7"):
        whole = compute(form, district[0].agency, FIRST, LAST)
        result = compute(form, district[0].agency, FIRST, LAST, by=by)
        assert result.total.cells == whole.total.cells
        assert result.holds


@ALL
def test_kill_20_every_tile_is_the_count_of_its_list_in_every_grouping(district: list[Book], by: str) -> None:
    fill(town(district), sample(300))
    asked = ("07a", district[0].agency, PERIOD.first, PERIOD.last)
    for row in compute(*asked, by=by).rows:
        for number, count in row.cells.items():
            assert cell_queryset(*asked, row_key=row.key, column=number, by=by).count() == count


def test_by_agency_offices_count_for_the_authority_they_belong_to(district: list[Book]) -> None:
    for book in town(district):
        book.add(DONE)
    result = compute("07a", district[0].agency, FIRST, LAST, by="agency")
    assert [(row.key, row.cells[3]) for row in result.rows] == [("H98.9", 2), ("H98.9.1", 2), ("H98.9.2", 1)]
    assert result.rows[0].name == "Ủy ban H98.9 (trực tiếp)"


def test_by_agency_a_row_counts_all_that_lies_below_it(db: None) -> None:
    """Asked of the province, a ward's dossiers stand in the row of its district."""
    province = factory.agency("H98", level=Level.PROVINCE)
    middle = factory.agency("H98.7", parent=province, level=Level.DISTRICT)
    ward = Book(factory.agency("H98.7.1", parent=middle), factory.procedure("9.000001"))
    ward.add(DONE)
    (row,) = compute("07a", province, FIRST, LAST, by="agency").rows
    assert (row.key, row.cells[3]) == ("H98.7", 1)


def test_by_channel_rows_stand_in_the_order_of_the_form(book: Book) -> None:
    for channel in ("post", "online", "counter"):
        book.add(replace(DONE, channel=channel))
    rows = compute("07a", book.agency, FIRST, LAST, by="channel").rows
    assert [row.name for row in rows] == ["Trực tiếp", "Trực tuyến", "Bưu chính công ích"]


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("month", ["before", "2026-10", "2026-11", "2026-12"]),
        ("calendar_month", ["before", "2026-09", "2026-10", "2026-11"]),
    ],
)
def test_months_begin_on_the_15th_or_on_the_first(book: Book, by: str, rows: list[str]) -> None:
    """The four days on which either kind of month turns."""
    for day in ("2026-09-10", "2026-09-20", "2026-10-14", "2026-10-15", "2026-11-14", "2026-11-15"):
        book.add(replace(OPEN, received_at=local(f"{day} 08:00")))
    result = compute("07a", book.agency, date(2026, 9, 15), date(2026, 11, 20), by=by)
    assert [row.key for row in result.rows] == rows
    assert result.rows[1].name == f"Tháng {int(rows[1][-2:])}/2026"


def test_a_period_too_long_for_its_months_is_refused_in_words(book: Book) -> None:
    with pytest.raises(ReportError, match="Hãy chọn kỳ ngắn hơn"):
        compute("07a", book.agency, date(2001, 1, 1), LAST, by="month")


@ALL
def test_a_row_that_a_table_has_not_is_refused(book: Book, by: str) -> None:
    with pytest.raises(ReportError, match="Không có dòng"):
        cell_queryset("07a", book.agency, FIRST, LAST, "NOPE", 3, by=by)


@ALL
def test_things_without_a_row_can_be_listed_in_every_grouping(book: Book, by: str) -> None:
    book.add(DONE)  # of which nobody knows who received it
    listed = cell_queryset("07a", book.agency, FIRST, LAST, UNCLASSIFIED, 3, by=by)
    assert listed.count() == (1 if by == "officer" else 0)


def test_the_level_of_agencies_limits_every_row(district: list[Book]) -> None:
    for book in district:
        book.add(DONE)
    result = compute("07a", district[0].agency, FIRST, LAST, by="agency", level=Level.DISTRICT)
    assert [row.cells[3] for row in result.rows] == [1]
