"""The pages of the office as tabs, an area at a time, in the order of the work."""

from typing import NamedTuple

from django.urls import reverse


class Section(NamedTuple):
    url_name: str
    label: str
    icon: str


FIGURES = (
    Section("office:overview", "Tổng quan", "layout-dashboard"),
    Section("office:figures", "Biểu số liệu", "table-2"),
    Section("office:reports", "Báo cáo", "file-check"),
    Section("office:quality", "Chỉ số", "gauge"),
    Section("office:forecast", "Dự báo", "trending-up"),
    Section("office:process", "Quy trình", "workflow"),
    Section("office:feedback", "Phản ánh", "message-square"),
    Section("office:check", "Kiểm tra báo cáo", "search-check"),
)
CATALOGUE: tuple[Section, ...] = (
    Section("office:decisions", "Quyết định công bố", "scroll-text"),
    Section("office:posting", "Niêm yết", "pin"),
    Section("office:delegations", "Ủy quyền, phân cấp", "arrow-right-left"),
    Section("office:catalogue-changes", "Biến động danh mục", "list-tree"),
    Section("office:reconciliations", "Đối chiếu", "git-compare-arrows"),
    Section("office:reviews", "Rà soát, đơn giản hóa", "scissors"),
)
"""Control of procedures: decisions, posting, delegation, reconciliation, simplification."""
REFORM: tuple[Section, ...] = (
    Section("office:assignments", "Nhiệm vụ", "clipboard-check"),
    Section("office:reform-plans", "Kế hoạch", "list-tree"),
    Section("office:reform-registers", "Sổ cải cách", "table-2"),
    Section("office:reform-duties", "Lịch báo cáo", "calendar-days"),
    Section("office:reform-narratives", "Báo cáo cải cách", "file-check"),
    Section("office:scoring", "Chấm điểm", "list-checks"),
)
"""Administrative reform: plan, registers, index, duties to report, tasks."""
AREAS = (FIGURES, CATALOGUE, REFORM)
JOBS = {FIGURES: "office:overview", CATALOGUE: "office:posting", REFORM: "office:assignments"}
"""The entry of the navigation on the left that opens an area."""


def section_of(path: str) -> str:
    """Name of the tab that the page at this path stands under: of the longest address it begins with."""
    under = [each.url_name for area in AREAS for each in area if path.startswith(reverse(each.url_name))]
    return max(under, key=lambda name: len(reverse(name)), default="")


def area_of(path: str) -> tuple[Section, ...]:
    """The area that the page at this path belongs to; the figures where it has none."""
    under = section_of(path)
    return next((area for area in AREAS if any(each.url_name == under for each in area)), FIGURES)


def job_of(path: str) -> str:
    return JOBS[area_of(path)]
