"""The dashboards: every number is the count of the list it opens, within what the officer may see."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.models import Dossier, Task
from motcua.figures.facts import Change, Facts
from motcua.figures.tests.samples import sample
from motcua.organisation.models import Agency, AgencyKind, Level, Role, User
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE, OPEN
from motcua.terms import national_calendar
from motcua.web.office.overview.periods import ahead, month_ago, weeks
from motcua.web.office.tests.conftest import NOW

OVERVIEW, PACE = reverse("office:overview"), reverse("office:pace")
LINK = re.compile(r'<a [^>]*href="(/so-lieu/[^"]*cot=[^"]*)"[^>]*>(?:quá hạn )?([\d.]+)')


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def opened(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def happened(facts: Facts) -> bool:
    """Nothing in it lies after the moment at which the page is opened."""
    moments = [facts.received_at, facts.resolved_at, facts.returned_at, *(each.at for each in facts.changes)]
    return all(moment is None or moment < NOW for moment in moments)


def due(text: str) -> Facts:
    """Open on 10 November 2026 09:00, due then."""
    return replace(OPEN, first_due_at=local(text), due_at=local(text), due_on=local(text).date())


def test_kill_20_every_number_of_the_overview_is_the_count_of_its_list(signed_in: Client, book: Book) -> None:
    other = factory.procedure("9.000002", factory.sector("THU-DD"))
    for number, facts in enumerate(each for each in sample(300) if happened(each)):
        book.name(book.add(facts, version=other if number % 3 else book.version), "Lê Thị Mẫu")
    for text in ("2026-11-09 17:00", "2026-11-10 17:00", "2026-11-12 17:00", "2026-11-17 17:00"):
        book.name(book.add(due(text)), "Lê Thị Mẫu")
    found = LINK.findall(opened(signed_in, OVERVIEW))
    assert len(found) > 25
    for address, number in found:
        page = opened(signed_in, unescape(address))
        assert f"<h1>{number} hồ sơ" in page, address


def test_what_is_late_what_is_due_today_and_in_the_days_ahead(signed_in: Client, book: Book) -> None:
    """Tuesday 10/11 09:00: three working days on is Friday the 13th, five is Tuesday the 17th."""
    for day in (9, 10, 13, 17, 18):
        book.add(due(f"2026-11-{day:02} 17:00"))
    book.add(replace(due("2026-11-10 17:00"), changes=(Change(local("2026-11-09 09:00"), None, True),)))
    book.add(DONE)
    page = opened(signed_in, OVERVIEW)
    numbers = [int(number) for number in re.findall(r'tile-number">(?:<a[^>]*>)?(\d+)', page)][:6]
    assert numbers == [1, 1, 2, 3, 1, 6]
    assert "13/11/2026" in page and "17/11/2026" in page


def test_the_stock_is_held_against_the_same_day_a_month_ago(signed_in: Client, book: Book) -> None:
    book.add(replace(DONE, received_at=local("2026-10-01 08:00")))
    for _ in range(3):
        book.add(due("2026-11-30 17:00"))
    page = opened(signed_in, OVERVIEW)
    assert "hết ngày 10/10/2026 là" in page and "tăng 2" in page


def test_an_agency_without_dossiers_is_told_what_comes(signed_in: Client) -> None:
    page = opened(signed_in, OVERVIEW)
    assert "chưa có hồ sơ nào để tổng hợp" in page and "tile-number" not in page
    assert "Chưa có hồ sơ nào được trả lời" in opened(signed_in, PACE)


@pytest.fixture
def province(db: None) -> list[Book]:
    """A province, two communes."""
    top = factory.agency("H98", level=Level.PROVINCE)
    version = factory.procedure("9.000001", factory.sector("THU-HT"))
    return [Book(each, version) for each in (top, *(factory.agency(f"H98.{n}", top) for n in (1, 2)))]


def test_who_leads_one_commune_sees_nothing_of_its_neighbour(client: Client, province: list[Book]) -> None:
    _top, mine, theirs = province
    for _ in range(7):
        theirs.add(due("2026-11-09 17:00"))
    for _ in range(20):
        theirs.add(DONE)
    mine.add(due("2026-11-09 17:00"))
    client.force_login(factory.officer("lanh-dao-mau", mine.agency, Role.LEADER))
    page = opened(client, f"{OVERVIEW}?co_quan=H98.2&ky=month")
    assert "Hãy chọn cơ quan" in page and "tile-number" not in page
    assert client.get(f"{PACE}?co_quan=H98.2").status_code == 404
    assert "H98.2" not in opened(client, OVERVIEW)
    cell = "bieu=den-han&co_quan=H98.2&ky=khac&tu_ngay=2026-11-10&den_ngay=2026-11-10&theo=agency&cap=&cot=1"
    assert client.get(f"{reverse('office:crossed')}?{cell}&cheo=sector").status_code == 404


def test_the_map_of_a_province_has_a_row_for_each_commune_that_has_work(
    client: Client, province: list[Book]
) -> None:
    top, one, two = province
    for book, count in ((one, 3), (two, 5)):
        for _ in range(count):
            book.add(due("2026-11-09 17:00"))
    client.force_login(factory.officer("kiem-soat-tinh", top.agency))
    page = opened(client, OVERVIEW)
    rows = re.findall(r'<tr><th scope="row">(Ủy ban H98[^<]*)</th><td class="heat heat-0', page)
    assert rows == ["Ủy ban H98.1", "Ủy ban H98.2"]
    assert page.count("quá hạn 5 (100%)") == 2 and "heat-5" in page


def test_the_map_of_a_single_commune_has_a_row_for_each_unit_that_holds_work(
    signed_in: Client, book: Book
) -> None:
    desk = factory.agency("H98.1.1", book.agency)
    desk.kind = AgencyKind.OFFICE
    desk.save()
    for unit in (desk, desk, book.agency):
        dossier = book.add(due("2026-11-09 17:00"))
        book.name(dossier, "Lê Thị Mẫu")
        _task(dossier, "intake", book.agency, "done")
        _task(dossier, "processing", unit)
        _task(dossier, "consult", book.agency)
    book.name(book.add(due("2026-11-30 17:00")), "Lê Thị Mẫu")
    page = opened(signed_in, OVERVIEW)
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th><td class="heat heat-0[^>]*><a [^>]*>(\d)</a>', page)
    assert rows == [("Ủy ban H98.1", "1"), ("Ủy ban H98.1.1", "2"), ("Chưa giao bộ phận nào", "1")]
    held = [link for link in LINK.findall(page) if "cheo=holder" in link[0]]
    assert len(held) == 6 + 4  # in all and of the one sector: open in three rows, late in two
    for address, number in held:
        assert f"<h1>{number} hồ sơ" in opened(signed_in, unescape(address)), address


def _task(dossier: Dossier, kind: str, agency: Agency, state: str = "open") -> None:
    Task.objects.create(
        dossier=dossier, step=1, kind=kind, name=kind, agency=agency, role=Role.SPECIALIST, state=state,
        opened_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["overview", "pace", "crossed"])
def test_without_a_post_nothing_is_shown(client: Client, book: Book, name: str) -> None:
    book.add(OPEN)
    address = reverse(f"office:{name}")
    assert client.get(address).status_code == 302
    client.force_login(User.objects.create(username="khong-vi-tri", synthetic=True))
    answer = client.get(address)
    assert answer.status_code == (404 if name == "crossed" else 200)
    assert "chưa được giao xem số liệu" in answer.content.decode() or name == "crossed"


def test_times_are_told_from_twenty_cases_on_and_link_to_them(signed_in: Client, book: Book) -> None:
    few = factory.procedure("9.000002")
    for number in range(20):
        book.add(DONE)
        if number < 7:
            book.add(DONE, version=few)
    Dossier.objects.update(status=10)
    page = opened(signed_in, PACE)
    assert "4,3 ngày" in page and "chưa đủ dữ liệu (có <a" in page and ">7</a> hồ sơ, cần 20)" in page
    for address, number in LINK.findall(page):
        assert f"<h1>{number} hồ sơ" in opened(signed_in, unescape(address))


@given(st.dates(date(2019, 1, 1), date(2027, 12, 1)))
def test_the_days_looked_at(today: date) -> None:
    spans = weeks(today)
    assert len(spans) == 12 and spans[-1].last < today <= spans[-1].last + timedelta(days=7)
    assert all(span.first.weekday() == 0 and span.last.weekday() == 6 for span in spans)
    assert timedelta(28) <= today - month_ago(today) <= timedelta(31)
    assert national_calendar().is_working(ahead(today, 3, national_calendar()).last)
