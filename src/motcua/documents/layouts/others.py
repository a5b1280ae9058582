"""06a (feedback and proposals of citizens) and 03b (publication of procedures).

06a: form read, columns and sums verified. 03b: columns of part I verified; that part II puts the number of
legal documents before them, and so counts one further, uncertain. Wording of headings from memory.
"""

from motcua.documents.layouts.layout import TT_09, Certainty, Layout, TableLayout, leads, sums
from motcua.documents.report_paper import PaperColumn, PaperSum

RECEIVED, DONE, OPEN = "Số phản ánh, kiến nghị tiếp nhận", "Đã xử lý", "Đang xử lý"
BY_SUBJECT, BY_TIME = "Theo nội dung", "Theo thời điểm tiếp nhận"
CONDUCT, RULES = "Hành vi hành chính", "Quy định hành chính"

COLUMNS_06A = (
    PaperColumn(3, (RECEIVED, "Tổng số"), "(3)=(4)+(5)=(6)+(7)"),
    PaperColumn(4, (RECEIVED, BY_SUBJECT, CONDUCT)),
    PaperColumn(5, (RECEIVED, BY_SUBJECT, RULES)),
    PaperColumn(6, (RECEIVED, BY_TIME, "Từ kỳ trước")),
    PaperColumn(7, (RECEIVED, BY_TIME, "Trong kỳ")),
    PaperColumn(8, (DONE, "Tổng số"), "(8)=(9)+(10)=(11)+(12)"),
    PaperColumn(9, (DONE, BY_SUBJECT, CONDUCT)),
    PaperColumn(10, (DONE, BY_SUBJECT, RULES)),
    PaperColumn(11, (DONE, BY_TIME, "Từ kỳ trước")),
    PaperColumn(12, (DONE, BY_TIME, "Trong kỳ")),
    PaperColumn(13, (OPEN, "Tổng số"), "(13)=(14)+(15)"),
    PaperColumn(14, (OPEN, CONDUCT)),
    PaperColumn(15, (OPEN, RULES)),
    PaperColumn(16, ("Đã đăng tải công khai",)),
)

FORM_06A = Layout(
    code="06a",
    sign="Biểu số 06a/BTP/KSTT",
    legal_source=TT_09,
    title="Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức về quy định, hành vi hành chính",
    unit="Phản ánh, kiến nghị",
    tables=(TableLayout(COLUMNS_06A, leads("Ngành, lĩnh vực"), (*sums(COLUMNS_06A), PaperSum(3, (8, 13)))),),
    columns_are=Certainty.VERIFIED,
    headings_are=Certainty.MEMORY,
)


def _publication(start: int) -> tuple[PaperColumn, ...]:
    """The columns that both parts of 03b share, numbered from ``start``."""
    published, shown = "Thủ tục hành chính được công bố", "Công khai thủ tục hành chính"
    total = f"({start + 1})=({start + 2})+({start + 3})+({start + 4})"
    return (
        PaperColumn(start, ("Số quyết định công bố",)),
        PaperColumn(start + 1, (published, "Tổng số"), total),
        PaperColumn(start + 2, (published, "Ban hành mới")),
        PaperColumn(start + 3, (published, "Sửa đổi, bổ sung, thay thế")),
        PaperColumn(start + 4, (published, "Bãi bỏ")),
        PaperColumn(start + 5, (shown, "Công khai")),
        PaperColumn(start + 6, (shown, "Không công khai (bãi bỏ)")),
        PaperColumn(start + 7, ("Tổng số thủ tục hành chính thuộc thẩm quyền giải quyết",)),
    )


CENTRAL = _publication(3)
LOCAL = (PaperColumn(3, ("Số văn bản quy phạm pháp luật",)), *_publication(4))


def _part(code: str, columns: tuple[PaperColumn, ...], title: str, sure: Certainty) -> Layout:
    """A part of 03b is a table of its own: its columns are numbered anew."""
    return Layout(
        code=code,
        sign="Biểu số 03b/BTP/KSTT",
        legal_source=TT_09,
        title="Công bố, công khai thủ tục hành chính tại địa phương",
        unit="Văn bản, quyết định, thủ tục hành chính",
        tables=(TableLayout(columns, leads("Lĩnh vực"), sums(columns), title),),
        columns_are=sure,
        headings_are=Certainty.MEMORY,
    )


FORM_03B_I = _part("03b-I", CENTRAL, "I. Thủ tục hành chính do Trung ương quy định", Certainty.VERIFIED)
FORM_03B_II = _part("03b-II", LOCAL, "II. Thủ tục hành chính do địa phương quy định", Certainty.UNCERTAIN)
