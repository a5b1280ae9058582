"""From the decision to the tasks of the conclusion: who may, when, and what the journal says."""

from datetime import date
from typing import Any

import pytest

from motcua.assignments.models import Assignment, Source
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.visibility import visible_to as dossiers_of
from motcua.journal.models import Event
from motcua.journal.queries import sentence_of
from motcua.organisation.actions import create_agency, create_post
from motcua.organisation.mandates import active_mandates
from motcua.organisation.models import AgencyKind, Level, Role
from motcua.oversight.actions.deciding import decide
from motcua.oversight.actions.handling import ACTIONS, available, perform
from motcua.oversight.models import Finding, Inspection, Recommendation, StageRecord, Verdict
from motcua.oversight.tests.stage import DECISION, RECOMMENDATION, SHORTCOMING, Examined
from motcua.oversight.visibility import visible_to


def last(item: Inspection) -> Event:
    return Event.objects.filter(chain=item.pk).latest("pk")


def test_a_decision_has_a_code_units_criteria_and_an_event(examined: Examined) -> None:
    item = examined.decided()
    assert item.code == "KT-H03.1-2026-01"
    assert [each.unit.code for each in item.units.all()] == ["H03.1.7"]
    assert "HS5N" in item.criteria and "HS5" not in item.criteria  # the law of the day of the decision
    assert "Quyết định 215/QĐ-UBND" in sentence_of(last(item))
    assert examined.decided(decision_number="216/QĐ-UBND").code == "KT-H03.1-2026-02"


