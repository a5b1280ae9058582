"""The page of the process: numbers, their lists, scope, and the file."""

import re
from datetime import datetime, timedelta
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from motcua.conftest import At
from motcua.demo.cast import Cast
from motcua.dossiers.actions import perform, receive
from motcua.dossiers.models import Dossier
from motcua.mining import question as mining
from motcua.terms import clock
from motcua.web.office.process import views

ASKED = "co_quan=H03.1.7&ky=khac&tu_ngay=16/11/2026&den_ngay=30/11/2026"
PAGE, LISTED, FILE = (f"/so-lieu/quy-trinh/{rest}?{ASKED}" for rest in ("", "ho-so/", "nhat-ky.xes"))
PERSON = {"full_name": "Lê Thị Mẫu Riêng", "id_number": "099000000001", "phone": "0990000001"}
STEPS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("tiepnhan", "hand_over", {}),
    ("chuyenmon", "decide", {"decision": "granted"}),
)
BACK = ("lanhdao", "send_back", {"reason": "Dự thảo sai"})


@pytest.fixture
def dossiers(cast: Cast, at: At) -> list[Dossier]:
    """One on its way, one sent back and decided again."""
    made = []
    for steps in (STEPS, (*STEPS, BACK, STEPS[1])):
        with at("2026-11-16 09:00"):
            dossier = receive(cast.tiepnhan, {"procedure": "1.004873", **PERSON})
        for hour, (who, verb, data) in enumerate(steps, 10):
            with at(datetime(2026, 11, 16, 0, tzinfo=clock.VN) + timedelta(hours=hour)):
                perform(getattr(cast, who), dossier.pk, verb, data)
        made.append(dossier)
    return made


@pytest.fixture
def signed_in(client: Client, cast: Cast, at: At) -> Client:
    client.force_login(cast.kiemsoat, backend="motcua.organisation.backends.AccountBackend")
    return client


def get(client: Client, at: At, address: str, status: int = 200) -> str:
    with at("2026-11-20 09:00"):
        answer = client.get(address)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def test_every_number_opens_a_list_of_as_many_dossiers(
    signed_in: Client, dossiers: list[Dossier], at: At
) -> None:
    page = get(signed_in, at, PAGE)
    links = re.findall(r'<a href="(/so-lieu/quy-trinh/ho-so/[^"]+)" aria-label="(\d+) hồ sơ', page)
    assert len(links) > 8
    for address, number in links:
        listed = get(signed_in, at, address)
        assert f"<h1>{number} hồ sơ" in listed
        assert len(re.findall(r'<th scope="row" class="code-text', listed)) == int(number)


def test_rework_lists_the_dossier_that_was_sent_back(
    signed_in: Client, dossiers: list[Dossier], at: At
) -> None:
    listed = get(signed_in, at, f"{LISTED}&xem=muc:rework")
    assert dossiers[1].code in listed and dossiers[0].code not in listed


def test_the_drawing_names_kinds_by_word_and_dash(signed_in: Client, dossiers: list[Dossier], at: At) -> None:
    page = get(signed_in, at, PAGE)
    assert 'class="edge edge-rework"' in page and re.search(r'class="edge-label"[^>]*>1 làm lại<', page)


def test_another_ward_and_a_number_that_is_none_are_not_found(
    signed_in: Client, dossiers: list[Dossier], at: At
) -> None:
    get(signed_in, at, LISTED.replace("H03.1.7", "H03.1.8") + "&xem=muc:conform", 404)
    get(signed_in, at, f"{LISTED}&xem=canh:gi-do", 404)
    get(signed_in, at, FILE.replace("H03.1.7", "H03"), 404)


def test_the_file_names_no_applicant(signed_in: Client, dossiers: list[Dossier], at: At) -> None:
    with at("2026-11-20 09:00"):
        answer = signed_in.get(FILE)
        text = b"".join(answer).decode()
    assert answer["Content-Disposition"].endswith('H03.1.7-20261116-20261130.xes"')
    assert len(ET.fromstring(text).findall("{*}trace")) == 2
    assert not any(value in text for value in PERSON.values())


def test_too_many_dossiers_are_refused_in_words(
    signed_in: Client, dossiers: list[Dossier], at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST_ON_PAGE", 1)
    assert "Hãy chọn kỳ ngắn hơn" in get(signed_in, at, PAGE)
    get(signed_in, at, f"{LISTED}&xem=muc:rework", 404)
    assert mining.MOST_ON_PAGE > 1


def test_who_has_no_scope_sees_why(client: Client, cast: Cast, at: At) -> None:
    client.force_login(cast.quantri, backend="motcua.organisation.backends.AccountBackend")
    assert "chưa được giao" in get(client, at, "/so-lieu/quy-trinh/")
