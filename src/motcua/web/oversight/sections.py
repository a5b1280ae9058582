"""Tabs: of the face, and of one inspection, in the order of the work. A page not there yet has no tab."""

from typing import NamedTuple


class Section(NamedTuple):
    url_name: str
    label: str
    icon: str
    whole: bool = False  # only for those who read the working papers


FACE = (
    Section("oversight:home", "Các cuộc kiểm tra, giám sát", "clipboard-check"),
    Section("oversight:capture", "Ghi tại chỗ", "camera"),
    Section("oversight:plans", "Kế hoạch năm", "calendar-range"),
    Section("oversight:followup", "Theo dõi kiến nghị", "list-todo"),
)
INSPECTION = (
    Section("oversight:inspection", "Tiến trình", "waypoints"),
    Section("oversight:criteria", "Tiêu chí", "list-checks", True),
    Section("oversight:samples", "Mẫu hồ sơ", "dices", True),
    Section("oversight:captures-of", "Tại hiện trường", "camera", True),
    Section("oversight:findings", "Nhận xét, kiến nghị", "message-square-warning"),
    Section("oversight:papers", "Văn bản", "file-text"),
    Section("oversight:log", "Nhật ký", "history", True),
)
