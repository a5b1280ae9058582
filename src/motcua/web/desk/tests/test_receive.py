"""Receiving: procedure by initials, card, checklist, fee, due date before saving; nothing typed is lost."""

import uuid
from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.terms import VN
from motcua.web.desk.tests.conftest import FRIDAY
from motcua.web.desk.tests.stage import CARD, COPY, EXTRACT, SINGLE, Stage, text_of

RECEIVE = reverse("desk:receive")
HTMX = {"HTTP_HX_REQUEST": "true"}


def _filled(procedure: str = SINGLE, command: str = "luu", **more: str) -> dict[str, str]:
    ticks = {f"co{index}": "on" for index in range(8)}
    return {
        "thu_tuc": procedure, "lenh": command, "once": str(uuid.uuid4()), "full_name": "Nguyễn Thị Mẫu Đơn",
        "id_number": "012345678901", "channel": "counter", "typed_by": "officer", "delivery": "counter",
        "applicant_kind": "ĐT1", "copies": "1", "fee": "", "fee_suggested": "", **ticks, **more,
    }  # fmt: skip


def _without_ticks(data: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in data.items() if not name.startswith("co") or name == "copies"}


@pytest.fixture
def client(stage: Stage, signed: Any) -> Any:
    return signed("tiepnhan")


def test_initials_and_words_without_diacritics_find_the_procedure(client: Any) -> None:
    for typed in ("dkks", "khai sinh", "1.001193"):
        options = text_of(client.get(RECEIVE, {"tim": typed}, **HTMX))
        assert "<html" not in options
        assert 'role="option"' in options
        assert options.index("Đăng ký khai sinh</span>") < 400


def test_without_javascript_the_search_is_a_list_of_radio_buttons(client: Any) -> None:
    page = text_of(client.get(RECEIVE, {"tim": "dkks"}))
    assert 'type="radio" name="thu_tuc" id="tt1" value="1.001193" checked' in page


def test_unknown_words_and_foreign_procedures_say_what_to_do(client: Any) -> None:
    assert "Không có thủ tục nào khớp" in text_of(client.get(RECEIVE, {"tim": "xyzxyz"}))
    assert "không tiếp nhận thủ tục 9.999999" in text_of(client.get(RECEIVE, {"thu_tuc": "9.999999"}))


def test_due_date_and_its_days_are_shown_before_saving(client: Any) -> None:
    page = text_of(client.get(RECEIVE, {"thu_tuc": SINGLE}))
    assert "17:00 Thứ Năm 26/11/2026" in page  # Mon 23, Wed 25, Thu 26; Tue 24/11 is a holiday
    assert "Thứ Ba</span> 24/11/2026" in page
    assert Dossier.objects.count() == 0


def test_saving_opens_the_confirmation_with_code_due_date_and_receipt(client: Any) -> None:
    response = client.post(RECEIVE, _filled(), follow=True)
    dossier = Dossier.objects.get()
    page = text_of(response)
    assert response.redirect_chain == [(reverse("desk:received", args=[dossier.code]), 302)]
    assert dossier.code in page
    assert "17:00 Thứ Năm 26/11/2026" in page
    assert reverse("desk:slip", args=[dossier.code]) in page


def test_form_sent_twice_makes_one_dossier(client: Any) -> None:
    data = _filled()
    first, second = client.post(RECEIVE, data), client.post(RECEIVE, data)
    assert first.url == second.url
    assert Dossier.objects.count() == 1


def test_missing_papers_are_named_and_everything_typed_is_kept(client: Any) -> None:
    data = _without_ticks(_filled(address="Tổ 3 (mẫu)", note="đơn gấp", chinh0="3")) | {"co0": "on"}
    response = client.post(RECEIVE, data)
    page = text_of(response)
    assert response.status_code == 422
    assert '<a href="#components">Còn thiếu: Giấy tờ tùy thân' in page
    for kept in ('value="Tổ 3 (mẫu)"', 'value="đơn gấp"', 'name="chinh0" value="3"', 'name="co0" checked'):
        assert kept in page
    assert Dossier.objects.count() == 0


def test_error_summary_links_to_the_field(client: Any) -> None:
    page = text_of(client.post(RECEIVE, _filled(full_name="")))
    assert '<a href="#full_name">Chưa nhập họ và tên chủ hồ sơ.</a>' in page
    page = text_of(client.post(RECEIVE, _filled(phone="12")))
    assert '<a href="#phone">Số điện thoại gồm 10 chữ số' in page
    assert 'id="phone"' in page
    assert 'value="12"' in page


