"""The page of one procedure."""

from datetime import date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.terms import VN, clock_at
from motcua.web.portal.tests.catalogue_sample import BIRTH, STAGED, publish
from motcua.web.shared.tests.html import text_of

pytestmark = pytest.mark.django_db


def test_page_shows_everything_that_must_be_published(client: Client, sample: None, friday: datetime) -> None:
    page = text_of(client.get(f"/thu-tuc/{BIRTH}/"))
    for wanted in (
        "Đăng ký khai sinh",
        "Tờ khai theo mẫu",
        "chỉ xuất trình",
        "Miễn lệ phí đúng hạn",
        "8.000 đ/bản",
        "từ trang thứ 3: 1.000 đ mỗi trang; tối đa 200.000 đ mỗi bản",
        "khi nộp: trực tiếp; chỉ thu khi có yêu cầu này theo quy định của tỉnh",
        "2 ngày làm việc",
        "Trực tiếp, Trực tuyến",
        "Giấy khai sinh (bản chính)",
        "Tiếp nhận hồ sơ",
        "Bộ phận Một cửa",
        "Toàn trình",
        "163/QĐ-BTP",
        "Đã đối chiếu nguồn",
        "Cổng Dịch vụ công quốc gia, 20/7/2026",
        "Số 1, áp dụng từ 05/01/2026",
    ):
        assert wanted in page, wanted


def test_version_of_the_day_is_shown_and_others_are_linked(client: Client, sample: None) -> None:
    publish("1.5", "Cấp giấy cũ", "Hộ tịch", until=date(2026, 6, 30))
    publish("1.5", "Cấp giấy mới", "Hộ tịch", number=2, since=date(2026, 7, 1))
    with clock_at(datetime(2026, 6, 30, 23, 59, tzinfo=VN)):
        assert "Cấp giấy cũ" in text_of(client.get("/thu-tuc/1.5/"))
    with clock_at(datetime(2026, 7, 1, 0, 0, tzinfo=VN)):
        page = text_of(client.get("/thu-tuc/1.5/"))
        assert "Cấp giấy mới" in page and "Phiên bản số 1" in page
        old = text_of(client.get("/thu-tuc/1.5/", {"phien-ban": "1"}))
        assert "Phiên bản này hết hiệu lực sau ngày 30/06/2026" in old


def test_term_that_is_not_reckoned_in_days_is_said_in_words(client: Client, sample: None) -> None:
    page = text_of(client.get(f"/thu-tuc/{STAGED}/"))
    assert "Theo đợt, định kỳ" in page and "Rà soát từ 01/9 đến 14/12" in page
    assert "Tính ngày hẹn trả</a></p>" not in page


def test_synthetic_procedure_says_that_it_is_not_real(client: Client, no_catalogue: None) -> None:
    publish("9.000001", "Thủ tục mẫu", "Hộ tịch", confidence="synthetic")
    assert "không phải thủ tục có thật" in text_of(client.get("/thu-tuc/9.000001/"))


@pytest.mark.parametrize("address", ["/thu-tuc/0.000000/", f"/thu-tuc/{BIRTH}/?phien-ban=7"])
def test_unknown_procedure_or_version_is_a_vietnamese_404(client: Client, sample: None, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in text_of(answer)


def test_queries_stay_the_same_with_many_versions(
    client: Client, sample: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(2, 30):
        publish(BIRTH, "Đăng ký khai sinh", "Hộ tịch", number=number, since=date(2027, 1, number))
    with django_assert_max_num_queries(3):
        client.get(f"/thu-tuc/{BIRTH}/")


@pytest.mark.django_db
def test_a_character_no_database_keeps_is_no_crash(client: Client) -> None:
    assert client.get("/thu-tuc/khong-co%00/").status_code == 404
