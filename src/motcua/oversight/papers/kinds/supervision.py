"""Báo cáo giám sát: what a council's team reports to the council."""

from motcua.oversight.models import PaperKind
from motcua.oversight.papers.about import About
from motcua.oversight.papers.kinds import bases
from motcua.oversight.papers.kinds.draft import Draft, Kind


def _refused(about: About) -> str:
    item = about.inspection
    if item is None:
        return "Báo cáo giám sát là của một cuộc giám sát, không phải của kế hoạch."
    if not bases.is_watched(item):
        return "Chỉ giám sát của Hội đồng nhân dân có báo cáo giám sát. Hãy soạn kết luận."
    return "Cuộc giám sát đã hủy." if item.cancelled_at else ""


def _assemble(about: About) -> Draft:
    item = bases.inspected(about.inspection)
    units = bases.unit_names(item)
    body = bases.body(
        ("", [
            f"Thực hiện {bases.decision(item)}, Đoàn giám sát gồm {{cuoc:thanh-vien}} thành viên đã "
            f"giám sát {{cuoc:don-vi}} "
            f"đơn vị ({units}), {bases.of_period(item)}. Đoàn báo cáo kết quả như sau:",
        ]),
        ("I. KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", bases.RESULTS),
        ("II. KẾT QUẢ THEO TIÊU CHÍ", [*bases.answers(item), *bases.samples(item)]),
        ("III. ĐÁNH GIÁ CHUNG", ["Ưu điểm:", *bases.strengths(item)]),
        ("IV. TỒN TẠI, HẠN CHẾ", bases.shortcomings(item)),
        ("V. KIẾN NGHỊ CỦA ĐOÀN", bases.recommended(item)),
        ("VI. ĐỀ XUẤT CỦA ĐƠN VỊ ĐƯỢC GIÁM SÁT", bases.proposed(item)),
    )  # fmt: skip
    return Draft(
        f"Kết quả giám sát việc giải quyết thủ tục hành chính tại {units}",
        body,
        bases.bases_of(item),
        (item.agency.name, *bases.standard_copies(item)),
        "TM. ĐOÀN GIÁM SÁT\nTRƯỞNG ĐOÀN",
        item.agency.name,
    )


KIND = Kind(PaperKind.SUPERVISION, "Báo cáo", _refused, _assemble, head_signs=True)
