"""II.06a, 07a and 07b: how dossiers were handled.

II.06a: columns and sums verified in a system in use; 07a: form read, verified; 07b: its two sections
verified, that it repeats the columns of 07a uncertain. The middle heading "Trong kỳ" is from memory.
"""

from motcua.documents.layouts.layout import TT_01, TT_09, Certainty, Layout, TableLayout, leads, sums
from motcua.documents.report_paper import PaperColumn, PaperSum

RECEIVED, RESOLVED, OPEN = "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"
IN_PERIOD, ONLINE, BEFORE = "Trong kỳ", "Trực tuyến", "Từ kỳ trước"
TITLE = "Tình hình, kết quả giải quyết thủ tục hành chính"
SECTOR = "Lĩnh vực giải quyết"
UNIT = "Hồ sơ"

COLUMNS_II_06A = (
    PaperColumn(3, (RECEIVED, "Tổng số"), "(3)=(4)+(5)+(6)"),
    PaperColumn(4, (RECEIVED, IN_PERIOD, ONLINE)),
    PaperColumn(5, (RECEIVED, IN_PERIOD, "Trực tiếp, bưu chính")),
    PaperColumn(6, (RECEIVED, BEFORE)),
    PaperColumn(7, (RESOLVED, "Tổng số"), "(7)=(8)+(9)+(10)"),
    PaperColumn(8, (RESOLVED, "Trước hạn")),
    PaperColumn(9, (RESOLVED, "Đúng hạn")),
    PaperColumn(10, (RESOLVED, "Quá hạn")),
    PaperColumn(11, (OPEN, "Tổng số"), "(11)=(12)+(13)"),
    PaperColumn(12, (OPEN, "Trong hạn")),
    PaperColumn(13, (OPEN, "Quá hạn")),
)

COLUMNS_07 = (
    PaperColumn(3, (RECEIVED, "Tổng số"), "(3)=(4)+(5)+(6)+(7)+(8)"),
    PaperColumn(4, (RECEIVED, IN_PERIOD, ONLINE, "Toàn trình")),
    PaperColumn(5, (RECEIVED, IN_PERIOD, ONLINE, "Một phần")),
    PaperColumn(6, (RECEIVED, IN_PERIOD, "Bưu chính")),
    PaperColumn(7, (RECEIVED, IN_PERIOD, "Trực tiếp")),
    PaperColumn(8, (RECEIVED, BEFORE)),
    PaperColumn(9, (RESOLVED, "Tổng số"), "(9)=(10)+(11)+(12)"),
    PaperColumn(10, (RESOLVED, "Trước hạn")),
    PaperColumn(11, (RESOLVED, "Đúng hạn")),
    PaperColumn(12, (RESOLVED, "Quá hạn")),
    PaperColumn(13, (OPEN, "Tổng số"), "(13)=(14)+(15)"),
    PaperColumn(14, (OPEN, "Trong hạn")),
    PaperColumn(15, (OPEN, "Quá hạn")),
)

FORM_II_06A = Layout(
    code="II.06a",
    sign="Biểu số II.06a/VPCP/KSTT",
    legal_source=TT_01,
    title=TITLE,
    unit=UNIT,
    tables=(TableLayout(COLUMNS_II_06A, leads(SECTOR), (*sums(COLUMNS_II_06A), PaperSum(3, (7, 11)))),),
    columns_are=Certainty.VERIFIED,
    headings_are=Certainty.MEMORY,
)

FORM_07A = Layout(
    code="07a",
    sign="Biểu số 07a/BTP/KSTT",
    legal_source=TT_09,
    title=f"{TITLE} tại cơ quan, đơn vị",
    unit=UNIT,
    tables=(TableLayout(COLUMNS_07, leads(SECTOR), (*sums(COLUMNS_07), PaperSum(3, (9, 13)))),),
    columns_are=Certainty.VERIFIED,
    headings_are=Certainty.MEMORY,
)

FORM_07B = Layout(
    code="07b",
    sign="Biểu số 07b/BTP/KSTT",
    legal_source=TT_09,
    title=f"{TITLE} của tỉnh, thành phố",
    unit=UNIT,
    tables=(
        TableLayout(
            COLUMNS_07,
            leads(SECTOR),
            (*sums(COLUMNS_07), PaperSum(3, (9, 13))),
            sections=(
                ("I", "Thủ tục hành chính thuộc thẩm quyền giải quyết của cấp tỉnh"),
                ("II", "Thủ tục hành chính thuộc thẩm quyền giải quyết của cấp xã"),
            ),
        ),
    ),
    columns_are=Certainty.UNCERTAIN,
    headings_are=Certainty.MEMORY,
)
