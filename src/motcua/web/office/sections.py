"""The pages of the office as tabs, an area at a time, in the order of the work."""

from typing import NamedTuple


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
CATALOGUE: tuple[Section, ...] = (Section("office:reviews", "Rà soát, đơn giản hóa", "scissors"),)
"""Control of procedures: decisions, posting, delegation, reconciliation, simplification."""
REFORM: tuple[Section, ...] = (Section("office:assignments", "Nhiệm vụ", "clipboard-check"),)
"""Administrative reform: plan, registers, index, duties to report, tasks."""
AREAS = (FIGURES, CATALOGUE, REFORM)
