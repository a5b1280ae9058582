"""07b: the province's own agencies, then its communes; what stands in neither is not lost."""

from dataclasses import replace

import pytest

from motcua.figures import forms, reference
from motcua.figures.facts import Facts
from motcua.figures.tests.samples import PERIOD, sample
from motcua.organisation.models import Agency, Level
from motcua.reports.errors import ReportError
from motcua.reports.grouping.sectioned import REST
from motcua.reports.queries import carried_over, cell_queryset, compute
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book
from motcua.reports.tests.test_figures import DONE, FIRST, LAST


@pytest.fixture
def province(db: None) -> list[Book]:
    """A province, a district of before July 2025, and two communes, with one procedure in one sector."""
    version = factory.procedure("9.000001", factory.sector("THU-HT"))
    top = factory.agency("H98", level=Level.PROVINCE)
    below = (("H98.1", Level.COMMUNE), ("H98.2", Level.COMMUNE), ("H98.90", Level.DISTRICT))
    return [Book(one, version) for one in (top, *(factory.agency(code, top, level) for code, level in below))]


def fill(province: list[Book]) -> list[Facts]:
    filled = []
    for number, book in enumerate(province):
        many = [replace(facts, level=book.agency.level) for facts in sample(400)[number::4]]
        book.save([(book.build(facts), facts) for facts in many])
        filled += many
    return filled


def top_of(province: list[Book]) -> Agency:
    return province[0].agency


@pytest.mark.parametrize("by", ["sector", "agency", "month"])
def test_sections_are_what_the_naive_reference_counts_and_make_up_the_total(
    province: list[Book], by: str
) -> None:
    facts = fill(province)
    result = compute("07b", top_of(province), PERIOD.first, PERIOD.last, by=by)
    naive = reference.parts(forms.get("07b"), facts, PERIOD)
    assert {row.key: dict(row.cells) for row in result.sections} == {
        "I": naive["I"],
        "II": naive["II"],
        REST: naive[""],
    }
    assert result.holds and any(naive[""].values())
    for number, count in result.total.cells.items():
        assert count == sum(row.cells[number] for row in result.sections)
        assert count == sum(row.cells[number] for row in result.rows)


def test_kill_20_each_number_of_a_section_and_of_its_rows_is_the_count_of_its_list(
    province: list[Book],
) -> None:
    fill(province)
    asked = ("07b", top_of(province), PERIOD.first, PERIOD.last)
    for row in compute(*asked).lines:
        for number, count in row.cells.items():
            assert cell_queryset(*asked, row_key=row.key, column=number).count() == count, (row.key, number)


def test_a_section_without_dossiers_is_printed_with_zeros_and_the_rest_only_where_there_is_some(
    province: list[Book],
) -> None:
    province[1].add(DONE)
    result = compute("07b", top_of(province), FIRST, LAST)
    assert [(row.key, row.cells[3]) for row in result.lines] == [
        ("", 1),
        ("I", 0),
        ("II", 1),
        ("II:THU-HT", 1),
    ]
    assert [row["key"] for row in result.as_json()["sections"]] == ["I", "II"]


def test_07b_counts_what_07a_counts_of_the_same_agencies(province: list[Book]) -> None:
    fill(province)
    both = [compute(code, top_of(province), FIRST, LAST) for code in ("07a", "07b")]
    assert both[0].total.cells == both[1].total.cells
    assert all(check.holds for check in carried_over(both[1].question, both[1]))


def test_a_section_that_the_form_has_not_is_refused(province: list[Book]) -> None:
    for key in ("III", "III:THU-HT"):
        with pytest.raises(ReportError, match="Không có dòng"):
            cell_queryset("07b", top_of(province), FIRST, LAST, key, 3)
