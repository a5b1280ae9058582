"""The dossier page: what it is, what to do next, and what a refused action leaves standing."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.journal.models import Event
from motcua.terms import VN, clock_at
from motcua.web.desk.tests.stage import SINGLE, Stage, text_of


def _page(client: Any, dossier: Dossier) -> str:
    return text_of(client.get(reverse("desk:dossier", args=[dossier.code])))


def _act(client: Any, dossier: Dossier, verb: str, **data: str) -> Any:
    return client.post(reverse("desk:act", args=[dossier.code, verb]), data)


def test_page_tells_history_deadline_papers_and_steps(stage: Stage, signed: Any) -> None:
    dossier = stage.running()
    page = _page(signed("chuyenmon"), dossier)
    assert f"Tiếp nhận hồ sơ {dossier.code}" in page
    assert "Nguyễn Thị Mẫu Tiếp" in page
    assert "17:00 Thứ Năm 26/11/2026" in page
    assert "Vì sao?" in page
    assert "Ngày 3" in page
    assert page.count("process-done") == 1
    assert page.count("process-current") == 1


def test_first_action_is_offered_open_and_others_folded(stage: Stage, signed: Any) -> None:
    response = signed("chuyenmon").get(reverse("desk:dossier", args=[stage.running().code]))
    assert [offer.action.verb for offer in response.context["first"]] == ["decide"]
    assert "request_supplement" in {offer.action.verb for offer in response.context["others"]}
    assert text_of(response).count("data-main-action") == 1


def test_action_is_done_and_said(stage: Stage, signed: Any) -> None:
    dossier, client = stage.receive(), signed("tiepnhan")
    response = _act(client, dossier, "hand_over", text="Đủ giấy tờ")
    assert response.url == reverse("desk:dossier", args=[dossier.code])
    assert "Đã ghi: chuyển bước tiếp theo" in _page(client, dossier)


def test_bad_input_is_named_and_kept(stage: Stage, signed: Any) -> None:
    dossier = stage.running()
    response = _act(signed("chuyenmon"), dossier, "decide", decision="refused", text="")
    page = text_of(response)
    assert response.status_code == 422
    assert "Từ chối giải quyết phải nêu lý do." in page
    assert 'href="#decide_text"' in page
    assert 'value="refused" id="decide_decision_1" checked' in page


def test_wrong_state_says_why_and_keeps_what_was_typed(stage: Stage, signed: Any) -> None:
    dossier = stage.signing()
    client = signed("lanhdao")
    stage.do("lanhdao", dossier, "stop", {"ground": "applicant", "reason": "Xin thôi"})
    before = Event.objects.count()
    response = _act(client, dossier, "extend", until="30/11/2026", reason="Chờ xác minh liên xã")
    page = text_of(response)
    assert response.status_code == 409
    assert "Hồ sơ đang “Dừng xử lý” nên không thể" in page
    assert "Chờ xác minh liên xã" in page
    assert Event.objects.count() == before


def test_action_of_another_role_is_refused_with_words(stage: Stage, signed: Any) -> None:
    response = _act(signed("tiepnhan"), stage.signing(), "sign_off")
    assert response.status_code == 403
    assert "Bạn không có vai trò" in text_of(response)


def test_personal_data_are_masked_until_a_reason_is_given(stage: Stage, signed: Any) -> None:
    dossier, client = stage.receive(), signed("tiepnhan")
    masked = _page(client, dossier)
    assert "012••••••901" in masked
    for hidden in ("012345678901", "0990000123", "Tổ 3 (mẫu)"):
        assert hidden not in masked
    reveal = reverse("desk:reveal", args=[dossier.code])
    assert client.post(reveal, {"reason": " "}).status_code == 422
    page = text_of(client.post(reveal, {"reason": "gọi điện hẹn trả"}))
    for shown in ("012345678901", "0990000123", "Tổ 3 (mẫu)"):
        assert shown in page
    last = Event.objects.filter(chain=dossier.pk).order_by("-seq")[0]
    assert (last.verb, last.actor, last.payload["reason"]) == (
        "view_personal",
        "tiepnhan",
        "gọi điện hẹn trả",
    )
    assert "012345678901" not in _page(client, dossier)


def test_waiting_dossier_says_that_its_time_stands_still(stage: Stage, signed: Any) -> None:
    dossier = stage.running()
    stage.do("chuyenmon", dossier, "request_supplement", {"missing": "Giấy xác nhận", "reason": "Thiếu"})
    page = _page(signed("tiepnhan"), dossier)
    assert "đang tạm dừng tính thời hạn" in page
    assert "Công dân bổ sung đến hết" in page
    assert "<li>Giấy xác nhận</li>" in page


def test_kill_05_result_in_time_stays_in_time_when_fetched_late(stage: Stage, signed: Any) -> None:
    dossier = stage.resolved()
    with clock_at(datetime(2027, 1, 15, 9, 0, tzinfo=VN)):
        stage.do("tiepnhan", dossier, "return_result")
        assert "có kết quả đúng hẹn" in _page(signed("tiepnhan"), dossier)


def test_paper_dossier_takes_the_result_of_the_book_at_its_own_moment(stage: Stage, signed: Any) -> None:
    written = datetime(2026, 11, 2, 14, 5, tzinfo=VN)
    dossier = stage.receive(SINGLE, source="paper", occurred_at=written)
    client = signed("tiepnhan")
    assert "nhập lúc 09:30 ngày 20/11/2026" in _page(client, dossier)
    bad = _act(client, dossier, "record_result", outcome="granted", at="hôm qua")
    assert bad.status_code == 422
    assert 'value="hôm qua"' in text_of(bad)
    _act(client, dossier, "record_result", outcome="granted", at="16:00 04/11/2026")
    dossier.refresh_from_db()
    assert dossier.resolved_at == datetime(2026, 11, 4, 16, 0, tzinfo=VN)


def test_unit_to_consult_is_chosen_from_a_list(stage: Stage, signed: Any) -> None:
    page = _page(signed("chuyenmon"), stage.running())
    assert f'<option value="{stage.cast.ward.police.code}">' in page


def test_who_is_late_is_picked_from_the_authoritys_units_or_typed(stage: Stage, signed: Any) -> None:
    dossier = stage.signing()
    page = text_of(signed("lanhdao").get(reverse("desk:dossier", args=[dossier.code])))
    assert 'list="extend_unit_goi_y"' in page and '<datalist id="extend_unit_goi_y">' in page
    assert f'<option value="{stage.cast.ward.committee.name}">' in page