@pytest.mark.parametrize("who", ["tiepnhan", "chuyenmon", "quantri", "doanvien"])
def test_only_who_organises_decides(examined: Examined, who: str) -> None:
    with pytest.raises(NotPermitted):
        decide(getattr(examined.cast, who), DECISION)
    assert not Inspection.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"decided_on": "17/11/2026"}, "decided_on"),
        ({"starts_on": "15/11/2026"}, "starts_on"),
        ({"ends_on": "19/11/2026"}, "ends_on"),
        ({"examined_to": "31/10/2026"}, "examined_to"),
        ({"examined_to": "28/11/2026"}, "examined_to"),
        ({"units": ["H03"]}, "units"),
        ({"units": ["H03.1.7.1"]}, "units"),
        ({"units": ["H03.1", "H03.1.7"]}, "units"),
        ({"kind": "supervision"}, "kind"),
        ({"kind": "unannounced"}, "trigger"),
        ({"criteria": ["HS5"]}, "criteria"),
        ({"plan_line": "không có"}, "plan_line"),
    ],
)
def test_a_decision_that_contradicts_itself_is_refused(
    examined: Examined, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        examined.decided(**changes)
    assert field in refused.value.fields
    assert not Inspection.objects.exists()


def test_a_council_supervises_what_it_was_elected_to_watch(examined: Examined) -> None:
    cast = examined.cast
    council = create_agency(
        "H03.1.90", "HĐND thành phố (mẫu)", AgencyKind.COUNCIL, Level.DISTRICT, cast.district,
        valid_from=date(2016, 1, 1), synthetic=True,
    )  # fmt: skip
    create_post(cast.doanvien, council, Role.INSPECTOR, valid_from=date(2016, 1, 1))
    item = decide(cast.doanvien, {**DECISION, "kind": "supervision", "units": ["H03.1.7", "H03.1.8"]})
    assert item.units.count() == 2
    with pytest.raises(BadInput):
        decide(cast.doanvien, {**DECISION, "decision_number": "2", "kind": "control"})


def test_the_access_of_a_member_is_the_decision(examined: Examined) -> None:
    examined.dossiers()
    item = examined.teamed()
    for moment, seen in [
        ("2026-11-19 23:59", 0),
        ("2026-11-20 00:00", 3),
        ("2026-11-27 23:59", 3),
        ("2026-11-28 00:00", 0),
    ]:
        examined.goto(moment)
        assert dossiers_of(examined.member).count() == seen, moment
        assert visible_to(examined.member).count() == (1 if seen else 0), moment
    assert sentence_of(last(item)).startswith("doanvien tham gia đoàn")


def test_more_days_and_no_more_days(examined: Examined) -> None:
    item = examined.teamed()
    examined.goto("2026-11-20 09:00")
    examined.do(examined.organiser, item, "gia-han", ends_on="30/11/2026", number="230/QĐ-UBND")
    examined.goto("2026-11-30 23:59")
    assert active_mandates(examined.member).count() == 1
    examined.do(examined.organiser, item, "thoi-thanh-vien", username="doanvien", reason="Chuyển công tác")
    assert not active_mandates(examined.member).exists()
    with pytest.raises(BadInput):
        examined.do(examined.organiser, item, "gia-han", ends_on="29/11/2026", number="231")


def test_calling_it_off_ends_everything(examined: Examined) -> None:
    item = examined.on_site()
    examined.do(examined.organiser, item, "huy", reason="Trùng với thanh tra tỉnh")
    assert not active_mandates(examined.member).exists()
    with pytest.raises(WrongState):
        examined.step(item, "minutes")


def test_nobody_examines_himself(examined: Examined) -> None:
    item = examined.decided()
    with pytest.raises(BadInput):
        examined.do(examined.organiser, item, "them-thanh-vien", username="kiemsoat", role="member")
    own = decide(examined.cast.kiemsoat, {**DECISION, "kind": "self"})
    examined.do(examined.cast.kiemsoat, own, "them-thanh-vien", username="kiemsoat", role="head")
    assert own.members.count() == 1


def test_a_team_has_one_head_and_nobody_twice(examined: Examined) -> None:
    item = examined.teamed()
    for data in (
        {"username": "doanvien", "role": "member"},
        {"username": "lanhdao_tinh", "role": "head"},
        {"username": "khong_co", "role": "member"},
    ):
        with pytest.raises(BadInput):
            examined.do(examined.organiser, item, "them-thanh-vien", **data)
    assert item.members.count() == 1


def test_the_unit_knows_of_it_from_the_announcement_on(examined: Examined) -> None:
    item = examined.teamed()
    assert not visible_to(examined.unit).exists()
    examined.step(item, "announce", number="12/TB")
    assert visible_to(examined.unit).get() == item
    assert not visible_to(examined.cast.lanhdao_khac).exists()
    assert not visible_to(examined.cast.tiepnhan).exists()


def test_an_unannounced_visit_is_known_when_the_team_stands_there(examined: Examined) -> None:
    item = examined.teamed(kind="unannounced", trigger="Phản ánh PA-1 (mẫu)")
    with pytest.raises(BadInput):
        examined.step(item, "announce", number="12/TB")
    examined.goto("2026-11-20 09:00")
    assert not visible_to(examined.unit).exists()
    examined.step(item, "on_site", examined.member)
    assert visible_to(examined.unit).exists()


def test_stages_come_in_order_and_once(examined: Examined) -> None:
    item = examined.teamed()
    with pytest.raises(WrongState, match="thông báo"):
        examined.step(item, "minutes")
    examined.step(item, "announce", number="12/TB")
    with pytest.raises(WrongState):
        examined.step(item, "announce", number="12/TB")
    with pytest.raises(BadInput):
        examined.do(examined.organiser, item, "buoc", stage="on_site", happened_on="20/11/2026")
    with pytest.raises(WrongState):
        examined.step(item, "conclusion", number="1")


def test_an_announcement_has_a_number(examined: Examined) -> None:
    with pytest.raises(BadInput) as refused:
        examined.step(examined.teamed(), "announce")
    assert "number" in refused.value.fields


@pytest.mark.parametrize("stage", ["announce", "conclusion", "publication"])
def test_the_team_does_not_speak_for_the_agency(examined: Examined, stage: str) -> None:
    item = examined.on_site()
    with pytest.raises(NotPermitted):
        examined.step(item, stage, examined.member, number="1")


def test_the_unit_reports_and_explains_but_records_nothing_else(examined: Examined) -> None:
    item = examined.teamed()
    examined.step(item, "announce", number="12/TB")
    examined.step(item, "own_report", examined.unit, text="Báo cáo của phường (mẫu)")
    with pytest.raises(NotPermitted):
        examined.step(item, "on_site", examined.unit)
    with pytest.raises(NotFound):
        examined.step(item, "own_report", examined.cast.lanhdao_khac)


def test_a_shortcoming_is_whole_and_a_strength_need_not_be(examined: Examined) -> None:
    item = examined.on_site()
    for name in ("legal_basis", "cause", "post_title", "severity"):
        with pytest.raises(BadInput) as refused:
            examined.do(examined.member, item, "nhan-xet", **{**SHORTCOMING, name: ""})
        assert name in refused.value.fields
    examined.do(examined.member, item, "nhan-xet", kind="strength", text="Niêm yết đầy đủ.")
    assert item.findings.get().kind == "strength"


def test_a_finding_names_only_dossiers_that_may_be_seen(examined: Examined) -> None:
    examined.dossiers()
    item = examined.on_site()
    codes = list(dossiers_of(examined.member).values_list("code", flat=True))
    outside = dossiers_of(examined.cast.tiepnhan_khac).first()
    assert outside is not None
    with pytest.raises(BadInput, match=outside.code):
        examined.do(examined.member, item, "nhan-xet", **SHORTCOMING, dossiers=[*codes, outside.code])
    examined.do(examined.member, item, "nhan-xet", **SHORTCOMING, dossiers=codes)
    assert item.findings.get().dossiers.count() == len(codes) == 3


def test_after_the_last_day_the_team_writes_nothing(examined: Examined) -> None:
    found = examined.found()
    examined.goto("2026-11-28 00:00")
    with pytest.raises(NotFound):
        examined.do(examined.member, found.inspection, "nhan-xet", **SHORTCOMING)
    assert Finding.objects.count() == 1


def test_an_explanation_comes_after_the_draft_from_the_unit_and_is_settled(examined: Examined) -> None:
    found = examined.found()
    item = found.inspection
    said = {"finding": str(found.pk), "explanation": "Đã phân công từ tháng 10 (mẫu)."}
    with pytest.raises(WrongState):
        examined.do(examined.unit, item, "giai-trinh", **said)
    examined.step(item, "minutes", examined.member)
    examined.step(item, "draft", examined.member)
    with pytest.raises(NotPermitted):
        examined.do(examined.member, item, "giai-trinh", **said)
    examined.do(examined.unit, item, "giai-trinh", **said)
    with pytest.raises(WrongState, match="giải trình"):
        examined.step(item, "conclusion", number="31/KL")
    with pytest.raises(BadInput):
        examined.do(
            examined.member, item, "xu-ly-giai-trinh",
            finding=str(found.pk), verdict="changed", reason="Có văn bản", text=found.text,
        )  # fmt: skip
    examined.do(
        examined.member, item, "xu-ly-giai-trinh",
        finding=str(found.pk), verdict="changed", reason="Có văn bản", text="Ghi chậm trước tháng 10.",
    )  # fmt: skip
    found.refresh_from_db()
    assert (found.first_text, found.text) == (SHORTCOMING["text"], "Ghi chậm trước tháng 10.")
    with pytest.raises(WrongState):
        examined.do(examined.unit, item, "giai-trinh", **said)


def test_a_conclusion_wants_a_recommendation_for_every_shortcoming_that_stands(examined: Examined) -> None:
    found = examined.drafted()
    with pytest.raises(WrongState, match="kiến nghị"):
        examined.step(found.inspection, "conclusion", number="31/KL")
    Finding.objects.update(verdict=Verdict.WITHDRAWN)
    examined.step(found.inspection, "conclusion", number="31/KL")


def test_recommendations_become_tasks(examined: Examined) -> None:
    item = examined.recommended().inspection
    examined.do(
        examined.member, item, "kien-nghi", direction="to_higher", addressee="H03",
        text="Tỉnh cấp máy quét (mẫu).", product="Văn bản trả lời", due_on="31/01/2027",
    )  # fmt: skip
    examined.do(
        examined.member, item, "kien-nghi", direction="to_higher", outside="Bộ Tư pháp",
        text="Sửa biểu mẫu (mẫu).", product="Văn bản trả lời", due_on="31/01/2027",
    )  # fmt: skip
    examined.do(
        examined.unit, item, "kien-nghi", direction="from_unit", addressee="H03.1",
        text="Đề nghị tập huấn (mẫu).", product="Lớp tập huấn", due_on="31/01/2027",
    )  # fmt: skip
    examined.step(item, "conclusion", number="31/KL-UBND")
    tasks = Assignment.objects.filter(source=Source.RECOMMENDATION).order_by("code")
    assert [task.agency.code for task in tasks] == ["H03.1.7", "H03", "H03.1", "H03.1"]
    assert {task.giver.code for task in tasks} == {"H03.1"}
    assert tasks[0].post_title == SHORTCOMING["post_title"]
    assert "Bộ Tư pháp" in tasks[2].title
    assert [user.username for user in tasks[3].verifiers.all()] == ["lanhdao"]
    assert {task.source_id for task in tasks} == set(Recommendation.objects.values_list("pk", flat=True))
    assert last(item).payload["tasks"] == [task.code for task in tasks]


def test_each_speaks_for_himself(examined: Examined) -> None:
    item = examined.drafted().inspection
    with pytest.raises(NotPermitted):
        examined.do(examined.unit, item, "kien-nghi", **RECOMMENDATION)
    with pytest.raises(NotPermitted):
        examined.do(
            examined.member,
            item,
            "kien-nghi",
            **{**RECOMMENDATION, "direction": "from_unit"},
            addressee="H03.1",
        )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"due_on": "01/11/2026"}, "due_on"),
        ({"direction": "to_higher"}, "addressee"),
        ({"direction": "to_higher", "addressee": "H03.1.8"}, "addressee"),
        ({"finding": "x"}, "finding"),
        ({"unit": "H03.1.8"}, "unit"),
    ],
)
def test_a_recommendation_says_to_whom_and_by_when(
    examined: Examined, changes: dict[str, Any], field: str
) -> None:
    item = examined.drafted().inspection
    with pytest.raises(BadInput) as refused:
        examined.do(examined.member, item, "kien-nghi", **{**RECOMMENDATION, **changes})
    assert field in refused.value.fields


