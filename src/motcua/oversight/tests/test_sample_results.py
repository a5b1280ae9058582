"""Results speak of the whole, with an interval, and of nothing where nothing was looked at."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.documents.live_text import Placeholder
from motcua.oversight.actions.sample_drawing import perform
from motcua.oversight.models import Sample
from motcua.oversight.papers.about import About
from motcua.oversight.papers.tables import known_tables, table
from motcua.oversight.samples.files import sheet_for
from motcua.oversight.samples.queries import sheets_missing, summaries_of
from motcua.oversight.samples.results import Results, items_of, results_of
from motcua.oversight.tests.samples import SECRET, Field

pytestmark = pytest.mark.django_db


def results(sample: Sample) -> Results:
    return results_of(sample, list(items_of(sample)))


def test_before_the_first_sheet_there_is_no_rate(field: Field) -> None:
    found = results(field.drawn())
    assert (found.expected, found.examined) == (6, 0)
    assert {row.rate for row in found.rows} == {"–"} and {row.low_rate for row in found.rows} == {"–"}


def test_faults_are_weighed_by_their_strata(field: Field) -> None:
    sample = field.drawn(number="3", minimum="1")
    answered = items_of(sample)
    for item in answered:
        population = sample.strata[item.stratum][1]
        field.fill(item, "fault" if population > 4 else "met", "none")
    rows = results(sample).rows
    held = sum(population for _, population, _ in sample.strata if population > 4)
    assert rows[0].total == held and rows[0].estimate.found <= rows[0].estimate.low <= held
    assert rows[0].estimate.high == sample.population - (3 - rows[0].estimate.found)
    assert (rows[1].estimate.found, rows[1].none, rows[1].rate) == (0, 3, "0,00%")
    assert rows[-1].estimate.found == rows[0].estimate.found


def test_a_whole_population_is_counted_not_estimated(field: Field) -> None:
    sample = field.drawn(number="12")
    for number, item in enumerate(items_of(sample)):
        field.fill(item, "fault" if number < 3 else "met", "met")
    row = results(sample).rows[0]
    assert (row.total, row.estimate.low, row.estimate.high, row.rate) == (3, 3, 3, "25,00%")


def test_the_last_correction_counts(field: Field) -> None:
    sample = field.drawn()
    item = items_of(sample)[0]
    field.fill(item, "fault", "met")
    field.fill(item, "met", "met", reason="Nhầm hồ sơ")
    assert results(sample).rows[0].estimate.found == 0


def test_a_lost_dossier_is_not_expected_and_its_successor_is(field: Field) -> None:
    sample = field.drawn()
    lost = items_of(sample)[0]
    perform(field.member, sample.pk, "thay", {"code": lost.dossier.code, "reason": "Thất lạc"})
    assert results(sample).expected == 6


def test_the_list_as_a_sheet_names_what_replaced_what(field: Field) -> None:
    sample = field.drawn()
    lost = items_of(sample)[0]
    perform(field.member, sample.pk, "thay", {"code": lost.dossier.code, "reason": "Thất lạc"})
    rows = list(sheet_for(sample, list(items_of(sample))).rows)
    assert len(rows) == 7 and {len(row) for row in rows} == {8}
    assert any("Đã thay bằng" in str(row[3]) and row[4] == "Thất lạc" for row in rows)


def test_reading_results_takes_two_queries_however_many_are_drawn(field: Field) -> None:
    counts = []
    for number in ("2", "9"):
        sample = field.bound(number=number, title=number) if number == "2" else None
        if sample is None:
            field.goto("2026-11-25 09:00")
            sample = field.bound(number=number, title=number)
        field.goto("2026-11-26 19:00")
        perform(field.member, sample.pk, "chon", {"public": "1", "nonce": "so bi mat cua phuong 2026"})
        with CaptureQueriesContext(
            connection,
        ) as asked:
            results(sample)
        counts.append(len(asked))
    assert counts == [2, 2]


def test_papers_read_what_was_drawn_in_three_queries_and_what_is_missing(
    field: Field, django_assert_num_queries: Any
) -> None:
    whole, part = field.bound(number="12", title="Tất cả"), field.bound(number="6", title="Một phần")
    field.freeze(title="Chưa chọn")
    field.goto("2026-11-26 19:00")
    for sample in (whole, part):
        perform(field.member, sample.pk, "chon", {"public": "1", "nonce": SECRET})
    for number, item in enumerate(items_of(whole)):
        field.fill(item, "fault" if number < 3 else "met", "met")
    field.fill(items_of(part)[0], "met", "met")
    with django_assert_num_queries(3):
        found = summaries_of(field.inspection)
    assert [(each.sample.title, each.results.examined) for each in found] == [("Tất cả", 12), ("Một phần", 1)]
    row = found[0].results.rows[0]
    assert (row.estimate.found, row.rate, row.low_rate, row.high_rate) == (3, "25,00%", "25,00%", "25,00%")
    assert sheets_missing(found) == 5


def test_a_paper_has_a_table_of_what_the_samples_say(field: Field) -> None:
    sample = field.drawn(number="12", title="Hồ sơ {07a:3} (mẫu)")
    about = About(field.inspection)
    asked = Placeholder("bang:mau")
    assert {row[4:] for row in table(about, asked).rows} == {("–", "–")}
    for number, item in enumerate(items_of(sample)):
        field.fill(item, "fault" if number < 3 else "met", "met")
    rows = table(about, asked).rows
    assert [row[2:] for row in rows] == [
        ("12", "3", "25,00%", "25,00% đến 25,00%"),
        ("12", "0", "0,00%", "0,00% đến 0,00%"),
        ("12", "3", "25,00%", "25,00% đến 25,00%"),
    ]
    assert rows[0][:2] == ("Hồ sơ (07a:3) (mẫu)", "Thành phần hồ sơ đúng quy định")
    assert ("bang:mau", "Kết quả kiểm tra theo mẫu, suy rộng cho tổng thể") in known_tables(about)
