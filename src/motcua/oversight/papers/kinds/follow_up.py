"""Thông báo đôn đốc: how far the recommendations of a conclusion are carried out, and what is still owed."""

from motcua.oversight.models import PaperKind
from motcua.oversight.papers.about import About
from motcua.oversight.papers.kinds import bases
from motcua.oversight.papers.kinds.draft import Draft, Kind


def _refused(about: About) -> str:
    item = about.inspection
    if item is None:
        return "Thông báo đôn đốc là của một cuộc kiểm tra, không phải của kế hoạch."
    if item.cancelled_at:
        return "Cuộc kiểm tra đã hủy."
    return "" if item.concluded_at else "Chưa có kết luận nên chưa có kiến nghị để đôn đốc."


def _assemble(about: About) -> Draft:
    item = bases.inspected(about.inspection)
    units = bases.unit_names(item)
    body = bases.body(
        ("", [f"Sau cuộc {bases.doing(item)} theo {bases.decision(item)}, {item.agency.name} thông báo "
              f"tình hình thực hiện kiến nghị:"]),
        ("1. Tình hình thực hiện", [
            "Tổng số nhiệm vụ được giao là {cuoc:nhiem-vu} nhiệm vụ, trong đó: {cuoc:nhiem-vu-dung-han} "
            "nhiệm vụ hoàn thành đúng hạn, "
            "{cuoc:nhiem-vu-qua-han-da-xong} nhiệm vụ hoàn thành quá hạn, {cuoc:nhiem-vu-dang-lam} "
            "nhiệm vụ đang thực hiện trong hạn, "
            "{cuoc:nhiem-vu-qua-han} nhiệm vụ quá hạn chưa xong, {cuoc:nhiem-vu-da-huy} nhiệm vụ đã hủy.",
            "{bang:theo-doi}",
        ]),
        ("2. Đề nghị", [
            "- Các cơ quan có nhiệm vụ quá hạn hoàn thành ngay, ghi kết quả kèm minh chứng vào hệ thống.",
            "- Cơ quan xác nhận kiểm tra minh chứng và mở lại nhiệm vụ chưa đạt.",
        ]),
    )  # fmt: skip
    return Draft(
        f"Về việc đôn đốc thực hiện kiến nghị sau {bases.doing(item)} tại {units}",
        body,
        bases.bases_of(item),
        bases.standard_copies(item),
        bases.leader_role(item.agency),
        units,
    )


KIND = Kind(PaperKind.FOLLOW_UP, "Thông báo", _refused, _assemble)
