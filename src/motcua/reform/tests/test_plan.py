"""The plan of a year: its tasks are assignments, its completion is counted."""

import pytest

from motcua.assignments.models import Assignment, Source
from motcua.demo.cast import Cast
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted
from motcua.journal.models import Event
from motcua.journal.queries import sentence_of
from motcua.reform.actions import give_task, issue
from motcua.reform.models import Plan
from motcua.reform.queries import progress
from motcua.reform.tests.stage import PLAN, report_003, task


def test_report_003_7_general_24_specific_23_done(ward: Cast) -> None:
    plan = report_003(ward)
    counted = progress(plan)
    assert (counted.general.given, counted.specific.given, counted.specific.done) == (7, 24, 23)
    assert (counted.all.given, counted.all.done, counted.specific.ratio) == (31, 23, "95,83%")
    assert set(Assignment.objects.values_list("source", "source_id")) == {(Source.PLAN, plan.pk)}


def test_issuing_is_written_down(ward: Cast) -> None:
    plan = issue(ward.kiemsoat, PLAN)
    assert "năm 2026: 05/QĐ-UBND" in sentence_of(Event.objects.get(chain=plan.pk))
    with pytest.raises(BadInput, match="đã có kế hoạch năm 2026"):
        issue(ward.kiemsoat, PLAN)


def test_only_keepers_issue_and_give(ward: Cast) -> None:
    for stranger in (ward.chuyenmon, ward.thanhtra, ward.lanhdao_khac):
        with pytest.raises(NotPermitted):
            issue(stranger, PLAN)
    plan = issue(ward.lanhdao, PLAN)
    with pytest.raises(NotFound):
        give_task(ward.lanhdao_khac, plan.pk, task(ward, "general", 1))
    with pytest.raises(NotPermitted):
        give_task(ward.lanhdao_tinh, plan.pk, task(ward, "general", 1))
    assert not Assignment.objects.exists() and Plan.objects.count() == 1


def test_a_task_of_a_plan_is_general_or_specific(ward: Cast) -> None:
    plan = issue(ward.lanhdao, PLAN)
    with pytest.raises(BadInput):
        give_task(ward.lanhdao, plan.pk, task(ward, "", 1))
