"""A report as PDF/A: the words on portrait pages, the tables on landscape ones, one page number on all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from motcua.documents.dates import long_date
from motcua.documents.rendering import query, render
from motcua.documents.report_paper import (
    Cell,
    Narrative,
    PaperRow,
    PaperTable,
    ReportPaper,
    RowKind,
    heading_cells,
    heading_depth,
)
from motcua.texts.numbers import group

PAGE_MM = 267.0  # A4 landscape without the margins of the tables' pages
MARK_MM, NAME_MM = 10.0, 52.0
NARROWEST_MM, WIDEST_MM = 12.5, 30.0
DIGIT_MM, PADDING_MM = 1.68, 2.2  # a digit at 9.5 pt, both sides of a cell


@dataclass(frozen=True)
class StampPlace:
    """Where a stamp stands: page from 0, millimetres from the left and the top edge as one looks at it."""

    page: int
    left: float
    top: float
    width: float = 62.0
    height: float = 17.0


def report_pdf(paper: ReportPaper) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1; the same paper gives the same bytes."""
    return render("report", report_fields(paper), made_at=paper.made_at)


def stamp_places(paper: ReportPaper) -> dict[str, StampPlace]:
    """The rooms for stamps above the names: "words" under the narrative, "table-1" on under the tables."""
    places = {}
    for found in query("report", report_fields(paper), "stamp-place"):
        wide = StampPlace(found["page"], found["left"], found["top"])
        middle = found["left"] + found["width"] / 2
        places[found["name"]] = replace(wide, left=middle - wide.width / 2)
    return places


def report_fields(paper: ReportPaper) -> dict[str, object]:
    """The paper as the template shows it: numbers and days as texts, headings as a grid."""
    return {
        "form_sign": paper.form_sign,
        "legal_source": paper.legal_source,
        "title": paper.title,
        "period": paper.period,
        "superior": paper.superior,
        "issuer": paper.issuer,
        "receiver": paper.receiver,
        "unit": paper.unit,
        "place": paper.place,
        "dated": long_date(paper.dated),
        "tables": [_table(table) for table in paper.tables],
        "checks": [{"text": check.text, "broken": list(check.broken)} for check in paper.checks],
        "ratios": [
            {"name": each.name, "formula": each.formula, "value": each.value} for each in paper.ratios
        ],
        "notes": [{"label": note.label, "text": note.text} for note in paper.notes],
        "signers": [{"role": each.role, "hint": each.hint, "name": each.name} for each in paper.signers],
        "narrative": _narrative(paper.narrative) if paper.narrative else None,
        "amendments": list(paper.amendments),
        "reference": paper.reference,
        "mark": paper.mark,
    }


def _narrative(narrative: Narrative) -> dict[str, object]:
    signer = narrative.signer
    return {
        "number": narrative.number,
        "subject": narrative.subject,
        "addressed_to": narrative.addressed_to,
        "sections": [
            {"number": each.number, "title": each.title, "paragraphs": list(each.paragraphs)}
            for each in narrative.sections
        ],
        "signer": {"role": signer.role, "hint": signer.hint, "name": signer.name},
        "copies": list(narrative.copies),
    }


def _table(table: PaperTable) -> dict[str, object]:
    return {
        "title": table.title,
        "leads": [{"name": lead.name, "printed": lead.printed} for lead in table.leads],
        "depth": heading_depth(table),
        "headings": [
            {"text": cell.text, "x": cell.column, "y": cell.row, "dx": cell.colspan, "dy": cell.rowspan}
            for cell in heading_cells(table)
        ],
        "printed": [column.label for column in table.columns],
        "widths": column_widths(table),
        "scale": text_scale(table),
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: PaperRow) -> dict[str, object]:
    cells = [cell_text(cell) for cell in row.cells]
    return {"mark": row.mark, "name": row.name, "strong": row.kind is not RowKind.PLAIN, "cells": cells}


def cell_text(cell: Cell) -> str:
    return group(cell) if isinstance(cell, int) else cell or ""


def column_widths(table: PaperTable) -> list[float]:
    """Widths of the number columns in mm: what their longest number needs, and a fair share of the page.

    Numbers too long for the page make all columns narrower by one factor, see `text_scale`.
    """
    room = _room(table)
    fair = min(WIDEST_MM, max(NARROWEST_MM, room / len(table.columns)))
    wanted = [max(fair, _needed(table, place)) for place in range(len(table.columns))]
    return [width * min(1.0, room / sum(wanted)) for width in wanted]


def text_scale(table: PaperTable) -> float:
    """What the size of the table's text is multiplied with, so that its longest number fits its column."""
    widths = column_widths(table)
    return min(1.0, *(width / _needed(table, place) for place, width in enumerate(widths)))


def _room(table: PaperTable) -> float:
    return PAGE_MM - (MARK_MM + NAME_MM if table.leads else 0)


def _needed(table: PaperTable, place: int) -> float:
    longest = max((len(cell_text(row.cells[place])) for row in table.rows), default=0)
    return longest * DIGIT_MM + PADDING_MM
