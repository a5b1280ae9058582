"""Signing a report: a signature over its figures, the signed paper, and files that stay as they are."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from motcua.documents.report_docx import report_docx
from motcua.documents.report_pdf import report_pdf
from motcua.documents.report_xlsx import report_xlsx
from motcua.documents.signature_checks import signature_over, signatures_of
from motcua.documents.signatures.errors import SignatureError
from motcua.dossiers.errors import WrongState
from motcua.dossiers.tests.world import World
from motcua.filing import keyring
from motcua.filing.actions import sign, write_narrative
from motcua.filing.models import FileKind, Report, ReportFile, State
from motcua.filing.package import unpacked
from motcua.filing.signing import package_of, paper_for
from motcua.filing.tests import stage
from motcua.terms import clock

pytestmark = pytest.mark.django_db


def content(report: Report, kind: FileKind) -> bytes:
    return bytes(report.files.get(kind=kind).content)


def test_figures_and_paper_bear_the_leader_s_signature(world: World) -> None:
    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 08:00")
    report = stage.signed(world)
    now = clock.now() + timedelta(minutes=1)
    over = signature_over(report.content, bytes(report.signature or b""), keyring.trusted_roots(), now)
    on_paper = signatures_of(content(report, FileKind.PDF), keyring.trusted_roots(), now)
    for found in (over, *on_paper):
        assert found.good
        assert found.signer == world.cast.lanhdao.full_name
        assert found.signed_at == report.signed_at
    assert len(on_paper) == 2  # under the words and under the table


def test_the_paper_says_the_figures_and_their_digest(world: World) -> None:
    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 08:00")
    report = stage.signed(world)
    pages = PdfReader(io.BytesIO(content(report, FileKind.PDF))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert report.sha256[:20] in text.replace(" ", "")
    for expected in (
        "Biểu số 07a/BTP/KSTT",
        "DỮ LIỆU MÔ PHỎNG",
        world.cast.lanhdao.full_name,
        "Tháng 11/2026",
    ):
        assert expected in text


def test_the_same_report_gives_the_same_files_whenever_they_are_made(world: World) -> None:
    report = stage.frozen(world)
    before = [make(paper_for(report)) for make in (report_pdf, report_xlsx, report_docx)]
    world.wait(days=40)
    again = Report.objects.get(pk=report.pk)
    assert [make(paper_for(again)) for make in (report_pdf, report_xlsx, report_docx)] == before


def test_files_are_kept_with_their_digests(world: World) -> None:
    report = stage.signed(world)
    kinds = {each.kind: each for each in report.files.all()}
    assert set(kinds) == {FileKind.PDF, FileKind.XLSX, FileKind.DOCX}
    assert kinds[FileKind.PDF].signed and not kinds[FileKind.XLSX].signed
    assert content(report, FileKind.XLSX)[:2] == content(report, FileKind.DOCX)[:2] == b"PK"


def test_what_the_officer_wrote_is_on_the_paper(world: World) -> None:
    report = stage.frozen(world)
    write_narrative(world.cast.kiemsoat, report, {"proposals": "Đề nghị sớm công bố.\nXin hết."})
    report.refresh_from_db()
    words = paper_for(report).narrative
    assert words is not None
    sections = {section.number: section.paragraphs for section in words.sections}
    assert sections["IV"] == ("Đề nghị sớm công bố.", "Xin hết.")
    assert list(sections) == ["I.5", "I.6", "IV"]  # all that a commune owes


def test_a_form_of_the_house_goes_without_words(world: World) -> None:
    assert paper_for(stage.frozen(world, form="nguon")).narrative is None


def test_without_a_key_nothing_is_signed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    report = stage.frozen(world)

    def no_key(user: Any) -> Any:
        raise SignatureError("Chưa có khóa ký số.")

    monkeypatch.setattr("motcua.filing.keyring.signer_for", no_key)
    with pytest.raises(WrongState, match="Chưa có khóa ký số"):
        sign(world.cast.lanhdao, report)
    report.refresh_from_db()
    assert report.state == State.FROZEN
    assert not ReportFile.objects.exists()
    assert "report_signed" not in stage.verbs_of(report)


def test_a_package_carries_the_figures_and_the_signature(world: World) -> None:
    report = stage.signed(world)
    package = unpacked(package_of(report))
    assert package.content == report.content
    assert package.sha256 == report.sha256
    assert signature_over(package.content, package.signature, keyring.trusted_roots(), clock.now()).good


def test_keys_are_those_of_the_installation(
    world: World, everybody_has_a_key: Callable[[], None], settings: Any, tmp_path: Path
) -> None:
    everybody_has_a_key()
    settings.SIGNATURES = {**settings.SIGNATURES, "keys": tmp_path}
    with pytest.raises(WrongState, match="Chưa có khóa ký số của tài khoản “lanhdao”"):
        stage.signed(world)
