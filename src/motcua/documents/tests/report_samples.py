"""Papers in the official layouts with made-up numbers that add up."""

from __future__ import annotations

from datetime import UTC, date, datetime

from motcua.documents.layouts import LAYOUTS
from motcua.documents.layouts.layout import TableLayout
from motcua.documents.report_paper import (
    Narrative,
    NarrativeSection,
    PaperNote,
    PaperRatio,
    PaperRow,
    PaperSigner,
    PaperTable,
    ReportPaper,
    RowKind,
)

SECTORS = ("Chứng thực", "Hộ tịch", "Bảo trợ xã hội", "Ẩm thực, Ễnh ương và Ặc")
HEAD = PaperSigner("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, đóng dấu)", "Nguyễn Thị Mẫu")
WORDS = Narrative(
    number="…/BC-UBND",
    subject="Tình hình, kết quả kiểm soát thủ tục hành chính tháng 11 năm 2026",
    addressed_to="Ủy ban nhân dân tỉnh Mẫu",
    sections=(
        NarrativeSection("I.5", "Cắt giảm, đơn giản hóa thủ tục dựa trên dữ liệu"),
        NarrativeSection("I.6", "Phản ánh, kiến nghị", ("Trong kỳ tiếp nhận 12 phản ánh, kiến nghị.",)),
        NarrativeSection("IV", "Kiến nghị, đề xuất", ("Không có kiến nghị.",)),
    ),
    signer=HEAD,
    copies=("Như trên", "Lưu: VT"),
)


def sample(
    code: str = "07a",
    *,
    sectors: tuple[str, ...] = SECTORS,
    base: int = 3,
    narrative: Narrative | None = None,
    issuer: str = "Ủy ban nhân dân phường Mẫu",
) -> ReportPaper:
    """The form with one row a sector; part k of a sum is ``base`` + k, so that all sums hold."""
    layout = LAYOUTS[code]
    return ReportPaper(
        form_sign=layout.sign,
        legal_source=layout.legal_source,
        title=layout.title,
        period="Kỳ báo cáo: Tháng 11 năm 2026 (từ ngày 15/10/2026 đến hết ngày 14/11/2026)",
        issuer=issuer,
        superior="Tỉnh Mẫu",
        receiver="Ủy ban nhân dân tỉnh Mẫu",
        unit=layout.unit,
        tables=tuple(_table(table, sectors, base) for table in layout.tables),
        place="Mẫu",
        dated=date(2026, 11, 20),
        signers=(PaperSigner("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)", "Trần Văn Thử"), HEAD),
        made_at=datetime(2026, 11, 20, 3, 4, 5, tzinfo=UTC),
        ratios=(PaperRatio("Tỷ lệ đúng hạn", "(10 + 11) : 9", "98,12%"),),
        notes=(PaperNote("(3)", "Hồ sơ có thời điểm tiếp nhận trong kỳ."),),
        narrative=narrative,
        reference="Mã báo cáo: 07a/2026/0001",
        mark="DỮ LIỆU MÔ PHỎNG",
    )


def _table(layout: TableLayout, sectors: tuple[str, ...], base: int) -> PaperTable:
    cells = _cells(layout, base)
    if not layout.leads:
        rows: list[PaperRow] = [PaperRow("", cells)]
    else:
        rows = [PaperRow(name, cells, str(place)) for place, name in enumerate(sectors, 1)]
        total = tuple(cell * len(sectors) for cell in cells)
        rows.append(PaperRow("Tổng số", total, kind=RowKind.TOTAL))
    for mark, name in reversed(layout.sections):
        blank = (None,) * len(layout.columns)
        rows.insert(0, PaperRow(name, blank, mark, RowKind.SECTION))
    return PaperTable(layout.columns, tuple(rows), layout.leads, layout.sums, layout.title)


#: Numbers for which all sums of the forms about dossiers and about feedback hold.
HOLDING = {
    ("II.06a", 11): (12, 4, 4, 4, 9, 3, 3, 3, 3, 1, 2),
    ("07a", 13): (20, 4, 4, 4, 4, 4, 15, 5, 5, 5, 5, 2, 3),
    ("06a", 14): (12, 6, 6, 5, 7, 8, 4, 4, 5, 3, 4, 2, 2, 1),
}


def _cells(layout: TableLayout, base: int) -> tuple[int, ...]:
    for (_, width), numbers in HOLDING.items():
        if width == len(layout.columns):
            return tuple(number * base for number in numbers)
    cells = {column.number: base + place for place, column in enumerate(layout.columns)}
    for each in layout.sums:
        cells[each.total] = sum(cells[part] for part in each.parts)
    return tuple(cells[column.number] for column in layout.columns)
