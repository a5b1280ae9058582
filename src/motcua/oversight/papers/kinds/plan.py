"""Kế hoạch: which inspections the agency carries out in a year."""

from datetime import date

from motcua.organisation.models import AgencyKind
from motcua.oversight.models import PaperKind
from motcua.oversight.papers.about import About
from motcua.oversight.papers.kinds import bases
from motcua.oversight.papers.kinds.draft import Draft, Kind


def _refused(about: About) -> str:
    if about.plan is None:
        return "Kế hoạch được soạn từ trang kế hoạch năm."
    return (
        ""
        if about.plan.lines.filter(dropped_at=None).exists()
        else "Kế hoạch chưa có dòng nào. Hãy thêm dòng trước."
    )


def _assemble(about: About) -> Draft:
    plan = about.plan
    assert plan is not None
    council = plan.agency.kind == AgencyKind.COUNCIL
    acts = (*bases.GOVERNMENT, *(bases.WATCHING if council else ()), *bases.ONE_STOP)
    doing = "giám sát" if council else "kiểm tra"
    body = bases.body(
        ("I. MỤC ĐÍCH, YÊU CẦU", [
            f"- Đánh giá đúng việc giải quyết thủ tục hành chính tại các đơn vị; kịp thời chấn chỉnh "
            f"tồn tại, hạn chế qua {doing}.",
            "- Thực hiện khách quan, đúng thẩm quyền, không gây cản trở hoạt động bình thường của đơn vị.",
        ]),
        ("II. NỘI DUNG", [f"Trong năm {plan.year}, thực hiện {{ke-hoach:dong}} cuộc:", "{bang:ke-hoach}"]),
        ("III. TỔ CHỨC THỰC HIỆN", [
            "- Mỗi cuộc có quyết định thành lập đoàn, nêu rõ đơn vị, thời kỳ và tiêu chí.",
            "- Kết luận, kiến nghị được giao thành nhiệm vụ có thời hạn và được theo dõi đến khi xác nhận.",
        ]),
    )  # fmt: skip
    return Draft(
        f"{doing.capitalize()} việc giải quyết thủ tục hành chính năm {plan.year}",
        body,
        bases.in_force(acts, max(plan.issued_on, date(plan.year, 1, 1))),
        ("Các đơn vị nêu tại mục II", "Lưu: VT"),
        bases.leader_role(plan.agency),
    )


KIND = Kind(PaperKind.PLAN, "Kế hoạch", _refused, _assemble)
