"""Every page of the catalogue as it is published, not only the sample."""

import re

import pytest
from django.test import Client

from motcua.catalogue.models import ProcedureVersion
from motcua.demo.cast import Cast
from motcua.web.portal.sources import source_words
from motcua.web.shared.tests.html import text_of

pytestmark = pytest.mark.django_db
ENGLISH = re.compile(
    r"\b(crawl|snapshot|memory|code|name|list|ward|times|from|portal|also|older|full|text|test|tnt|None|True|False)\b"
)


def test_every_published_procedure_has_its_page(client: Client, cast: Cast) -> None:
    codes = set(ProcedureVersion.objects.values_list("procedure__code", flat=True))
    assert len(codes) >= 182
    for code in codes:
        answer = client.get(f"/thu-tuc/{code}/")
        assert answer.status_code == 200, code
        assert "Quyết định công bố" in text_of(answer)


def test_no_page_shows_english_or_inner_names(client: Client, cast: Cast) -> None:
    for version in ProcedureVersion.objects.select_related("procedure"):
        address = f"/thu-tuc/{version.procedure.code}/?phien-ban={version.number}"
        found = ENGLISH.search(text_of(client.get(address)))
        assert not found, f"{address}: {found and found[0]}"


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("from memory / QĐ Hà Tĩnh", "Ghi theo trí nhớ / QĐ Hà Tĩnh"),
        ("QĐ Nghệ An 2025 (tnt dc1e1584) code+name, cấp xã", "QĐ Nghệ An 2025 (mã, tên), cấp xã"),
        ("QĐ Nghệ An 2025 (code+name); ward list 7 ngày LV", None),
        ("163/QĐ-BTP", "163/QĐ-BTP"),
    ],
)
def test_source_notes_are_put_in_vietnamese(note: str, words: str | None) -> None:
    said = source_words(note)
    assert said == (words or "QĐ Nghệ An 2025 (mã, tên); danh mục của phường: 7 ngày làm việc")
