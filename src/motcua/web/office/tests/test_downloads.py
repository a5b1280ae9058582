"""The table and the lists as files, and the table beside an earlier period."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.journal.models import Event
from motcua.reports.exports import FORMATS, lists
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE
from motcua.web.office.tests.test_pages import ASKED, page, tiles
from motcua.web.shared.tests.html import text_of

EARLIER = replace(
    DONE,
    received_at=local("2026-09-20 08:00"),
    resolved_at=local("2026-09-28 10:00"),
    resolved_on=date(2026, 9, 28),
)
BEFORE = {"so_sanh": "khac", "so_tu": "15/09/2026", "so_den": "14/10/2026"}


def content(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_an_earlier_period_stands_beside_each_number(signed_in: Client, book: Book) -> None:
    for _ in range(4):
        book.add(EARLIER)
    book.add(DONE)
    for chosen in (BEFORE, {"so_sanh": "truoc"}):
        shown = text_of(page(signed_in, **ASKED, **chosen))
        assert "So với kỳ từ 15/09/2026 đến hết 14/10/2026" in shown
        assert "-75,00%" in shown
    assert "14/11/2025" in text_of(page(signed_in, **ASKED, so_sanh="cung_ky"))


def test_an_earlier_period_that_is_none_is_said_at_its_field(signed_in: Client, book: Book) -> None:
    book.add(DONE)
    after = {"so_sanh": "khac", "so_tu": "15/10/2026", "so_den": "14/11/2026"}
    shown = page(signed_in, **ASKED, **after)
    assert "Kỳ so sánh phải bắt đầu trước kỳ đang xem" in text_of(shown)
    assert tiles(shown)
    assert "Hãy nhập ngày đầu của kỳ so sánh" in text_of(page(signed_in, **ASKED, so_sanh="khac"))


def test_what_was_carried_over_is_a_footnote_checked_against_the_period_before(
    signed_in: Client, book: Book
) -> None:
    book.add(DONE)
    assert "(8 = 13 của kỳ liền trước) khớp" in text_of(page(signed_in, **ASKED))


@pytest.mark.parametrize("key", FORMATS)
def test_the_table_goes_out_in_every_format(key: str, signed_in: Client, book: Book) -> None:
    book.add(DONE)
    answer = signed_in.get(reverse("office:table-file"), {**ASKED, "dinh_dang": key})
    assert content(answer)
    assert answer["Content-Disposition"].endswith(f"bieu-07a-20261015-20261114.{key}")


def test_the_table_as_a_file_has_the_numbers_of_the_page_and_of_the_comparison(
    signed_in: Client, book: Book
) -> None:
    book.add(EARLIER)
    book.add(DONE)
    asked = {**ASKED, **BEFORE, "dinh_dang": "json"}
    rows = json.loads(content(signed_in.get(reverse("office:table-file"), asked)))["rows"]
    assert (rows[0]["3"], rows[0]["3_before"], rows[0]["3_difference"]) == (1, 1, 0)


def test_the_list_as_a_file_is_the_list_of_the_page_and_is_on_record(signed_in: Client, book: Book) -> None:
    book.name(book.add(DONE), "Nguyễn Thị Mẫu")
    url, number = tiles(page(signed_in, **ASKED))[0]
    address = signed_in.get(url).context["file_url"]
    answer = signed_in.post(address, {"dinh_dang": "csv"})
    rows = list(csv.reader(io.StringIO(content(answer).decode("utf-8-sig"))))
    assert len(rows) - 1 == number == 1
    assert rows[1][1:3] == ["Nguyễn Thị Mẫu", "012••••••789"]
    assert Event.objects.filter(verb="export_list").count() == 1
    assert signed_in.get(address).status_code == 405


def test_a_list_too_long_leads_back_with_the_reason(
    signed_in: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.add(DONE)
    monkeypatch.setattr(lists, "MOST", 0)
    address = signed_in.get(tiles(page(signed_in, **ASKED))[0][0]).context["file_url"]
    answer = signed_in.post(address, {"dinh_dang": "csv"}, follow=True)
    assert "Hãy chọn kỳ ngắn hơn" in text_of(answer)


@pytest.mark.parametrize("wrong", [{"dinh_dang": "exe"}, {"dinh_dang": ""}])
def test_an_unknown_format_is_not_found(wrong: dict[str, str], signed_in: Client, book: Book) -> None:
    assert signed_in.get(reverse("office:table-file"), {**ASKED, **wrong}).status_code == 404


def test_an_agency_out_of_scope_gives_no_file(signed_in: Client, book: Book) -> None:
    other = Book(factory.agency("H98.2"), book.version)
    other.name(other.add(DONE), "Nguyễn Thị Mẫu")
    asked = {**ASKED, "co_quan": "H98.2", "dinh_dang": "csv"}
    assert signed_in.get(reverse("office:table-file"), asked).status_code == 404
    address = f"{reverse('office:list-file')}?bieu=07a&co_quan=H98.2&ky=month&theo=sector&cot=3"
    assert signed_in.post(address, {"dinh_dang": "csv"}).status_code == 404
    assert not Event.objects.filter(verb="export_list").exists()


def test_who_is_not_signed_in_gets_nothing(client: Client, book: Book) -> None:
    for answer in (client.get(reverse("office:table-file"), ASKED), client.post(reverse("office:list-file"))):
        assert answer.status_code == 302


def test_sections_stand_before_their_rows(signed_in: Client, book: Book) -> None:
    book.add(DONE)
    markup = page(signed_in, **{**ASKED, "bieu": "07b"}).content.decode()
    assert markup.count('class="section-row"') == 2
    for url, number in tiles(page(signed_in, **{**ASKED, "bieu": "07b"})):
        assert signed_in.get(url).context["page"].paginator.count == number
