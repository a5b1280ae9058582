"""An official paper as PDF/A in the layout of NĐ 30/2020."""

from __future__ import annotations

from dataclasses import replace

from motcua.documents.official_paper import OfficialPaper, OfficialTable
from motcua.documents.rendering import query, render
from motcua.documents.report_pdf import StampPlace

TEMPLATE = "official_paper"


def official_pdf(paper: OfficialPaper) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1; the same paper gives the same bytes."""
    return render(TEMPLATE, official_fields(paper), made_at=paper.made_at)


def signer_places(paper: OfficialPaper) -> list[StampPlace]:
    """The room above each signer's name, in the order of the signers."""
    found = query(TEMPLATE, official_fields(paper), "stamp-place")
    ordered = sorted(found, key=lambda place: int(str(place["name"]).rpartition("-")[2]))
    return [_fitted(StampPlace(each["page"], each["left"], each["top"]), each["width"]) for each in ordered]


def _fitted(place: StampPlace, room: float) -> StampPlace:
    """In the middle of its room, and never wider."""
    width = min(place.width, room)
    return replace(place, left=place.left + (room - width) / 2, width=width)


def official_fields(paper: OfficialPaper) -> dict[str, object]:
    """The paper as the template shows it."""
    return {
        "superior": paper.superior,
        "issuer": paper.issuer,
        "number": paper.number,
        "place": paper.place,
        "dated": paper.day,
        "kind": paper.kind,
        "subject": paper.subject,
        "title": paper.title,
        "bases": list(paper.listed_bases),
        "addressed_to": paper.addressed_to,
        "sections": [
            {"title": section.title, "blocks": [_block(block) for block in section.blocks]}
            for section in paper.sections
        ],
        "copies": list(paper.listed_copies),
        "signers": [{"role": each.role, "hint": each.hint, "name": each.name} for each in paper.signers],
        "mark": paper.mark,
        "reference": paper.reference,
    }


def _block(block: str | OfficialTable) -> dict[str, object]:
    if isinstance(block, str):
        return {"text": block}
    return {
        "title": block.title,
        "head": [column.name for column in block.columns],
        "shares": [column.share for column in block.columns],
        "aligns": [str(column.align) for column in block.columns],
        "rows": [
            {"cells": list(row), "strong": place in block.strong} for place, row in enumerate(block.rows)
        ],
    }
