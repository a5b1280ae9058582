"""Biên bản: what the team saw at the units, before anybody concludes; the head of the team signs."""

from motcua.oversight.models import PaperKind
from motcua.oversight.papers.about import About
from motcua.oversight.papers.kinds import bases
from motcua.oversight.papers.kinds.draft import Draft, Kind


def _refused(about: About) -> str:
    item = about.inspection
    if item is None:
        return "Biên bản là của một cuộc kiểm tra, không phải của kế hoạch."
    return "Cuộc kiểm tra đã hủy." if item.cancelled_at else ""


def _assemble(about: About) -> Draft:
    item = bases.inspected(about.inspection)
    doing, units = bases.doing(item), bases.unit_names(item)
    body = bases.body(
        ("", [
            f"Thực hiện {bases.decision(item)}, Đoàn {doing} đã làm việc tại {units} "
            f"{bases.days(item.starts_on, item.ends_on)}.",
        ]),
        ("I. THÀNH PHẦN", ["Đoàn gồm {cuoc:thanh-vien} thành viên:", "{bang:thanh-vien}", f"Đại diện "
            f"đơn vị: {units}."]),
        (f"II. KẾT QUẢ {doing.upper()}", [f"Số liệu của hệ thống {bases.of_period(item)}.", *bases.RESULTS]),
        ("III. KẾT QUẢ THEO TIÊU CHÍ", [*bases.answers(item), *bases.samples(item)]),
        ("IV. NHẬN XÉT CỦA ĐOÀN", ["Ưu điểm:", *bases.strengths(item), *bases.shortcomings(item)]),
        ("V. Ý KIẾN CỦA ĐƠN VỊ", bases.proposed(item)),
        ("", ["Biên bản được đọc lại cho mọi người cùng nghe, nhất trí và ký tên."]),
    )  # fmt: skip
    subject = f"{doing.capitalize()} việc giải quyết thủ tục hành chính tại {units}"
    return Draft(subject, body, (), bases.standard_copies(item), "TRƯỞNG ĐOÀN")


KIND = Kind(
    PaperKind.MINUTES, "Biên bản", _refused, _assemble, head_signs=True,
    beside=("ĐẠI DIỆN ĐƠN VỊ", "THƯ KÝ ĐOÀN"),
)  # fmt: skip
