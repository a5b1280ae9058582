"""A paper as the files that are given out: before it is signed marked as a draft, then signed with a key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.documents.live_text import joined
from motcua.documents.official_docx import official_docx
from motcua.documents.official_paper import OfficialPaper
from motcua.documents.official_pdf import official_pdf, signer_places
from motcua.documents.report_paper import PaperSigner
from motcua.documents.signing import Stamp, sign_pdf
from motcua.filing import keyring
from motcua.filing.papers import MARK, place_of, superior_of
from motcua.organisation.models import Agency, AgencyKind, User
from motcua.oversight.models import Paper, PaperFile, PaperFormat, PaperState
from motcua.oversight.papers.about import About
from motcua.oversight.papers.composing import ComposedSection, ComposedTable, Kept, Live, compose, printed
from motcua.oversight.papers.kinds import KINDS
from motcua.terms import clock

DRAFT_MARK = "BẢN DỰ THẢO, CHƯA KÝ"
MAKERS = {PaperFormat.PDF: official_pdf, PaperFormat.DOCX: official_docx}
TYPES: Mapping[str, str] = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def composed(paper: Paper) -> tuple[ComposedSection, ...]:
    """Live while it is written, as frozen afterwards. Raises BadText for a draft with unknown numbers."""
    source = Kept(paper) if paper.frozen_at else Live(About.of(paper))
    return compose(paper.body, source)


def official(paper: Paper, sections: Sequence[ComposedSection], signer: str = "") -> OfficialPaper:
    """``signer``: the full name under the signature; blank: it is still to be signed."""
    kind = KINDS[paper.kind]
    beside = tuple(PaperSigner(role, "(Ký, ghi rõ họ tên)") for role in kind.beside)
    signed_at = paper.signed_at or (clock.now() if signer else None)
    return OfficialPaper(
        superior=_above(paper.agency),
        issuer=paper.agency.name,
        number=paper.number,
        place=place_of(paper.agency),
        dated=clock.local(signed_at).date() if signed_at else None,
        kind=kind.title,
        subject=paper.subject,
        sections=printed(tuple(sections)),
        signers=(*beside, PaperSigner(paper.signer_role, "", signer)),
        made_at=signed_at or paper.frozen_at or paper.edited_at or paper.drafted_at,
        bases=tuple(paper.bases),
        addressed_to=paper.addressed_to,
        copies=tuple(paper.copies),
        mark=_mark(paper, bool(signer)),
        reference=f"Mã kiểm chứng nội dung (SHA-256): {paper.sha256}" if paper.sha256 else "",
    )


def _above(agency: Agency) -> str:
    """A council has nobody above it in the letterhead."""
    return "" if agency.kind == AgencyKind.COUNCIL else superior_of(agency)


def _mark(paper: Paper, signed: bool) -> str:
    marks = (
        "" if signed or paper.state == PaperState.SIGNED else DRAFT_MARK,
        MARK if paper.agency.synthetic else "",
    )
    return ". ".join(mark for mark in marks if mark)


def digest(paper: Paper, sections: Sequence[ComposedSection]) -> str:
    """SHA-256 (hex) over everything that a frozen paper says."""
    said: dict[str, Any] = {
        "kind": paper.kind, "agency": paper.agency.code, "number": paper.number, "subject": paper.subject,
        "addressed_to": paper.addressed_to, "bases": paper.bases, "copies": paper.copies,
        "signer_role": paper.signer_role,
        "sections": [
            {"title": each.title, "blocks": [_said(block) for block in each.blocks]} for each in sections
        ],
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _said(block: Any) -> Any:
    if isinstance(block, ComposedTable):
        return [[joined(cell) for cell in row] for row in block.rows]
    return joined(block)


def preview(paper: Paper, kind: PaperFormat) -> bytes:
    """A file of a paper that is not signed yet, marked so on every page. Raises BadText."""
    return MAKERS[kind](official(paper, composed(paper)))


def signed_files(paper: Paper, user: User, at: datetime) -> list[PaperFile]:
    """The files of a paper that is signed now, not yet saved. Raises SignatureError."""
    signer = keyring.signer_for(user)
    made = official(paper, composed(paper), user.get_full_name())
    stamp = Stamp(user.get_full_name(), paper.agency.name, MARK if paper.agency.synthetic else "")
    pdf = sign_pdf(official_pdf(made), signer, stamp, signer_places(made)[-1], at)
    return [_file(paper, PaperFormat.PDF, pdf, at), _file(paper, PaperFormat.DOCX, official_docx(made), at)]


def _file(paper: Paper, kind: PaperFormat, content: bytes, at: datetime) -> PaperFile:
    return PaperFile(
        paper=paper, kind=kind, content=content, sha256=hashlib.sha256(content).hexdigest(), made_at=at
    )
