"""The page of the index: points, their reasons, and lists that are as long as their numbers."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from motcua.catalogue.models import Offering
from motcua.organisation.models import Role
from motcua.quality.loading import load_rules
from motcua.quality.tests.test_index import LATE
from motcua.reports.tests import factory
from motcua.reports.tests.factory import LONG_AGO, Book
from motcua.reports.tests.test_figures import DONE
from motcua.web.shared.tests.html import text_of

ASKED = {"co_quan": "H98.1", "ky": "khac", "tu_ngay": "15/10/2026", "den_ngay": "14/11/2026"}
LINK = re.compile(r'<a href="([^"]*mat-diem[^"]*)">([\d.]+) ')


@pytest.fixture(autouse=True)
def rules(db: None) -> None:
    load_rules()


def page(client: Client, **asked: str) -> HttpResponse:
    answer = client.get(reverse("office:quality"), {**ASKED, **asked})
    assert isinstance(answer, HttpResponse) and answer.status_code == 200
    return answer


def test_every_number_of_what_is_missing_opens_a_list_of_that_many(signed_in: Client, book: Book) -> None:
    Offering.objects.create(agency=book.agency, procedure=book.version.procedure, valid_from=LONG_AGO)
    for facts in (DONE, DONE, LATE):
        book.name(book.add(facts), "Lê Thị Mẫu")
    links = LINK.findall(page(signed_in).content.decode())
    assert len(links) > 5
    for address, number in links:
        answer = signed_in.get(unescape(address))
        assert answer.context["page"].paginator.count == int(number.replace(".", ""))
        assert len(answer.context["page"].object_list) == int(number.replace(".", ""))


def test_it_says_what_costs_points_and_what_is_unknown(signed_in: Client, book: Book) -> None:
    book.add(LATE)
    text = text_of(page(signed_in))
    assert "20 điểm" in text and "1 hồ sơ" in text
    assert "Chưa kết nối Cổng Dịch vụ công quốc gia" in text
    assert "tổng điểm là một khoảng" in text


def test_a_period_without_rules_is_answered_in_words(signed_in: Client, book: Book) -> None:
    text = text_of(page(signed_in, tu_ngay="01/01/2019", den_ngay="31/12/2019"))
    assert "Chưa có bộ tiêu chí chỉ số phục vụ cho ngày 31/12/2019" in text


def test_only_those_who_answer_for_an_agency_see_its_index(client: Client, book: Book) -> None:
    address = reverse("office:quality")
    assert client.get(address).status_code == 302
    client.force_login(factory.officer("chi-so-chuyen-mon", book.agency, Role.SPECIALIST))
    assert "chưa được giao xem số liệu" in text_of(client.get(address))
    lost = reverse("office:quality-lost")
    assert client.get(lost, {**ASKED, "tieu_chi": "PROGRESS"}).status_code == 404


def test_a_list_of_another_agency_a_wrong_or_an_unmeasured_criterion_is_not_found(signed_in: Client) -> None:
    factory.agency("H97.1")
    lost = reverse("office:quality-lost")
    for changed in ({"co_quan": "H97.1"}, {"tieu_chi": "SAI"}, {"tieu_chi": "DOSSIER_SYNC"}):
        assert signed_in.get(lost, {**ASKED, "tieu_chi": "PROGRESS", **changed}).status_code == 404
