"""Bulk approval: each dossier on its own, and the list says which were signed and which not, and why."""

from typing import Any

from django.urls import reverse

from motcua.web.desk.tests.stage import Stage, text_of

APPROVALS = reverse("desk:approvals")


def test_each_chosen_dossier_is_signed_on_its_own(stage: Stage, signed: Any) -> None:
    first, gone, left = stage.signing(), stage.signing(), stage.signing()
    stage.do("lanhdao", gone, "stop", {"ground": "applicant", "reason": "Xin thôi"})
    response = signed("lanhdao").post(APPROVALS, {"ho_so": [first.code, gone.code], "y_kien": "Đồng ý"})
    assert [each.code for each in response.context["signed"]] == [first.code]
    [failed] = response.context["failed"]
    assert failed.code == gone.code
    assert failed.refusal
    assert failed.refusal in text_of(response).replace("&quot;", '"')
    first.refresh_from_db()
    assert first.tasks.get(kind="approval").text == "Đồng ý"
    assert [row.dossier.code for row in response.context["rows"]] == [left.code]


def test_dossiers_out_of_scope_are_not_signed(stage: Stage, signed: Any) -> None:
    other = stage.elsewhere()
    response = signed("lanhdao").post(APPROVALS, {"ho_so": [other.code]})
    assert "Không tìm thấy hồ sơ" in text_of(response)


def test_nothing_chosen_says_so_and_keeps_the_opinion(stage: Stage, signed: Any) -> None:
    stage.signing()
    response = signed("lanhdao").post(APPROVALS, {"y_kien": "Đồng ý cả"})
    assert response.status_code == 422
    assert "Chưa chọn hồ sơ nào" in text_of(response)
    assert "Đồng ý cả</textarea>" in text_of(response)


def test_leader_sees_what_is_proposed(stage: Stage, signed: Any) -> None:
    stage.signing()
    refused = stage.running()
    stage.do("chuyenmon", refused, "decide", {"decision": "refused", "text": "Không đủ điều kiện"})
    rows = {row.dossier.code: row for row in signed("lanhdao").get(APPROVALS).context["rows"]}
    assert rows[refused.code].refuses
    assert sum(not row.refuses for row in rows.values()) == 1


def test_empty_list_is_said_kindly(signed: Any) -> None:
    assert "Không có hồ sơ nào chờ ký" in text_of(signed("lanhdao").get(APPROVALS))
