"""The figures page and the lists behind its numbers."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.figures import forms
from motcua.figures.describe import Outline
from motcua.figures.identities import Identity
from motcua.organisation.models import Role
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book
from motcua.reports.tests.test_figures import DONE, OPEN
from motcua.web.office.periods import offered
from motcua.web.shared.tests.html import text_of

MONTH = {"bieu": "07a", "co_quan": "H98.1", "ky": "khac", "tu_ngay": "15/10/2026", "den_ngay": "14/11/2026"}
ASKED = {**MONTH, "theo": "sector", "cap": ""}
TILE = re.compile(r'<td class="num"><a href="([^"]+)"[^>]*>([\d.]+)</a>')


def page(client: Client, **asked: str) -> HttpResponse:
    answer = client.get(reverse("office:figures"), asked)
    assert isinstance(answer, HttpResponse) and answer.status_code == 200
    return answer


def tiles(answer: HttpResponse) -> list[tuple[str, int]]:
    """Address and number of every linked cell."""
    found = TILE.findall(answer.content.decode())
    return [(unescape(url), int(number.replace(".", ""))) for url, number in found]


def test_it_opens_on_the_running_month_of_the_officers_own_agency(signed_in: Client, book: Book) -> None:
    book.add(DONE)
    text = text_of(page(signed_in))
    assert "Ủy ban H98.1" in text
    assert "từ 15/10/2026 đến hết 14/11/2026" in text
    assert "(3 = 9 + 13) khớp" in text


def test_kill_20_every_number_opens_a_list_of_that_many(signed_in: Client, book: Book) -> None:
    for facts in (DONE, DONE, OPEN, replace(DONE, channel="post")):
        book.add(facts)
    book.add(replace(DONE, channel="online"), version=factory.procedure("9.000002"))
    for by in ("sector", "procedure"):
        linked = tiles(page(signed_in, **{**ASKED, "theo": by}))
        assert len(linked) > 10
        for url, number in linked:
            answer = signed_in.get(url)
            assert answer.status_code == 200
            assert answer.context["page"].paginator.count == number == len(answer.context["page"].object_list)


def test_the_list_shows_no_full_identity_number(signed_in: Client, book: Book) -> None:
    book.name(book.add(DONE), "Nguyễn Thị Mẫu")
    url, _ = tiles(page(signed_in, **ASKED))[0]
    markup = signed_in.get(url).content.decode()
    assert "Nguyễn Thị Mẫu" in markup
    assert "012••••••789" in markup
    assert "012345678789" not in markup and "0912345678" not in markup


def test_a_broken_identity_is_said_in_words_and_red(
    signed_in: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = replace(forms.get("07a"), identities=(Identity(3, (4,)),))
    monkeypatch.setattr(forms, "FORMS", {"07a": wrong})
    book.add(DONE)
    answer = page(signed_in, **ASKED)
    assert "(3 = 4) KHÔNG KHỚP ở: Tổng số; Lĩnh vực THU-HT" in text_of(answer)
    assert "identity-broken" in answer.content.decode()


def test_kill_07_no_rate_of_nothing(signed_in: Client, book: Book) -> None:
    text = text_of(page(signed_in, **ASKED))
    assert "(10 + 11) : 9: –" in text
    assert "chưa có hồ sơ nào" in text


def test_kill_06_definitions_stand_below_the_table(signed_in: Client, book: Book) -> None:
    text = text_of(page(signed_in, **ASKED))
    for column in forms.get("07a").columns:
        assert all(condition in text for condition in conditions(column.figure.outline))
        assert column.figure.note in text


def conditions(outline: Outline) -> list[str]:
    """The conditions themselves, without what leads into the lists."""
    return [one for part in outline.parts for one in conditions(part)] or [outline.text]


def test_a_form_of_the_house_shows_its_title_and_not_its_key(signed_in: Client, book: Book) -> None:
    answer = page(signed_in, **{**ASKED, "bieu": "T7"})
    headings = re.findall(r"<h2 id=.ten-bieu.>(.*?)</h2>", answer.content.decode())
    assert headings == [forms.get("T7").title]
    assert ">07a. Tình hình" in answer.content.decode()
    assert ">nguon" not in answer.content.decode() and ">T7" not in answer.content.decode()


def test_kill_11_unusable_dossiers_are_announced_and_listed(signed_in: Client, book: Book) -> None:
    bad = book.add(replace(OPEN, received_at=None))
    answer = page(signed_in, **ASKED)
    assert "1 hồ sơ không đủ dữ liệu về ngày tháng" in text_of(answer)
    assert bad.code in text_of(signed_in.get(reverse("office:unusable"), ASKED))


def test_a_form_out_of_force_is_computed_and_says_so(signed_in: Client, book: Book) -> None:
    text = text_of(page(signed_in, **{**ASKED, "bieu": "II.06a"}))
    assert "áp dụng từ 21/10/2020 đến hết 31/07/2026" in text
    assert "nằm ngoài thời gian đó" in text


@pytest.mark.parametrize("name", ["figures", "cell", "unusable"])
def test_signed_out_leads_to_sign_in(client: Client, book: Book, name: str) -> None:
    answer = client.get(reverse(f"office:{name}"), ASKED)
    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["cell", "unusable"])
def test_an_agency_out_of_scope_does_not_exist(signed_in: Client, book: Book, name: str) -> None:
    factory.agency("H98.2")
    answer = signed_in.get(reverse(f"office:{name}"), {**ASKED, "co_quan": "H98.2", "dong": "", "cot": "3"})
    assert answer.status_code == 404


def test_an_agency_out_of_scope_cannot_be_chosen(signed_in: Client, book: Book) -> None:
    other = factory.agency("H98.2")
    text = text_of(page(signed_in, **{**ASKED, "co_quan": "H98.2"}))
    assert "trong danh sách" in text
    assert other.name not in text


def test_a_specialist_has_no_figures_of_the_whole_authority(client: Client, book: Book) -> None:
    client.force_login(factory.officer("so-lieu-chuyen-mon", book.agency, Role.SPECIALIST))
    assert "chưa được giao xem số liệu" in text_of(page(client, **ASKED))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"tu_ngay": "31/31/2026"}, "ngày/tháng/năm"),
        ({"tu_ngay": ""}, "Hãy nhập ngày đầu kỳ."),
        ({"den_ngay": "01/01/2020"}, "phải bằng hoặc sau"),
        ({"bieu": "99"}, "trong danh sách"),
        ({"theo": "x"}, "trong danh sách"),
    ],
)
def test_wrong_questions_are_answered_in_words(
    signed_in: Client, book: Book, wrong: dict[str, str], says: str
) -> None:
    text = text_of(page(signed_in, **{**ASKED, **wrong}))
    assert says in text
    assert "Hãy sửa 1 lỗi sau" in text


@pytest.mark.parametrize("wrong", [{"cot": "99"}, {"cot": "x"}, {"cot": ""}, {"dong": "NOPE"}, {"bieu": "0"}])
def test_a_cell_that_is_not_there_is_not_found(signed_in: Client, book: Book, wrong: dict[str, str]) -> None:
    asked = {**ASKED, "dong": "", "cot": "3", **wrong}
    assert signed_in.get(reverse("office:cell"), asked).status_code == 404


def _queries(client: Client, url: str, **asked: str) -> int:
    client.get(url, asked)  # what the first page warms
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url, asked).status_code == 200
    return len(captured)


def test_kill_19_pages_take_the_same_queries_at_10_and_at_2000_dossiers(
    signed_in: Client, book: Book
) -> None:
    counts = []
    for size in (10, 1_990):
        pairs = [(book.build(facts), facts) for facts in (DONE, OPEN) for _ in range(size // 2)]
        book.save(pairs)
        for dossier, _ in pairs[:60]:
            book.name(dossier, "Trần Văn Mẫu")
        cell = {**ASKED, "dong": "", "cot": "3"}
        counts.append(
            (
                _queries(signed_in, reverse("office:figures"), **ASKED),
                _queries(signed_in, reverse("office:cell"), **cell),
            )
        )
    assert counts[0] == counts[1]


def test_periods_running_and_just_closed_are_offered() -> None:
    periods = offered(date(2026, 11, 22))
    assert {key: preset.name for key, preset in periods.items()} == {
        "month": "Tháng 12/2026",
        "quarter": "Quý 4/2026",
        "half": "6 tháng cuối năm 2026",
        "nine": "9 tháng năm 2026",
        "year": "Năm 2026",
        "last-month": "Tháng 11/2026",
        "last-quarter": "Quý 3/2026",
        "last-half": "6 tháng đầu năm 2026",
        "last-year": "Năm 2025",
    }
    assert periods["last-month"].period.last == date(2026, 11, 14)


def test_what_names_applicants_is_kept_by_no_cache(signed_in: Client, book: Book) -> None:
    book.add(OPEN)
    where = {**ASKED, "dong": "", "cot": "3"}
    for name, asked in (("figures", ASKED), ("cell", where), ("unusable", ASKED)):
        answer = signed_in.get(reverse(f"office:{name}"), asked)
        assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]


def test_a_running_period_says_as_of_when(signed_in: Client, book: Book) -> None:
    book.add(OPEN)
    shown = page(signed_in, **ASKED)
    assert "Kỳ này chưa kết thúc: số liệu tính đến 09:00 ngày 10/11/2026" in text_of(shown)
    assert "kỳ chưa kết thúc, tính đến 09:00" in text_of(signed_in.get(tiles(shown)[0][0]))
    closed = page(signed_in, **{**ASKED, "tu_ngay": "15/09/2026", "den_ngay": "14/10/2026"})
    assert "chưa kết thúc" not in text_of(closed)
