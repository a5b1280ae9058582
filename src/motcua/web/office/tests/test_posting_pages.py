"""Posting in the office: gaps with their counts, a look with its photo, scope."""

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.catalogue.models import Offering, PostingCheck
from motcua.demo.cast import Cast
from motcua.terms import VN, clock
from motcua.web.shared.tests.html import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"
PAGE, RECORD = "office:posting", "office:posting-record"
BIRTH = "1.001193"
GIVEN = {"answer": "current", "things": [BIRTH, "item:fees"], "checked_on": "16/11/2026"}


@pytest.fixture(autouse=True)
def monday(cast: Cast) -> Iterator[None]:
    with clock.clock_at(datetime(2026, 11, 16, 8, tzinfo=VN)):
        yield


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, who), backend=BACKEND)
    return client


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("bang.txt", "Bảng niêm yết (mẫu)".encode())


def website() -> str:
    return f"{reverse(RECORD)}?noi=website"


def test_a_look_with_its_proof_closes_what_was_missing(cast: Cast) -> None:
    client = signed_in(cast, "kiemsoat")
    many = 3 * Offering.objects.filter(agency=cast.ward.committee).count() + 2 * 5
    assert f"Thiếu sót: {many}" in text_of(client.get(reverse(PAGE))).replace(".", "")
    answer = client.post(website(), GIVEN | {"proof": photo()})
    assert answer.status_code == 302
    shown = text_of(client.get(reverse(PAGE)))
    assert f"Thiếu sót: {many - 2}" in shown and "Đã niêm yết đúng: 2" in shown
    check = PostingCheck.objects.get()
    page = text_of(client.get(reverse("office:posting-check", args=[check.pk])))
    assert "Đúng bản áp dụng hôm đó" in page and "bang.txt" in page and "Bảng phí, lệ phí" in page


def test_each_count_is_as_long_as_the_list_it_leads_to(cast: Cast) -> None:
    client = signed_in(cast, "kiemsoat")
    client.post(website(), GIVEN | {"answer": "absent"})
    client.post(
        website(), GIVEN | {"answer": "old", "things": ["1.000656"], "page_address": "https://mau.vn/"}
    )
    context = client.get(reverse(PAGE)).context
    counted = {each.name: each.many for each in context["counts"]}
    assert (counted["Không niêm yết"], counted["Niêm yết bản cũ"]) == (2, 1)
    for each in context["counts"]:
        assert client.get(each.url).context["page"].paginator.count == each.many


def test_the_whole_list_is_answered_by_one_tick(cast: Cast) -> None:
    client = signed_in(cast, "kiemsoat")
    given = {
        "answer": "current",
        "everything": "on",
        "checked_on": "16/11/2026",
        "page_address": "https://mau.vn/",
    }
    assert client.post(website(), given).status_code == 302
    shown = client.get(reverse(PAGE), {"noi": "website"})
    assert "Không có nội dung nào khớp bộ lọc" in text_of(shown)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"answer": ""}, "Hãy chọn kết quả kiểm tra"),
        ({"things": []}, "Chọn ít nhất một thủ tục"),
        ({"things": ["9.9"]}, "trong danh sách"),
        ({"checked_on": "17/11/2026"}, "Ngày kiểm tra ở tương lai"),
        ({"checked_on": "hôm qua"}, "ngày/tháng/năm"),
        ({}, "Nộp ảnh chụp nơi niêm yết"),
        ({"page_address": "trang"}, "Ghi đủ địa chỉ trang"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(cast: Cast, wrong: dict[str, object], says: str) -> None:
    answer = signed_in(cast, "kiemsoat").post(website(), GIVEN | {"note": "Xem buổi sáng"} | wrong)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert "Xem buổi sáng" in answer.content.decode()
    assert not PostingCheck.objects.exists()


def test_a_file_that_is_none_is_refused_beside_its_field(cast: Cast) -> None:
    wrong = SimpleUploadedFile("anh.jpg", b"MZ\x90\x00 program")
    answer = signed_in(cast, "kiemsoat").post(website(), GIVEN | {"proof": wrong})
    assert answer.status_code == 422
    assert "proof" in answer.context["form"].errors, answer.context["form"].errors
    assert not PostingCheck.objects.exists()


def test_a_proof_is_handed_to_those_who_may_see_the_authority_only(cast: Cast) -> None:
    client = signed_in(cast, "kiemsoat")
    client.post(website(), GIVEN | {"proof": photo()})
    check = PostingCheck.objects.get()
    file = client.get(reverse("office:posting-check", args=[check.pk])).context["files"][0]
    address = reverse("office:posting-file", args=[check.pk, file.pk])
    for who in ("kiemsoat", "thanhtra", "lanhdao"):
        assert b"".join(signed_in(cast, who).get(address)) == "Bảng niêm yết (mẫu)".encode()
    other = signed_in(cast, "lanhdao_khac")
    assert other.get(address).status_code == 404
    assert other.get(reverse("office:posting-check", args=[check.pk])).status_code == 404
    assert client.get(reverse("office:posting-file", args=[check.pk, uuid4()])).status_code == 404


def test_only_a_control_officer_records_and_only_of_his_authority(cast: Cast) -> None:
    for who in ("lanhdao", "thanhtra", "tiepnhan"):
        client = signed_in(cast, who)
        assert client.get(website()).status_code == 403
        assert client.post(website(), GIVEN).status_code == 403
        assert client.get(reverse(PAGE)).status_code == 200
    assert signed_in(cast, "kiemsoat").get(f"{website()}&co_quan=H03.1.8").status_code == 404
    assert not PostingCheck.objects.exists()
