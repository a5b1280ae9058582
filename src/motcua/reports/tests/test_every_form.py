"""Every form, whatever it counts: by each of its groupings rows make up the total; a number is its list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.figures.facts import DOSSIER
from motcua.figures.forms import FORMS
from motcua.reports.errors import ReportError
from motcua.reports.parts import part_of
from motcua.reports.queries import cell_queryset, compute
from motcua.reports.subjects import groupings_of, source_of
from motcua.reports.tests.life import FIRST, LAST, Life

OTHERS = {code: form for code, form in FORMS.items() if form.subject is not DOSSIER}
WAYS = [(code, by) for code, form in OTHERS.items() for by in groupings_of(form)]


@pytest.mark.parametrize(("code", "by"), WAYS)
def test_kill_20_rows_make_up_the_total_and_every_number_is_the_length_of_its_list(
    life: Life, code: str, by: str
) -> None:
    result = compute(code, life.ward, FIRST, LAST, by=by)
    assert any(result.total.cells.values()), "nothing to count in this form"
    assert result.holds, [check for check in result.checks if not check.holds]
    for row in (result.total, *result.rows):
        for number, counted in row.cells.items():
            listed = cell_queryset(code, life.ward, FIRST, LAST, row.key, number, by=by)
            assert len({each.pk for each in listed}) == counted, (row.key, number)
    sums = {number: sum(row.cells[number] for row in result.rows) for number in result.total.cells}
    assert sums == dict(result.total.cells)


@pytest.mark.parametrize("code", OTHERS)
def test_every_list_can_be_shown_in_words_without_further_queries(life: Life, code: str) -> None:
    form = FORMS[code]
    question = compute(code, life.ward, FIRST, LAST).question
    for column in form.columns:
        source = part_of(question, column.number).source
        rows = list(source.listed(cell_queryset(code, life.ward, FIRST, LAST, "", column.number)))
        with CaptureQueriesContext(connection) as asked:
            shown = [[each.value(row) for each in source.columns] for row in rows]
        assert not asked.captured_queries, column.number
        assert all(line[0] for line in shown), column.number


@pytest.mark.parametrize("code", OTHERS)
def test_kill_19_the_number_of_queries_is_that_of_the_forms_subjects(life: Life, code: str) -> None:
    subjects = len(FORMS[code].parts)
    with CaptureQueriesContext(connection) as asked:
        compute(code, life.ward, FIRST, LAST)
    unusable = source_of(FORMS[code].subject).unusable is not None
    assert len(asked) <= 2 * subjects + unusable


@pytest.mark.parametrize("code", OTHERS)
def test_nobody_outside_counts_anything(life: Life, code: str) -> None:
    for user in (life.cast.tiepnhan_khac, life.cast.chuyenmon):
        result = compute(code, life.ward, FIRST, LAST, user=user)
        assert not any(result.total.cells.values())


def test_a_grouping_that_only_one_subject_has_is_refused(life: Life) -> None:
    with pytest.raises(ReportError, match="Không phân nhóm được"):
        compute("03b-I", life.ward, FIRST, LAST, by="change")
