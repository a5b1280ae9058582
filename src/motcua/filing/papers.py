"""A stored report as a paper: its frozen figures in the layout of the form."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from motcua.documents.layouts.layout import Layout
from motcua.documents.report_paper import (
    CheckedSum,
    Narrative,
    PaperColumn,
    PaperNote,
    PaperRatio,
    PaperSigner,
    PaperSum,
    ReportPaper,
)
from motcua.figures.forms import FORMS
from motcua.figures.period import ZONE
from motcua.filing.layouting import TableFigures, TableRow, layout_of, tables_of
from motcua.filing.periods import period_words
from motcua.organisation.models import Agency, AgencyKind, Level
from motcua.organisation.queries import above
from motcua.texts.fold import fold
from motcua.texts.numbers import group

Document = Mapping[str, Any]
MARK = "DỮ LIỆU MÔ PHỎNG"
MAKER, HEAD = "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"
SUM = re.compile(r"\d+ = \d+(?: \+ \d+)*")
UNCLASSIFIED = "unclassified"
GROUPINGS = {"sector": "Lĩnh vực", "procedure": "Thủ tục hành chính", "agency": "Cơ quan, đơn vị"}


class People(NamedTuple):
    """Full names for under the roles; empty where nobody has signed yet."""

    maker: str
    head: str = ""


def paper_of(
    document: Document,
    agency: Agency,
    frozen_at: datetime,
    people: People,
    key: str,
    words: Narrative | None = None,
) -> ReportPaper:
    """``key``: what the report is known by; with the digest it stands at the foot of the paper."""
    figures = figures_of(document)
    layout = layout_of(document["form"]["code"], figures)
    first, last = (date.fromisoformat(document["period"][name]) for name in ("first", "last"))
    tables = tables_of(layout, figures)
    return ReportPaper(
        form_sign=layout.sign if layout else "Biểu nội bộ",
        legal_source=layout.legal_source if layout else document["form"]["source"],
        title=_title(layout, document),
        period=f"Kỳ báo cáo: {period_words(first, last)}",
        issuer=document["agency"]["name"],
        superior=superior_of(agency),
        receiver=receiver_of(agency, layout),
        unit=(layout.unit if layout else document["form"]["unit"]).capitalize(),
        tables=tables,
        place=place_of(agency),
        dated=frozen_at.astimezone(ZONE).date(),
        signers=(
            PaperSigner(MAKER, "(Ký, ghi rõ họ tên)", people.maker),
            PaperSigner(HEAD, "(Ký, đóng dấu)", people.head),
        ),
        made_at=frozen_at,
        ratios=tuple(_ratio(each) for each in document["ratios"]),
        notes=tuple(PaperNote(f"({each['number']})", each["definition"]) for each in document["columns"]),
        narrative=words,
        stated=_stated(document),
        amendments=_amendments(document),
        reference=key,
        mark=MARK if agency.synthetic else "",
    )


def _title(layout: Layout | None, document: Document) -> str:
    title: str = layout.title if layout else document["form"]["title"]
    return f"{title} (bản đính chính)" if "correction" in document else title


def figures_of(document: Document) -> TableFigures:
    """The table of the document, rows in the order of their names, what is not classified last."""
    rows = sorted(document["rows"], key=lambda row: (row["key"].endswith(UNCLASSIFIED), fold(row["name"])))
    columns = tuple(_column(each) for each in document["columns"])
    parts = _parts(document)
    table = tuple(_row(each, parts) for each in rows)
    return TableFigures(
        columns=columns,
        sums=tuple(_sum(each["text"]) for each in document["identities"] if SUM.fullmatch(each["text"])),
        rows=table,
        total=cells_of(document["total"]),
        row_name=GROUPINGS.get(document["grouping"], "Nội dung"),
        sections=tuple(
            TableRow(name, _added(columns, [row for row in table if row.section == mark]), mark)
            for mark, name in parts.items()
        ),
    )


def _parts(document: Document) -> dict[str, str]:
    """Mark -> name of the sections of the form, and of what is left over where there is some."""
    form = FORMS.get(document["form"]["code"])
    if form is None or not form.sections:
        return {}
    parts = {section.key: section.name for section in form.sections}
    for row in document["rows"]:
        parts.setdefault(row["key"].partition(":")[0], "Ngoài các phần trên")
    return parts


def _added(columns: tuple[PaperColumn, ...], rows: list[TableRow]) -> dict[int, int]:
    return {column.number: sum(row.cells[column.number] for row in rows) for column in columns}


def _column(each: Mapping[str, Any]) -> PaperColumn:
    heading: Sequence[str] = [text for text in (each["group"], each["name"]) if text]
    return PaperColumn(each["number"], tuple(heading))


def _sum(text: str) -> PaperSum:
    total, parts = text.split(" = ")
    return PaperSum(int(total), tuple(map(int, parts.split(" + "))))


def _row(each: Mapping[str, Any], parts: Mapping[str, str]) -> TableRow:
    section = each["key"].partition(":")[0] if parts else ""
    return TableRow(each["name"], cells_of(each["cells"]), section)


def cells_of(cells: Mapping[str, Any]) -> dict[int, int]:
    """A cell is a count, or a count with the digest of what it counted."""
    return {int(number): cell if isinstance(cell, int) else cell["count"] for number, cell in cells.items()}


def _ratio(each: Mapping[str, Any]) -> PaperRatio:
    return PaperRatio(each["name"], each["formula"], each["text"])


def _stated(document: Document) -> tuple[CheckedSum, ...]:
    """The checks that are no sums of the form: the period before."""
    return tuple(
        CheckedSum(each["text"], () if each["holds"] else tuple(each["broken"]) or ("dòng tổng số",))
        for each in document["identities"]
        if not SUM.fullmatch(each["text"])
    )


def _amendments(document: Document) -> tuple[str, ...]:
    """What a correction changes: the report by its digest, then each cell; none for a first report."""
    correction = document.get("correction")
    if correction is None:
        return ()
    names = {row["key"]: row["name"] for row in document["rows"]}
    return (
        f"báo cáo đã ký có mã kiểm chứng {correction['corrects']}",
        *(_amended(each, names) for each in correction["cells"]),
    )


def _amended(cell: Mapping[str, Any], names: Mapping[str, str]) -> str:
    moved = f"thêm {len(cell['in'])}, bớt {len(cell['out'])}"
    name = names.get(cell["row"], cell["row"])
    return f"{name}, cột ({cell['column']}): {group(cell['before'])} thành {group(cell['after'])} ({moved})"


def superior_of(agency: Agency) -> str:
    """Cơ quan chủ quản, as the letterhead has it above the agency: the committee it belongs to."""
    found = _committee_above(agency)
    return found.name if found else ""


def receiver_of(agency: Agency, layout: Layout | None) -> str:
    """Who gets the report: the committee above; of a province the ministry that the circular is of."""
    found = _committee_above(agency)
    if found:
        return found.name
    if agency.level != Level.PROVINCE or layout is None:
        return ""
    return "Bộ Tư pháp" if "BTP" in layout.sign else "Văn phòng Chính phủ"


def place_of(agency: Agency) -> str:
    """Địa danh: the name of the commune, or of the province, without what kind of unit it is."""
    name = agency.area.name if agency.area else agency.name
    for body in ("Ủy ban nhân dân ", "UBND ", "Hội đồng nhân dân ", "HĐND "):
        name = name.removeprefix(body)
    for kind in ("phường ", "xã ", "thị trấn ", "đặc khu ", "tỉnh ", "thành phố ", "huyện ", "quận "):
        if name.casefold().startswith(kind):
            return name[len(kind) :]
    return name


def _committee_above(agency: Agency) -> Agency | None:
    return above(agency).filter(kind=AgencyKind.COMMITTEE).exclude(pk=agency.pk).first()
