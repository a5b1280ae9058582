"""Thông báo: tells the units who comes, when, over which period and with which criteria."""

from motcua.oversight.models import InspectionKind, PaperKind
from motcua.oversight.papers.about import About
from motcua.oversight.papers.kinds import bases
from motcua.oversight.papers.kinds.draft import Draft, Kind


def _refused(about: About) -> str:
    item = about.inspection
    if item is None:
        return "Thông báo là của một cuộc kiểm tra, không phải của kế hoạch."
    if item.kind in (InspectionKind.UNANNOUNCED, InspectionKind.SELF):
        return "Kiểm tra đột xuất và tự kiểm tra không có thông báo trước."
    return "Cuộc kiểm tra đã hủy." if item.cancelled_at else ""


def _assemble(about: About) -> Draft:
    item = bases.inspected(about.inspection)
    doing, units = bases.doing(item), bases.unit_names(item)
    body = bases.body(
        ("", [f"Thực hiện {bases.decision(item)}, Đoàn {doing} thông báo như sau:"]),
        ("1. Đơn vị và thời kỳ", [
            f"Số đơn vị được {doing}: {{cuoc:don-vi}} ({units}).", f"Thời kỳ {doing}: "
                f"{bases.days(item.examined_from, item.examined_to)}.",
            f"Thời gian làm việc của đoàn: {bases.days(item.starts_on, item.ends_on)}.",
        ]),
        ("2. Thành phần đoàn", ["Đoàn gồm {cuoc:thanh-vien} thành viên:", "{bang:thanh-vien}"]),
        (f"3. Nội dung {doing}", ["{bang:noi-dung}"]),
        ("4. Đề nghị đơn vị", [
            f"- Báo cáo bằng văn bản theo các nội dung nêu tại mục 3, gửi đoàn trước ngày "
            f"{item.starts_on:%d/%m/%Y}.",
            "- Bố trí cán bộ đầu mối, phòng làm việc; cung cấp hồ sơ, sổ sách theo yêu cầu của đoàn.",
        ]),
    )  # fmt: skip
    return Draft(
        f"Về việc {doing} việc giải quyết thủ tục hành chính tại {units}",
        body,
        bases.bases_of(item),
        bases.standard_copies(item),
        bases.leader_role(item.agency),
        units,
    )


KIND = Kind(PaperKind.ANNOUNCEMENT, "Thông báo", _refused, _assemble)
