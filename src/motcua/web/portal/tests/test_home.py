"""Finding a procedure."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.web.portal.tests.catalogue_sample import BIRTH, publish
from motcua.web.shared.tests.html import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["khai sinh", "KHAI SINH", "Khái sinh", "dkks", "khai", BIRTH, "  khai   sinh "]
)
def test_procedure_is_found_without_diacritics_by_initials_and_by_code(
    client: Client, sample: None, typed: str
) -> None:
    page = text_of(client.get("/", {"q": typed}))
    assert "1 thủ tục có" in page
    assert "Đăng ký khai sinh" in page


def test_what_was_typed_stays_in_the_box_and_is_never_markup(client: Client, sample: None) -> None:
    html = client.get("/", {"q": '"><script>x</script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"' in html
    assert "<script>x" not in html


def test_nothing_found_says_what_to_try_next(client: Client, sample: None) -> None:
    page = text_of(client.get("/", {"q": "xyz"}))
    assert "Không tìm thấy thủ tục nào" in page
    assert "Hãy thử ít chữ hơn" in page


def test_without_a_question_the_common_procedures_stand_under_their_sectors(
    client: Client, sample: None
) -> None:
    page = text_of(client.get("/"))
    assert page.index("Thủ tục thường gặp") < page.index("Đăng ký khai sinh") < page.index("Tất cả lĩnh vực")
    assert "Hộ tịch (2 thủ tục)" in page


def test_a_procedure_out_of_force_is_not_offered(client: Client, sample: None) -> None:
    publish("1.009999", "Thủ tục đã bãi bỏ", "Hộ tịch", until=date(2026, 6, 30))
    assert "Thủ tục đã bãi bỏ" not in text_of(client.get("/", {"linh-vuc": "ht"}))
    assert "Hộ tịch (2 thủ tục)" in text_of(client.get("/"))


def test_sector_lists_its_procedures_and_an_unknown_one_is_404(client: Client, sample: None) -> None:
    page = text_of(client.get("/", {"linh-vuc": "ht"}))
    assert "Đăng ký khai sinh" in page and "Đăng ký kết hôn" in page and "hộ kinh doanh" not in page
    assert client.get("/", {"linh-vuc": "khong-co"}).status_code == 404


def test_more_than_fifty_results_are_cut_and_said_so(client: Client, sample: None) -> None:
    for number in range(51):
        publish(f"3.{number:06}", f"Cấp giấy phép số {number}", "Hộ kinh doanh")
    page = text_of(client.get("/", {"q": "giay phep"}))
    assert "Hơn 50 thủ tục" in page and "Hãy gõ thêm chữ" in page


def test_an_empty_catalogue_is_said_plainly(client: Client, no_catalogue: None) -> None:
    assert "Chưa có thủ tục nào được công bố" in text_of(client.get("/"))


@pytest.mark.parametrize("query", [{}, {"q": "dang ky"}, {"linh-vuc": "ht"}])
def test_queries_do_not_grow_with_the_catalogue(
    client: Client, sample: None, django_assert_max_num_queries: DjangoAssertNumQueries, query: dict[str, str]
) -> None:
    for number in range(60):
        publish(f"3.{number:06}", f"Đăng ký việc số {number}", "Hộ tịch")
    with django_assert_max_num_queries(3):
        client.get("/", query)
