"""The words of a report on paper: what the officer wrote, or what the figures themselves say.

Texts with places for figures are data (data/words.json): "{c3}" is the total of column 3. They are filled
from the frozen figures only, so that the paper of a report never changes.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from motcua.documents.report_paper import Narrative, NarrativeSection, PaperSigner
from motcua.figures import forms
from motcua.filing.models import Report
from motcua.filing.outline import Section, sections_of
from motcua.filing.papers import People, cells_of, receiver_of
from motcua.filing.periods import period_words
from motcua.organisation.models import Agency, AgencyKind
from motcua.texts.numbers import group

DATA = Path(__file__).parent / "data" / "words.json"
CHAIR, HEAD = "CHỦ TỊCH", "THỦ TRƯỞNG ĐƠN VỊ"


def words_of(report: Report, people: People) -> Narrative | None:
    """None for forms of the house, which no circular asks words for."""
    if not forms.get(report.form).statutory:
        return None
    sections = tuple(_section(each, report) for each in sections_of(report.agency))
    return Narrative(
        number=_number(report.agency),
        subject=f"{_table()['subject']} {period_words(report.first, report.last)}",
        addressed_to=receiver_of(report.agency, None) or "…",
        sections=sections,
        signer=PaperSigner(_role(report.agency), "(Ký, đóng dấu)", people.head),
        copies=tuple(_table()["copies"]),
    )


def _section(section: Section, report: Report) -> NarrativeSection:
    written = report.narrative.get(section.key, "")
    text = written or _filled(section.key, report)
    paragraphs = tuple(line.strip() for line in text.splitlines() if line.strip())
    return NarrativeSection(section.number, section.title, paragraphs)


def _filled(key: str, report: Report) -> str:
    """What the figures say to this section; nothing where the form has nothing to say."""
    text: str = _table()["fills"].get(key, {}).get(report.form, "")
    totals = cells_of(report.document["total"])
    return text.format_map({f"c{number}": group(count) for number, count in totals.items()})


def _number(agency: Agency) -> str:
    return "…/BC-UBND" if agency.kind == AgencyKind.COMMITTEE else "…/BC"


def _role(agency: Agency) -> str:
    return CHAIR if agency.kind == AgencyKind.COMMITTEE else HEAD


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return found
