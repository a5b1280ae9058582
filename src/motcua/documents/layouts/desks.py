"""II.07b, 08b and 08c: what the one-stop desks have and take in.

08b and 08c: columns verified (form read). II.07b: groups verified in a system in use, its numbers (1) to
(12) uncertain. Desks of districts existed until 30/6/2025 and stand only in II.07b.
"""

from motcua.documents.layouts.layout import TT_01, TT_09, Certainty, Layout, TableLayout, leads, sums
from motcua.documents.report_paper import PaperColumn

CENTRE = "Trung tâm Phục vụ hành chính công"
STAFF, EQUIPMENT = "Nhân sự", "Có đủ trang thiết bị (đủ ghi 1, chưa đủ ghi 0)"

COLUMNS_08B = (
    PaperColumn(3, ("Số điểm tiếp nhận hồ sơ",)),
    PaperColumn(4, (STAFF, "Chuyên trách")),
    PaperColumn(5, (STAFF, "Phòng chuyên môn cử đến")),
    PaperColumn(6, (STAFF, "Hợp đồng")),
    PaperColumn(7, (EQUIPMENT, "Máy tính cho cán bộ")),
    PaperColumn(8, (EQUIPMENT, "Máy tính hỗ trợ dịch vụ công trực tuyến")),
    PaperColumn(9, (EQUIPMENT, "Máy quét")),
    PaperColumn(10, (EQUIPMENT, "Màn hình cảm ứng tra cứu, đánh giá")),
)


def _by_level(start: int, group: str, levels: tuple[str, ...]) -> tuple[PaperColumn, ...]:
    """A total and one column a level, numbered from ``start``."""
    parts = [PaperColumn(start + 1 + place, (group, level)) for place, level in enumerate(levels)]
    printed = f"({start})={'+'.join(f'({part.number})' for part in parts)}"
    return (PaperColumn(start, (group, "Tổng số"), printed), *parts)


LEVELS, DESKS = ("Cấp tỉnh", "Cấp xã"), ("Trung tâm cấp tỉnh", "Trung tâm cấp xã")
COLUMNS_08C = (
    *_by_level(1, "Thủ tục hành chính thuộc thẩm quyền giải quyết", LEVELS),
    *_by_level(4, f"Thủ tục hành chính tiếp nhận tại {CENTRE}", DESKS),
    *_by_level(7, "Thủ tục hành chính đã có quy trình nội bộ", LEVELS),
)

OLD_LEVELS = ("Cấp tỉnh", "Cấp huyện", "Cấp xã")
COLUMNS_II_07B = (
    *_by_level(1, "Thủ tục hành chính thuộc thẩm quyền giải quyết", OLD_LEVELS),
    *_by_level(
        5,
        "Thủ tục hành chính thực hiện theo cơ chế một cửa, một cửa liên thông",
        ("Bộ phận Một cửa cấp tỉnh", "Bộ phận Một cửa cấp huyện", "Bộ phận Một cửa cấp xã"),
    ),
    *_by_level(9, "Thủ tục hành chính đã có quy trình nội bộ", OLD_LEVELS),
)

FORM_08B = Layout(
    code="08b",
    sign="Biểu số 08b/BTP/KSTT",
    legal_source=TT_09,
    title=f"Tình hình tổ chức, hoạt động của {CENTRE} cấp xã",
    unit="Điểm, người, thiết bị",
    tables=(TableLayout(COLUMNS_08B, leads(CENTRE)),),
    columns_are=Certainty.VERIFIED,
    headings_are=Certainty.MEMORY,
)


def _part_of_08c(code: str, table: TableLayout, unit: str) -> Layout:
    """A part of 08c is a table of its own: its columns are numbered anew."""
    return Layout(
        code=code,
        sign="Biểu số 08c/BTP/KSTT",
        legal_source=TT_09,
        title="Tình hình thực hiện cơ chế một cửa, một cửa liên thông của tỉnh, thành phố",
        unit=unit,
        tables=(table,),
        columns_are=Certainty.VERIFIED,
        headings_are=Certainty.MEMORY,
    )


FORM_08C_I = _part_of_08c(
    "08c-I",
    TableLayout(COLUMNS_08C, (), sums(COLUMNS_08C), "I. Thủ tục hành chính thực hiện tại địa phương"),
    "Thủ tục hành chính",
)
FORM_08C_II = _part_of_08c(
    "08c-II",
    TableLayout(COLUMNS_08B, leads(CENTRE), title=f"II. {CENTRE} các cấp"),
    "Điểm, người, thiết bị",
)

FORM_II_07B = Layout(
    code="II.07b",
    sign="Biểu số II.07b/VPCP/KSTT",
    legal_source=TT_01,
    title="Tình hình thực hiện cơ chế một cửa, một cửa liên thông tại địa phương",
    unit="Thủ tục hành chính",
    tables=(TableLayout(COLUMNS_II_07B, (), sums(COLUMNS_II_07B)),),
    columns_are=Certainty.UNCERTAIN,
    headings_are=Certainty.MEMORY,
)
