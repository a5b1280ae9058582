"""The page that checks a pasted or uploaded report."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from motcua.reports.tests.factory import Book
from motcua.reports.tests.test_figures import DONE
from motcua.web.office.checking import forms
from motcua.web.shared.tests.html import text_of

BROKEN = "Tổng số tiếp nhận 120 hồ sơ; đã giải quyết 100 hồ sơ, đang giải quyết 15 hồ sơ."
MONTH = {"ky": "khac", "tu_ngay": "15/10/2026", "den_ngay": "14/11/2026"}


def post(client: Client, **data: object) -> HttpResponse:
    answer = client.post(reverse("office:check"), {"ky": "month", **data})
    assert isinstance(answer, HttpResponse) and answer.status_code == 200
    return answer


def file(content: bytes, name: str = "bao-cao.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client, db: None) -> None:
    for answer in (client.get(reverse("office:check")), client.post(reverse("office:check"), {})):
        assert answer.status_code == 302
        assert reverse("office:check") in answer["Location"]


def test_a_pasted_report_shows_what_is_broken_with_its_arithmetic(signed_in: Client, book: Book) -> None:
    answer = post(signed_in, noi_dung=BROKEN)
    assert "100 + 15 = 115 ≠ 120 (còn thiếu 5)" in text_of(answer)
    html = answer.content.decode()
    assert html.count('<mark class="said said-today">120') == 2  # in the finding and in the text
    assert BROKEN in html.split("<textarea")[1]  # what was typed is not lost


def test_an_uploaded_file_is_read_by_its_content(signed_in: Client, book: Book) -> None:
    answer = post(signed_in, tep=file(BROKEN.encode(), "bao-cao.docx"))
    assert "còn thiếu 5" in text_of(answer)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({}, "Hãy dán nội dung báo cáo hoặc chọn một tệp."),
        ({"noi_dung": "  \n "}, "Hãy dán nội dung báo cáo hoặc chọn một tệp."),
        ({"noi_dung": BROKEN, "tep": b"abc"}, "Hãy chỉ dùng một cách."),
        ({"tep": b""}, "Tệp không có nội dung."),
        ({"tep": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}, "Hãy lưu lại thành .docx hoặc .xlsx."),
        ({"tep": b"%PDF-1.4 broken"}, "Tệp PDF bị hỏng"),
        ({"tep": b"PK\x03\x04 broken"}, "Tệp bị hỏng, không mở được."),
        ({"tep": b"\xff\x00\x9f"}, "Hãy lưu lại với bảng mã UTF-8"),
        ({"noi_dung": "a" * (forms.MOST_SIGNS + 1)}, "Hãy rút gọn nội dung báo cáo"),
        ({"noi_dung": BROKEN, "ky": "khac"}, "Hãy nhập ngày đầu kỳ."),
        ({"noi_dung": BROKEN, "co_quan": "H99"}, "trong danh sách"),
    ],
)
def test_bad_input_is_told_in_vietnamese(
    signed_in: Client, book: Book, data: dict[str, object], says: str
) -> None:
    sent = {name: file(value) if isinstance(value, bytes) else value for name, value in data.items()}
    answer = post(signed_in, **sent)
    assert says in text_of(answer)
    assert "Kết quả kiểm tra" not in text_of(answer)


def test_a_file_that_is_too_large_is_refused(
    signed_in: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST_BYTES", 10)
    assert "Tệp lớn hơn 5 MB" in text_of(post(signed_in, tep=file(BROKEN.encode())))


def test_the_systems_own_figures_are_compared_within_the_users_scope(signed_in: Client, book: Book) -> None:
    book.add(DONE)
    answer = post(signed_in, noi_dung="UBND đã giải quyết 3 hồ sơ.", co_quan="H98.1", **MONTH)
    assert "báo cáo nêu 3, phần mềm đếm được 1 (hồ sơ đã giải quyết)" in text_of(answer)


def test_a_report_without_relations_says_so(signed_in: Client, book: Book) -> None:
    assert "Không thấy quan hệ nào" in text_of(post(signed_in, noi_dung="Phường có 5 khu phố."))


def test_what_is_pasted_cannot_become_markup(signed_in: Client, book: Book) -> None:
    html = post(signed_in, noi_dung=f"<script>alert(1)</script> {BROKEN}").content.decode()
    assert "<script>alert(1)" not in html
