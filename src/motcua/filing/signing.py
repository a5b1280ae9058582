"""The electronic signature of a report: over its figures, and on its paper, by the key of the one who signs.

Files of a signed report are made once, with the signature, and kept: what is given out is what was signed.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from motcua.documents.report_docx import report_docx
from motcua.documents.report_paper import ReportPaper
from motcua.documents.report_pdf import report_pdf, stamp_places
from motcua.documents.report_xlsx import report_xlsx
from motcua.documents.signature_checks import SignatureFound, signature_over
from motcua.documents.signing import Stamp, sign_bytes, sign_pdf
from motcua.filing import keyring
from motcua.filing.models import FileKind, Report, ReportFile
from motcua.filing.package import Package
from motcua.filing.papers import MARK, People, paper_of
from motcua.filing.words import words_of
from motcua.organisation.models import User
from motcua.terms import clock

HEAD_ROOM, WORDS_ROOM = "table-2", "words"
UNSIGNED = "BẢN XEM TRƯỚC, CHƯA KÝ"
COUNTED_FROM_KEPT = "Số liệu đếm lại được từ dữ kiện giữ kèm báo cáo lúc chốt, không dựng lại từ nhật ký."
MAKERS: Mapping[FileKind, Callable[[ReportPaper], bytes]] = {
    FileKind.PDF: report_pdf,
    FileKind.XLSX: report_xlsx,
    FileKind.DOCX: report_docx,
}


def signed_files(report: Report, user: User, at: datetime) -> tuple[bytes, list[ReportFile]]:
    """The signature (CMS) over the figures, and the files, not yet saved. Raises SignatureError."""
    signer = keyring.signer_for(user)
    paper = paper_for(report, head=user.get_full_name())
    pdf = report_pdf(paper)
    stamp = Stamp(user.get_full_name(), report.document["agency"]["name"], MARK if paper.mark else "")
    places = stamp_places(paper)
    for room in (WORDS_ROOM, HEAD_ROOM):
        if room in places:
            pdf = sign_pdf(pdf, signer, stamp, places[room], at)
    files = [
        _file(report, FileKind.PDF, pdf, at, signed=True),
        _file(report, FileKind.XLSX, report_xlsx(paper), at),
        _file(report, FileKind.DOCX, report_docx(paper), at),
    ]
    return sign_bytes(report.content, signer, at), files


def paper_for(report: Report, head: str = "") -> ReportPaper:
    """The paper of a frozen report, without signature; the same report gives the same paper."""
    assert report.frozen_at is not None
    people = People(_full_name(report.prepared_by), head)
    key = f"Mã kiểm chứng số liệu (SHA-256): {report.sha256}"
    if report.kept:
        key += f". {COUNTED_FROM_KEPT}"
    words = words_of(report, people)
    return paper_of(report.document, report.agency, report.frozen_at, people, key, words)


def signature_of(report: Report) -> SignatureFound | None:
    """Whose signature the figures bear and whether it holds; None for a report signed without a key.

    Raises SignatureError for a signature that cannot be read.
    """
    if not report.signature:
        return None
    return signature_over(report.content, bytes(report.signature), keyring.trusted_roots(), clock.now())


def preview(report: Report, kind: FileKind) -> bytes:
    """A file of a frozen report before it is signed, marked so on every page."""
    paper = paper_for(report)
    return MAKERS[kind](replace(paper, mark=f"{UNSIGNED}. {paper.mark}".rstrip(". ")))


def package_of(report: Report) -> bytes:
    """The file for another installation. Only of a report that was signed with a key."""
    return Package(report.content, bytes(report.signature or b"")).packed()


def _file(report: Report, kind: FileKind, content: bytes, at: datetime, signed: bool = False) -> ReportFile:
    digest = hashlib.sha256(content).hexdigest()
    return ReportFile(report=report, kind=kind, content=content, sha256=digest, signed=signed, made_at=at)


def _full_name(username: str) -> str:
    user = User.objects.filter(username=username).first()
    return user.get_full_name() if user else username
