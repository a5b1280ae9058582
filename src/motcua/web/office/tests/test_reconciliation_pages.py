"""The pages of reconciliations: uploading, the counts as links, one difference, out of scope."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.conftest import local
from motcua.demo.annexes import files
from motcua.demo.cast import Cast
from motcua.demo.scenarios.huyen_tung.reconciliation import annexes
from motcua.reconciliation import queries
from motcua.reconciliation.models import Run
from motcua.terms import clock
from motcua.web.desk.tests.stage import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"


@pytest.fixture
def ward(cast: Cast) -> Iterator[Cast]:
    with clock.clock_at(lambda: local("2026-11-20 09:00")):
        yield cast


def client_of(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, who), backend=BACKEND)
    return client


def test_two_annexes_are_uploaded_and_a_wrong_one_says_what_to_do(ward: Cast) -> None:
    client, address = client_of(ward, "kiemsoat"), reverse("office:reconciliation-new")
    typed: dict[str, Any] = {"agency": "H03.1.7", "title": "Hai quyết định (mẫu)", "a": "file", "b": "file"}
    wrong = client.post(
        address, {**typed, "a_file": sent(0, "xlsx"), "b_file": SimpleUploadedFile("b.txt", b"a")}
    )
    text = text_of(wrong)
    assert wrong.status_code == 422 and "Hai quyết định (mẫu)" in text and "Chọn lại tệp" in text
    done = client.post(address, {**typed, "a_file": sent(0, "xlsx"), "b_file": sent(1, "docx")})
    made = Run.objects.get()
    assert done["Location"] == reverse("office:reconciliation", args=[made.pk])
    page = text_of(client.get(done["Location"]))
    assert "Thiếu: <strong>12</strong>" in page and "Ngoài danh mục: <strong>7</strong>" in page
    missing = client.get(done["Location"] + "?loai=missing")
    assert missing.context["page"].paginator.count == 12
    kept = queries.files(made)
    assert [file.name for file in kept] == [files.name(0, "xlsx"), files.name(1, "docx")]
    annex = reverse("office:reconciliation-annex", args=[made.pk, kept[1].pk])
    assert annex in page and client.get(annex).getvalue() == files.kept(1, "docx")
    assert client_of(ward, "lanhdao_khac").get(annex).status_code == 404
    book = client.get(reverse("office:reconciliation-file", args=[made.pk]))
    assert book.content[:2] == b"PK" and ".xlsx" in book["Content-Disposition"]


def test_nothing_is_there_for_another_ward(ward: Cast) -> None:
    made = annexes(ward)
    line = made.lines.all()[0]
    client = client_of(ward, "lanhdao_khac")
    for name, key in (
        ("reconciliation", made.pk), ("reconciliation-file", made.pk), ("reconciliation-line", line.pk),
        ("reconciliation-dossiers", line.pk),
    ):  # fmt: skip
        assert client.get(reverse(f"office:{name}", args=[key])).status_code == 404
    assert made.title not in text_of(client.get(reverse("office:reconciliations")))
    assert client_of(ward, "chuyenmon").get(reverse("office:reconciliation-new")).status_code == 403


def test_a_decision_that_is_refused_keeps_what_was_typed(ward: Cast) -> None:
    line = annexes(ward).lines.filter(kind="changed")[0]
    address = reverse("office:reconciliation-line", args=[line.pk])
    client = client_of(ward, "kiemsoat")
    wrong = client.post(address, {"verdict": "adopted", "reason": "Theo công bố", "due_on": ""})
    assert wrong.status_code == 422 and "Theo công bố" in text_of(wrong)
    assert client.post(address, {"verdict": "adopted", "due_on": "30/11/2026"}).status_code == 302
    line.refresh_from_db()
    assert line.task is not None and line.task.code in text_of(client.get(address))


def sent(which: int, kind: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(files.name(which, kind), files.kept(which, kind))