def test_card_fills_the_applicant_and_leaves_the_rest(client: Any) -> None:
    page = text_of(client.post(RECEIVE, _filled(command="the", quet=CARD, phone="0990000123", full_name="")))
    for value in ("Lê Thị Mẫu Đơn", "001090000017", "05/02/1990", "0990000123"):
        assert f'value="{value}"' in page
    assert "Tổ 3, phường Huyền Tụng (mẫu)" in page
    assert Dossier.objects.count() == 0


def test_unreadable_card_says_so_in_vietnamese_and_loses_nothing(client: Any) -> None:
    page = text_of(client.post(RECEIVE, _filled(command="the", quet="001090|hỏng")))
    assert "Chưa đọc được thẻ" in page
    assert 'value="001090|hỏng"' in page
    assert 'value="Nguyễn Thị Mẫu Đơn"' in page


def test_suggested_fee_follows_copies_but_a_typed_fee_stays(client: Any) -> None:
    suggested = {"fee": "8.000", "fee_suggested": "8.000", "copies": "3"}
    page = text_of(client.post(RECEIVE, _filled(EXTRACT, "tinh", **suggested)))
    assert 'name="fee" value="24.000"' in page
    page = text_of(client.post(RECEIVE, _filled(EXTRACT, "tinh", **suggested | {"fee": "5.000"})))
    assert 'name="fee" value="5.000"' in page


def test_fee_by_the_page_asks_for_pages(client: Any) -> None:
    assert 'name="fee" value="2.000"' in text_of(client.get(RECEIVE, {"thu_tuc": COPY}))
    more = {"pages": "3", "fee": "2.000", "fee_suggested": "2.000"}
    assert 'name="fee" value="5.000"' in text_of(client.post(RECEIVE, _filled(COPY, "tinh", **more)))


def test_unknown_fee_left_empty_is_received(client: Any) -> None:
    client.post(RECEIVE, _filled())
    assert Dossier.objects.get().fee == 0


def test_required_papers_are_ticked_without_javascript(client: Any) -> None:
    page = text_of(client.post(RECEIVE, _without_ticks(_filled(command="du"))))
    assert page.count("checked data-required-paper") == 2


def test_typed_form_asks_what_its_conditions_want_and_names_its_errors(client: Any) -> None:
    assert 'name="form.spouse"' not in text_of(client.get(RECEIVE, {"thu_tuc": SINGLE}))
    page = client.get(RECEIVE, {"thu_tuc": SINGLE}).context["form"]
    statuses = [value for value, _ in page.fields["form.status"].choices if value]
    shown = [
        text_of(client.post(RECEIVE, _filled(command="tinh") | {"form.status": value})) for value in statuses
    ]
    assert any('name="form.spouse"' in each for each in shown)
    response = client.post(RECEIVE, _filled() | {"form.person.full_name": "Trần Mẫu"})
    assert response.status_code == 422
    assert 'href="#form.purpose' in text_of(response)
    assert 'value="Trần Mẫu"' in text_of(response)


def test_paper_book_keeps_both_moments_and_its_mark(client: Any) -> None:
    page = text_of(client.get(RECEIVE, {"thu_tuc": SINGLE, "nguon": "giay"}))
    assert "Nhập lại từ sổ giấy" in page
    paper = {"nguon": "giay", "occurred_at": "14:05 02/11/2026", "due_at": ""}
    preview = text_of(client.post(RECEIVE, _filled(command="tinh") | paper))
    assert "17:00 Thứ Năm 05/11/2026" in preview
    client.post(RECEIVE, _filled() | paper)
    dossier = Dossier.objects.get()
    assert dossier.source == "paper"
    assert dossier.received_at == datetime(2026, 11, 2, 14, 5, tzinfo=VN)
    assert dossier.recorded_at == FRIDAY


def test_paper_book_asks_when_it_was_received(client: Any) -> None:
    response = client.post(RECEIVE, _filled() | {"nguon": "giay", "occurred_at": "hôm kia"})
    assert response.status_code == 422
    assert 'href="#occurred_at"' in text_of(response)
    assert 'value="hôm kia"' in text_of(response)


def test_paper_book_shows_no_due_date_before_its_moment_is_typed(client: Any) -> None:
    asked = {"thu_tuc": SINGLE, "nguon": "giay"}
    empty = text_of(client.get(RECEIVE, asked))
    assert "Hãy nhập thời điểm theo sổ" in empty and 'class="deadline-date"' not in empty
    typed = text_of(
        client.post(RECEIVE, _filled(command="tinh", nguon="giay", occurred_at="09:00 02/11/2026"))
    )
    assert "17:00 Thứ Năm 05/11/2026" in typed and "Hãy nhập thời điểm theo sổ" not in typed
