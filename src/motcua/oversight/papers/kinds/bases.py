"""Legal bases and phrases that several kinds of paper share. What changes with law is dated here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from motcua.documents.dates import long_date
from motcua.organisation.models import Agency, AgencyKind
from motcua.oversight.models import Finding, FindingKind, Inspection, InspectionKind
from motcua.oversight.papers.records import sampled, standing_findings
from motcua.oversight.papers.tables import plain


class Act(NamedTuple):
    """``first``, ``last``: days in force, both included; None: still."""

    text: str
    first: date
    last: date | None


GOVERNMENT = (  # verified in the project's table of acts, the laws from memory
    Act("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", date(2016, 1, 1), date(2025, 2, 28)),
    Act("Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025", date(2025, 3, 1), date(2025, 6, 15)),
    Act("Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", date(2025, 6, 16), None),
)
ONE_STOP = (
    Act("Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính",
        date(2010, 10, 14), None),
    Act("Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, "
        "một cửa "
        "liên thông trong giải quyết thủ tục hành chính", date(2018, 6, 21), date(2025, 6, 30)),
    Act("Nghị định số 118/2025/NĐ-CP của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, "
        "một cửa "
        "liên thông", date(2025, 7, 1), None),
)  # fmt: skip
WATCHING = (  # from memory
    Act("Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015",
        date(2016, 7, 1), None),
)  # fmt: skip


def bases_of(item: Inspection) -> tuple[str, ...]:
    """The acts in force on the day of the decision, then the decision itself."""
    acts = (*GOVERNMENT, *(WATCHING if item.kind == InspectionKind.SUPERVISION else ()), *ONE_STOP)
    return (*in_force(acts, item.decided_on), f"Căn cứ {decision(item)}")


def in_force(acts: Iterable[Act], on: date) -> tuple[str, ...]:
    return tuple(
        f"Căn cứ {act.text}" for act in acts if act.first <= on and (act.last is None or on <= act.last)
    )


def decision(item: Inspection) -> str:
    title = plain(item.title)
    about = f"{title[:1].lower()}{title[1:]}"
    number = f"{plain(item.decision_number)} {long_date(item.decided_on)}"
    return f"Quyết định số {number} của {plain(item.issuer)} về việc {about}"


def unit_names(item: Inspection) -> str:
    return ", ".join(each.unit.name for each in item.units.select_related("unit"))


def days(first: date, last: date) -> str:
    return f"từ ngày {first:%d/%m/%Y} đến hết ngày {last:%d/%m/%Y}"


def of_period(item: Inspection) -> str:
    return f"thời kỳ {days(item.examined_from, item.examined_to)}"


def is_watched(item: Inspection) -> bool:
    return item.kind == InspectionKind.SUPERVISION


def doing(item: Inspection) -> str:
    """What the team does, in the word of the law."""
    return "giám sát" if is_watched(item) else "kiểm tra"


def leader_role(agency: Agency) -> str:
    """Quyền hạn và chức vụ: who leads a committee signs on its behalf (NĐ 30/2020, Điều 13; from memory)."""
    if agency.kind == AgencyKind.COUNCIL:
        return "TM. THƯỜNG TRỰC HĐND\nCHỦ TỊCH"
    return "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH" if agency.kind == AgencyKind.COMMITTEE else "THỦ TRƯỞNG ĐƠN VỊ"


def standard_copies(item: Inspection) -> tuple[str, ...]:
    return (
        *(each.unit.name for each in item.units.select_related("unit")),
        "Thành viên đoàn",
        "Lưu: VT, hồ sơ đoàn",
    )


RESULTS = (
    "Trong thời kỳ, tổng số hồ sơ phải giải quyết là {07a:3} hồ sơ, trong đó: đã giải quyết {07a:9} hồ sơ, "
    "đang giải quyết {07a:13} hồ sơ.",
    "{bang:don-vi}",
    "Trong số {07a:9} hồ sơ đã giải quyết: {07a:10} hồ sơ trước hạn, {07a:11} hồ sơ đúng hạn, {07a:12} hồ sơ "
    "quá hạn. Tỷ lệ giải quyết trước hạn và đúng hạn: {07a:tl1}.",
    "{bang:thoi-han}",
)
"""The dossiers of the units in the period; form 07a gives the numbers, its identities hold in the words."""


def listed(found: Iterable[Finding]) -> list[str]:
    """A line a finding, with the unit where it was made."""
    return [f"- {each.unit.name}: {plain(each.text)}" for each in found]


def strengths(item: Inspection) -> list[str]:
    lines = listed(standing_findings(item).filter(kind=FindingKind.STRENGTH))
    return lines or ["Đoàn chưa ghi ưu điểm nào."]


def shortcomings(item: Inspection) -> list[str]:
    if not standing_findings(item).filter(kind=FindingKind.SHORTCOMING).exists():
        return ["Đoàn không phát hiện tồn tại, hạn chế nào."]
    return ["Đoàn chỉ ra {cuoc:ton-tai} tồn tại, hạn chế:", "{bang:ton-tai}"]


def recommended(item: Inspection) -> list[str]:
    if not item.recommendations.filter(withdrawn_at=None).exclude(direction="from_unit").exists():
        return ["Đoàn không có kiến nghị."]
    return [
        "Số kiến nghị với đơn vị: {cuoc:kien-nghi-don-vi}; với cơ quan cấp trên: {cuoc:kien-nghi-cap-tren}.",
        "{bang:kien-nghi}",
    ]


def proposed(item: Inspection) -> list[str]:
    if not item.recommendations.filter(withdrawn_at=None, direction="from_unit").exists():
        return ["Đơn vị không có đề xuất."]
    return ["Đơn vị nêu {cuoc:de-xuat} đề xuất:", "{bang:de-xuat}"]


def answers(item: Inspection) -> list[str]:
    if not item.answers.exists():
        return ["Đoàn chưa ghi kết quả theo tiêu chí."]
    return [
        "Đoàn ghi {cuoc:ket-qua} kết quả theo tiêu chí, trong đó: {cuoc:dat} đạt, {cuoc:dat-mot-phan} "
        "đạt một phần, "
        "{cuoc:khong-dat} không đạt, {cuoc:khong-ap-dung} không áp dụng.",
        "{bang:tieu-chi}",
    ]


def samples(item: Inspection) -> list[str]:
    """Nothing where no sample was drawn."""
    if not sampled(item).exists():
        return []
    return [
        "Số hồ sơ chọn vào mẫu để kiểm tra: {cuoc:ho-so-mau}; đã kiểm tra: "
        "{cuoc:ho-so-mau-da-kiem-tra}; có tiêu chí "
        "không đạt: {cuoc:ho-so-mau-khong-dat}.",
        "{bang:mau}",
    ]


def body(*sections: tuple[str, Iterable[str]]) -> str:
    """Sections with their headings; a blank heading has none."""
    lines: list[str] = []
    for title, paragraphs in sections:
        lines += [f"## {title}"] if title else []
        lines += paragraphs
    return "\n".join(lines)


def inspected(item: Inspection | None) -> Inspection:
    """For the kinds that are written about an inspection only; ``refused`` has kept the others away."""
    assert item is not None
    return item
