"""The public calculator; due dates worked by hand (domain.md 2.4, calendar of November 2026)."""

from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.web.portal.tests.catalogue_sample import BIRTH, STAGED
from motcua.web.shared.tests.html import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/tinh-ngay-hen-tra/"
FREE = {"thu_tuc": "", "thoi_han": "3", "don_vi": "working_day", "ngay": "20/11/2026", "gio": "14:59"}


def test_term_over_a_holiday_is_explained_day_by_day(client: Client, sample: None, friday: datetime) -> None:
    page = text_of(client.get(ADDRESS, {"thu_tuc": BIRTH, "ngay": "20/11/2026", "gio": "09:00"}))
    assert "Hẹn trả lúc 17:00, Thứ Tư 25/11/2026" in page
    assert "Thứ Ba 24/11/2026 Không tính nghỉ lễ" in page
    assert "Thứ Tư 25/11/2026 Ngày 2" in page


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, "17:00, Thứ Năm 26/11/2026"),  # Mon, (Tue off), Wed, Thu
        ({"don_vi": "calendar_day"}, "17:00, Thứ Hai 23/11/2026"),
        ({"don_vi": "calendar_day", "thoi_han": "4"}, "17:00, Thứ Tư 25/11/2026"),  # the 4th is the holiday
        ({"don_vi": "working_hour", "gio": "16:00"}, "09:30, Thứ Hai 23/11/2026"),  # 1 h today, 2 h on Monday
        ({"ngay": "21/08/2026", "thoi_han": "1"}, "17:00, Thứ Bảy 22/08/2026"),  # make-up day
        ({"ngay": "2026-11-20"}, "17:00, Thứ Năm 26/11/2026"),
    ],
)
def test_free_term_gives_the_hand_worked_due_moment(
    client: Client, sample: None, changes: dict[str, str], due: str
) -> None:
    assert f"Hẹn trả lúc {due}" in text_of(client.get(ADDRESS, FREE | changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"thoi_han": ""}, "Hãy chọn một thủ tục, hoặc nhập thời hạn bằng chữ số."),
        ({"thoi_han": "ba"}, "Hãy nhập thời hạn bằng chữ số"),
        ({"thoi_han": "0"}, "Thời hạn phải từ 1 trở lên."),
        ({"thoi_han": "9" * 30}, "Thời hạn dài nhất tính được là 365"),
        ({"ngay": "31/02/2026"}, "theo dạng ngày/tháng/năm, ví dụ 22/11/2026"),
        ({"ngay": ""}, "Hãy nhập ngày cơ quan nhận đủ hồ sơ."),
        ({"ngay": "01/01/1999"}, "Hãy nhập ngày từ 01/01/2016 đến 31/12/2033."),
        ({"gio": "25:00"}, "theo dạng giờ:phút, ví dụ 14:05"),
        ({"thu_tuc": STAGED}, "Thủ tục này không có thời hạn cố định."),
        ({"thu_tuc": "1.x"}, "Hãy chọn thủ tục trong danh sách."),
        ({"don_vi": "năm"}, "Hãy chọn đơn vị thời hạn trong danh sách."),
    ],
)
def test_bad_input_says_what_to_do_and_keeps_what_was_typed(
    client: Client, sample: None, changes: dict[str, str], message: str
) -> None:
    typed = FREE | changes
    answer = client.get(ADDRESS, typed)
    page = text_of(answer)
    assert message in page and "Hẹn trả lúc" not in page
    assert page.startswith("Lỗi: ")
    assert f'value="{typed["ngay"]}"' in answer.content.decode() or not typed["ngay"]
    assert f'value="{typed["gio"]}"' in answer.content.decode()


def test_year_whose_swaps_are_not_announced_is_said_so(client: Client, sample: None) -> None:
    page = text_of(client.get(ADDRESS, FREE | {"ngay": "30/12/2029"}))
    assert "năm 2030 chưa được công bố đủ" in page


def test_link_from_a_procedure_fills_it_in_with_the_present_moment(
    client: Client, sample: None, friday: datetime
) -> None:
    html = client.get(ADDRESS, {"thu_tuc": BIRTH}).content.decode()
    assert f'<option value="{BIRTH}" selected>' in html
    assert 'value="20/11/2026"' in html and 'value="09:30"' in html
    assert "error-summary" not in html


def test_queries_do_not_grow_with_the_catalogue(
    client: Client, sample: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):
        client.get(ADDRESS, FREE | {"thu_tuc": BIRTH, "thoi_han": ""})
