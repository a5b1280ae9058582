"""Running a frozen report again: as known at its moment, compared byte for byte with what was stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.filing.building import built
from motcua.filing.document import stored_names
from motcua.filing.integrity import problems
from motcua.filing.models import Report


@dataclass(frozen=True)
class Verdict:
    """``damaged``: what no longer agrees within the stored report; ``different``: what came out otherwise."""

    damaged: tuple[str, ...]
    different: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not self.damaged and not self.different


def rerun(report: Report) -> Verdict:
    """Only of a frozen report. Names of agency and rows are taken as they stood; all else counted again."""
    if damaged := problems(report):
        return Verdict(tuple(damaged), ())
    again = built(report, stored_names(report.document))
    if again.content == report.content:
        return Verdict((), ())
    return Verdict((), tuple(_different(report.document, again.document)))


PARTS: Mapping[str, str] = {
    "format": "Dạng lưu",
    "form": "Biểu mẫu",
    "agency": "Cơ quan",
    "level": "Cấp",
    "period": "Kỳ",
    "known_at": "Thời điểm biết đến",
    "running": "Kỳ đang chạy",
    "grouping": "Cách chia dòng",
    "columns": "Định nghĩa cột",
    "rows": "Số liệu của các dòng",
    "total": "Tổng số",
    "identities": "Đẳng thức",
    "ratios": "Tỷ lệ",
    "comparison": "Số liệu so sánh cùng kỳ",
    "unusable": "Hồ sơ không đủ dữ liệu",
    "seals": "Niêm phong nhật ký",
    "correction": "Phần đính chính",
    "kept": "Dữ kiện giữ kèm",
}


def _different(stored: Mapping[str, Any], again: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(stored.keys() | again.keys()):
        if stored.get(key) == again.get(key):
            continue
        yield from _cells(stored, again) if key == "rows" else [f"{PARTS.get(key, key)}: khác."]


def _cells(stored: Mapping[str, Any], again: Mapping[str, Any]) -> Iterator[str]:
    before, after = _by_key(stored), _by_key(again)
    for key in sorted(before.keys() | after.keys()):
        name, was = before.get(key, ("", {}))
        now_name, now = after.get(key, (name, {}))
        for number in sorted(was.keys() | now.keys(), key=int):
            if was.get(number) != now.get(number):
                yield f"{name or now_name}, cột {number}: {_count(was, number)} → {_count(now, number)}."


def _by_key(document: Mapping[str, Any]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    return {row["key"]: (row["name"], row["cells"]) for row in document["rows"]}


def _count(cells: Mapping[str, Any], number: str) -> str:
    cell = cells.get(number)
    return f"{cell['count']} hồ sơ (danh sách {cell['ids'][:8]})" if cell else "không có"
