"""The book of reflections and the typed figures of a desk: who sees what, and nothing typed is lost."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from motcua.demo.cast import Cast
from motcua.feedback.models import Feedback
from motcua.feedback.tests.stage import Stage
from motcua.journal.models import Event
from motcua.organisation.models import DeskRecord
from motcua.terms import clock
from motcua.web.shared.tests.html import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"
LIST, REGISTER = "office:feedback", "office:feedback-register"


@pytest.fixture
def stage(cast: Cast) -> Iterator[Stage]:
    stage = Stage(cast)
    with clock.clock_at(lambda: stage.now):
        yield stage


def signed_in(stage: Stage, who: str) -> Client:
    client = Client()
    client.force_login(stage.user(who), backend=BACKEND)
    return client


def test_the_list_shows_due_dates_and_never_who_sent_it(stage: Stage) -> None:
    item = stage.register(full_name="Nông Thị Kín")
    text = text_of(signed_in(stage, "kiemsoat").get(reverse(LIST)))
    assert item.code in text and "08/12/2026" in text
    assert "Kín" not in text and "0990" not in text


def test_filters_narrow_and_say_when_nothing_is_left(stage: Stage) -> None:
    stage.register(kind="rule")
    client = signed_in(stage, "kiemsoat")
    assert "1 phản ánh" in text_of(client.get(reverse(LIST), {"ve": "rule"}))
    assert "Không có phản ánh nào khớp" in text_of(client.get(reverse(LIST), {"ve": "act"}))
    assert "Chưa có phản ánh" in text_of(signed_in(stage, "lanhdao_khac").get(reverse(LIST)))
    assert client.get(reverse(LIST), {"ve": "galaxy"}).status_code == 200


def test_registering_leads_to_the_item_and_a_refusal_keeps_what_was_typed(stage: Stage) -> None:
    client = signed_in(stage, "tiepnhan")
    typed = {"kind": "act", "channel": "phone", "summary": "Chờ lâu", "phone": "12", "full_name": "Nông Mẫu"}
    refused = client.post(reverse(REGISTER), typed)
    assert refused.status_code == 422
    assert "Số điện thoại gồm 10 chữ số" in text_of(refused)
    assert 'value="Nông Mẫu"' in refused.content.decode()
    taken = client.post(reverse(REGISTER), typed | {"phone": "0990000001"})
    item = Feedback.objects.get()
    assert (taken.status_code, taken["Location"]) == (302, reverse("office:feedback-item", args=[item.code]))


def test_whoever_keeps_no_book_cannot_register(stage: Stage) -> None:
    for who in ("lanhdao", "chuyenmon", "thanhtra"):
        assert signed_in(stage, who).get(reverse(REGISTER)).status_code == 403
    assert Client().get(reverse(REGISTER)).status_code == 302


def test_what_can_be_done_next_follows_the_stage_and_the_post(stage: Stage) -> None:
    item = stage.register()
    page = reverse("office:feedback-item", args=[item.code])
    keeper = text_of(signed_in(stage, "kiemsoat").get(page))
    assert (
        "Chuyển xử lý" in keeper
        and "Ghi kết quả xử lý" in keeper
        and "Đăng tải công khai kết quả" not in keeper
    )
    assert "Ở bước này bạn không phải làm gì" in text_of(signed_in(stage, "thanhtra").get(page))
    assert "chưa chắc chắn" in keeper  # of the rule that gives the due date


def test_an_action_is_done_or_refused_with_what_was_typed(stage: Stage) -> None:
    item = stage.register()
    client = signed_in(stage, "kiemsoat")
    act = reverse("office:feedback-act", args=[item.code, "tra-loi"])
    refused = client.post(act, {"outcome": "answered", "answer": "", "number": "12/UBND"})
    assert refused.status_code == 422 and 'value="12/UBND"' in refused.content.decode()
    assert client.post(act, {"outcome": "answered", "answer": "Đã xử lý (mẫu)."}).status_code == 302
    item.refresh_from_db()
    assert item.outcome == "answered"
    assert client.post(act, {"outcome": "answered", "answer": "Lần nữa"}).status_code == 409


def test_out_of_scope_is_answered_like_unknown(stage: Stage) -> None:
    item = stage.register(officer="chuyenmon")
    page = reverse("office:feedback-item", args=[item.code])
    for who in ("tiepnhan_khac", "chuyenmon", "quantri"):
        assert signed_in(stage, who).get(page).status_code == 404
    assert signed_in(stage, "kiemsoat").get(page.replace("0001", "9999")).status_code == 404


def test_who_sent_it_is_shown_once_and_the_journal_knows(stage: Stage) -> None:
    item = stage.register(full_name="Nông Thị Kín")
    client = signed_in(stage, "kiemsoat")
    assert "Kín" not in text_of(client.get(reverse("office:feedback-item", args=[item.code])))
    reveal = reverse("office:feedback-reveal", args=[item.code])
    assert client.post(reveal, {"reason": " "}).status_code == 422
    assert "Nông Thị Kín" in text_of(client.post(reveal, {"reason": "Gọi hỏi thêm"}))
    assert Event.objects.filter(chain=item.pk, verb="view_personal").count() == 1
    assert signed_in(stage, "thanhtra").post(reveal, {"reason": "Xem"}).status_code == 403


DESK = {
    "valid_from": "01/11/2026", "points": "2", "permanent": "3", "seconded": "1", "contract": "0",
    "scanners": "on", "reason": "Biên bản kiểm kê 05/BB (mẫu)",
}  # fmt: skip


def test_kill_17_a_typed_figure_is_shown_as_typed_with_who_when_and_why(stage: Stage) -> None:
    desk = stage.cast.ward.one_stop
    page = reverse("office:desk-record-one", args=[desk.code])
    client = signed_in(stage, "kiemsoat")
    assert "1 Bộ phận Một cửa chưa nhập số liệu" in text_of(client.get(reverse("office:desk-record")))
    assert client.post(page, DESK).status_code == 302
    text = text_of(client.get(page))
    assert "Phạm Văn Mẫu Soát" in text and "08:00 ngày 16/11/2026" in text and DESK["reason"] in text
    asked = {"bieu": "08b", "co_quan": "H03.1.7", "ky": "khac", "tu_ngay": "01/11/2026",
             "den_ngay": "30/11/2026", "theo": "sector"}  # fmt: skip
    form = text_of(client.get(reverse("office:figures"), asked))
    assert "do người nhập tay" in form and "quý, 6 tháng, năm" in form
    listed = text_of(client.get(reverse("office:cell"), asked | {"cot": "4"}))
    assert "3 mục" in listed and listed.count(DESK["reason"]) == 3 and "kiemsoat" in listed


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"reason": ""}, "Hãy nhập căn cứ, lý do."),
        ({"points": "0"}, "ít nhất một điểm tiếp nhận"),
        ({"valid_from": "17/11/2026"}, "Ngày ở tương lai"),
        ({"permanent": "ba"}, "bằng chữ số"),
    ],
)
def test_a_refused_record_keeps_what_was_typed(stage: Stage, wrong: dict[str, str], says: str) -> None:
    page = reverse("office:desk-record-one", args=[stage.cast.ward.one_stop.code])
    answer = signed_in(stage, "kiemsoat").post(page, DESK | wrong)
    assert answer.status_code == 422 and says in text_of(answer)
    assert 'value="1"' in answer.content.decode()
    assert not DeskRecord.objects.exists()


def test_only_the_control_officer_types_and_only_whoever_sees_the_whole_reads(stage: Stage) -> None:
    page = reverse("office:desk-record-one", args=[stage.cast.ward.one_stop.code])
    assert "Nhập số liệu mới" not in text_of(signed_in(stage, "thanhtra").get(page))
    assert signed_in(stage, "thanhtra").post(page, DESK).status_code == 403
    assert signed_in(stage, "chuyenmon").get(page).status_code == 404
    assert signed_in(stage, "lanhdao_khac").get(page).status_code == 404
    assert not DeskRecord.objects.exists()


def test_a_form_offers_the_rows_that_it_has(stage: Stage) -> None:
    client = signed_in(stage, "kiemsoat")
    asked = {"bieu": "tai-khoan", "co_quan": "H03.1.7", "ky": "month", "theo": "sector"}
    html = client.get(reverse("office:figures"), asked).content.decode()
    assert '<option value="unit" selected>' in html and '<option value="officer">' in html
    assert '<option value="sector"' not in html
