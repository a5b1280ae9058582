"""The sections of the narrative that goes with the figures.

TT 09/2026/TT-BTP, outline 01-ĐC: a commune writes items I.5, I.6 and IV only (footnote 1, verified). The
sections of other levels are from memory and uncertain.
"""

from dataclasses import dataclass

from motcua.organisation.models import Agency, Level


@dataclass(frozen=True)
class Section:
    key: str
    number: str
    title: str


CUTS = Section("cuts", "I.5", "Cắt giảm, đơn giản hóa thủ tục hành chính dựa trên dữ liệu")
REFLECTIONS = Section(
    "reflections", "I.6", "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính và hành vi hành chính"
)
HANDLING = Section("handling", "I", "Tình hình, kết quả kiểm soát và giải quyết thủ tục hành chính")
JUDGEMENT = Section("judgement", "II", "Đánh giá chung: kết quả, tồn tại, nguyên nhân")
PLANS = Section("plans", "III", "Phương hướng, nhiệm vụ kỳ tới")
PROPOSALS = Section("proposals", "IV", "Kiến nghị, đề xuất")

COMMUNE = (CUTS, REFLECTIONS, PROPOSALS)
OTHERS = (HANDLING, CUTS, REFLECTIONS, JUDGEMENT, PLANS, PROPOSALS)


def sections_of(agency: Agency) -> tuple[Section, ...]:
    return COMMUNE if agency.level == Level.COMMUNE else OTHERS
