"""Open data and promises as everybody gets them: pages, files, dictionary."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from motcua.figures.forms import form_07a
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE
from motcua.terms import clock

PAGE, PROMISES = reverse("portal:opendata"), reverse("portal:promises")
FILES = [f"portal:opendata-{name}" for name in ("months-csv", "months-json", "promises-csv", "promises-json")]


@pytest.fixture(autouse=True)
def december() -> Iterator[None]:
    cache.clear()
    with clock.clock_at(local("2026-12-01 09:00")):
        yield
    cache.clear()


@pytest.fixture
def book(db: None) -> Book:
    """25 dossiers in time, 2 late; a procedure whose name would be a formula."""
    found = Book(factory.agency("H98.1"), factory.procedure("9.000001", factory.sector("THU-HT")))
    other = factory.procedure("9.000002", factory.sector("THU-HT"))
    other.procedure.name = "=HYPERLINK(1)"
    other.procedure.save()
    late = replace(DONE, due_at=local("2026-10-22 17:00"), due_on=date(2026, 10, 22))
    for facts in [DONE] * 25 + [late] * 2:
        found.name(found.add(facts), "Lê Thị Mẫu")
    for _ in range(8):
        found.name(found.add(DONE, version=other), "Lê Thị Mẫu")
    return found


def read(client: Client, name: str) -> str:
    answer = client.get(reverse(name), {"co_quan": "H98.1"})
    assert answer.status_code == 200 and answer.streaming
    return answer.getvalue().decode("utf-8-sig")


def test_csv_and_json_say_the_same_and_hide_the_same(client: Client, book: Book) -> None:
    told = json.loads(read(client, "portal:opendata-months-json"))
    rows = list(csv.DictReader(io.StringIO(read(client, "portal:opendata-months-csv"))))
    assert len(rows) == len(told["rows"]) == 4  # the whole, a sector, two procedures
    for row, record in zip(rows, told["rows"], strict=True):
        for key, value in record.items():
            assert row[key].lstrip("'") == ("*" if value is None else str(value))
    whole = told["rows"][0]
    assert whole["cot_3"] == 35 and whole["cot_12"] is None and whole["loai_dong"] == "toan_bo"
    assert told["hidden_below"] == 5 and told["computed_at"] == "2026-12-01T09:00:00+07:00"
    assert "3 = 9 + 13" in told["identities"] and "ghi nguồn" in told["licence"]


def test_a_name_is_never_a_formula(client: Client, book: Book) -> None:
    for name in ("portal:opendata-months-csv", "portal:opendata-promises-csv"):
        assert "'=HYPERLINK(1)" in read(client, name) and ",=HYPERLINK" not in read(client, name)


@pytest.mark.parametrize("name", FILES)
def test_no_person_stands_in_a_file_and_it_is_kept(client: Client, book: Book, name: str) -> None:
    assert "Mẫu" not in read(client, name) and "012345678789" not in read(client, name)
    answer = client.get(reverse(name), {"co_quan": "H98.1"})
    assert "public" in answer["Cache-Control"] and "max-age=3600" in answer["Cache-Control"]
    again = client.get(reverse(name), {"co_quan": "H98.1"}, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    with clock.clock_at(local("2026-12-02 09:00")):
        later = client.get(reverse(name), {"co_quan": "H98.1"}, headers={"If-None-Match": answer["ETag"]})
        assert later.status_code == 200
    assert client.get(reverse(name), {"co_quan": "H98.2"}).status_code == 404


def test_every_field_of_a_file_is_in_the_dictionary(client: Client, book: Book) -> None:
    sets = client.get(reverse("portal:opendata-dictionary-json")).json()["datasets"]
    for key, name in (("thang", "months"), ("cam-ket", "promises")):
        fields = [field["name"] for field in sets[key]]
        record = json.loads(read(client, f"portal:opendata-{name}-json"))["rows"][0]
        assert list(record) == fields
    told = {field["name"]: field["meaning"] for field in sets["thang"]}
    for column in form_07a.FORM.columns:
        assert column.figure.definition in told[f"cot_{column.number}"]


def test_the_page_shows_what_the_file_has(client: Client, book: Book) -> None:
    page = client.get(PAGE, {"co_quan": "H98.1", "thang": "2026-11"}).content.decode()
    assert "số bị che" in page and "=HYPERLINK(1)" in page and "Tính lúc 09:00 ngày 01/12/2026" in page
    assert "từ 15/10/2026 đến hết 14/11/2026" in page
    assert client.get(PAGE, {"co_quan": "H98.1", "thang": "2026-12"}).status_code == 404
    months = client.get(PAGE).content.decode()
    assert "thang=2026-11" in months and "Từ điển dữ liệu" in months


def test_promises_are_told_searched_and_sorted(client: Client, book: Book) -> None:
    page = client.get(PROMISES).content.decode()
    assert "ít nhất 90%" in page and "4,3 ngày" in page and "từ 20" in page  # 25 of 27 in time
    assert "chưa đủ dữ liệu (dưới 10 hồ sơ, cần 20)" in page
    assert "từ 15/11/2025 đến hết 14/11/2026" in page
    found = client.get(PROMISES, {"q": "thu tuc 9.000001", "xep": "cham"}).content.decode()
    assert "9.000001" in found and "HYPERLINK" not in found
    assert "Không có thủ tục nào khớp" in client.get(PROMISES, {"q": "zzz"}).content.decode()
    one = client.get(reverse("portal:promise", args=["9.000001"])).content.decode()
    assert "Ủy ban H98.1" in one and "ít nhất 90%" in one


@pytest.mark.parametrize("address", [PAGE, PROMISES, reverse("portal:opendata-dictionary-json")])
def test_who_asks_too_often_is_told_to_wait(client: Client, db: None, address: str) -> None:
    answers = [client.get(address).status_code for _ in range(121)]
    assert answers[:120] == [200] * 120 and answers[120] == 429


def test_before_the_first_dossier_the_pages_say_what_comes(client: Client, db: None) -> None:
    for address in (PAGE, PROMISES):
        assert "Chưa có cơ quan nào có hồ sơ" in client.get(address).content.decode()
