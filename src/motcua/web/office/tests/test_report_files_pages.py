"""What a report's page says of its signature, and its files before it is signed."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from motcua.dossiers.tests.world import World
from motcua.filing.models import Report
from motcua.filing.tests import stage
from motcua.filing.tests.keys import everybody_has_a_key
from motcua.web.office.tests.test_filing_pages import world
from motcua.web.shared.tests.html import text_of

__all__ = ["everybody_has_a_key", "world"]


def get(world: World, report: Report, name: str = "report", *more: str, who: str = "kiemsoat") -> Any:
    client = Client()
    client.force_login(getattr(world.cast, who))
    return client.get(reverse(f"office:{name}", args=[report.pk, *more]))


def test_a_signed_report_says_whose_signature_holds(world: World) -> None:
    text = text_of(get(world, stage.signed(world)))
    assert f"Chữ ký số của {world.cast.lanhdao.full_name}" in text
    assert "số liệu nguyên vẹn, chứng thư được tin cậy" in text


def test_a_stranger_s_root_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    report = stage.signed(world)
    monkeypatch.setattr("motcua.filing.keyring.trusted_roots", list)
    assert "không tin cậy nơi cấp chứng thư" in text_of(get(world, report))


@pytest.mark.parametrize("signature", [b"", b"hong", None])
def test_a_signature_that_cannot_be_read_is_told(world: World, signature: bytes | None) -> None:
    report = stage.signed(world)
    Report.objects.filter(pk=report.pk).update(signature=signature)
    assert "không có chữ ký số đọc được" in text_of(get(world, report))


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK")])
def test_a_frozen_report_can_be_seen_before_it_is_signed(world: World, kind: str, begins: bytes) -> None:
    answer = get(world, stage.frozen(world), "report-preview", kind)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert "xem-truoc" in answer["Content-Disposition"]


def test_a_preview_says_on_every_page_that_nobody_has_signed(world: World) -> None:
    answer = get(world, stage.frozen(world), "report-preview", "pdf")
    for page in PdfReader(io.BytesIO(answer.content)).pages:
        assert "BẢN XEM TRƯỚC, CHƯA KÝ" in page.extract_text()


def test_there_is_no_preview_before_freezing_after_signing_or_out_of_scope(world: World) -> None:
    draft = stage.draft(world, grouping="procedure")
    assert get(world, draft, "report-preview", "pdf").status_code == 404
    assert get(world, stage.signed(world), "report-preview", "pdf").status_code == 404
    frozen = stage.frozen(world, grouping="channel")
    assert get(world, frozen, "report-preview", "exe").status_code == 404
    assert get(world, frozen, "report-preview", "pdf", who="lanhdao_khac").status_code == 404