def test_a_recommendation_that_was_withdrawn_is_no_task(examined: Examined) -> None:
    made = examined.recommended()
    item = made.inspection
    examined.do(examined.member, item, "kien-nghi", finding=str(made.finding_id), **RECOMMENDATION)
    examined.do(examined.member, item, "rut-kien-nghi", recommendation=str(made.pk), reason="Trùng")
    with pytest.raises(WrongState):
        examined.do(examined.member, item, "rut-kien-nghi", recommendation=str(made.pk), reason="Trùng")
    examined.step(item, "conclusion", number="31/KL")
    assert Assignment.objects.count() == 1


def test_after_the_conclusion_nothing_but_its_publication_is_recorded(examined: Examined) -> None:
    item = examined.concluded()
    for action, data in (
        ("nhan-xet", SHORTCOMING),
        ("kien-nghi", RECOMMENDATION),
        ("them-thanh-vien", {"username": "lanhdao_tinh", "role": "member"}),
        ("huy", {"reason": "x"}),
    ):
        with pytest.raises(WrongState):
            examined.do(examined.organiser, item, action, **data)
    examined.step(item, "publication")
    assert StageRecord.objects.filter(inspection=item).count() == 6
    assert available(examined.organiser, Inspection.objects.get(pk=item.pk)) == {}


