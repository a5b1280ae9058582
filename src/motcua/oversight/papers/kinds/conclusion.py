"""Kết luận: what the agency that sent the team holds to be so, and what it demands."""

from motcua.oversight.models import PaperKind
from motcua.oversight.papers.about import About
from motcua.oversight.papers.kinds import bases
from motcua.oversight.papers.kinds.draft import Draft, Kind


def _refused(about: About) -> str:
    item = about.inspection
    if item is None:
        return "Kết luận là của một cuộc kiểm tra, không phải của kế hoạch."
    if bases.is_watched(item):
        return "Giám sát của Hội đồng nhân dân kết thúc bằng báo cáo giám sát, không bằng kết luận."
    return "Cuộc kiểm tra đã hủy." if item.cancelled_at else ""


def _assemble(about: About) -> Draft:
    item = bases.inspected(about.inspection)
    units = bases.unit_names(item)
    body = bases.body(
        ("", [
            f"Từ ngày {item.starts_on:%d/%m/%Y} đến hết ngày {item.ends_on:%d/%m/%Y}, Đoàn kiểm tra đã "
            f"kiểm tra {units}, "
            f"{bases.of_period(item)}. Xét báo cáo của Đoàn và giải trình của đơn vị, "
            f"{item.agency.name} kết luận như sau:",
        ]),
        ("I. KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", bases.RESULTS),
        ("II. KẾT QUẢ THEO TIÊU CHÍ", [*bases.answers(item), *bases.samples(item)]),
        ("III. ƯU ĐIỂM", bases.strengths(item)),
        ("IV. TỒN TẠI, HẠN CHẾ", bases.shortcomings(item)),
        ("V. KIẾN NGHỊ", bases.recommended(item)),
        ("VI. TỔ CHỨC THỰC HIỆN", [
            "Đơn vị được kiểm tra thực hiện kiến nghị đúng thời hạn, ghi kết quả kèm minh chứng vào hệ "
            "thống; "
            "kết quả do người khác với người thực hiện xác nhận.",
        ]),
    )  # fmt: skip
    return Draft(
        f"Kiểm tra việc giải quyết thủ tục hành chính tại {units}",
        body,
        bases.bases_of(item),
        bases.standard_copies(item),
        bases.leader_role(item.agency),
    )


KIND = Kind(PaperKind.CONCLUSION, "Kết luận", _refused, _assemble)