def test_judging_keeps_what_the_system_showed(examined: Examined) -> None:
    examined.dossiers()
    item = examined.on_site()
    with pytest.raises(BadInput):
        examined.do(examined.member, item, "tieu-chi", criterion="HS1N", judgement="unmet")
    examined.do(examined.member, item, "tieu-chi", criterion="HS1N", judgement="met")
    examined.do(
        examined.member, item, "tieu-chi", criterion="HS1N", judgement="partly", note="Một hồ sơ chậm"
    )
    first, second = item.answers.filter(criterion="HS1N")
    assert (first.version, second.version) == (1, 2)
    shown = {line["key"]: line["value"] for line in second.evidence}
    assert shown["07a:3"] == "3"
    with pytest.raises(BadInput):
        examined.do(examined.member, item, "tieu-chi", criterion="HS1", judgement="met")


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_nobody_out_of_scope_does_anything(examined: Examined, name: str) -> None:
    item = examined.on_site()
    before = Event.objects.count()
    for who in ("lanhdao_khac", "tiepnhan", "quantri"):
        with pytest.raises(NotFound):
            perform(getattr(examined.cast, who), item.pk, name, {})
    assert Event.objects.count() == before


def test_an_action_that_does_not_exist_is_refused(examined: Examined) -> None:
    with pytest.raises(BadInput):
        perform(examined.organiser, examined.decided().pk, "khong-co", {})
