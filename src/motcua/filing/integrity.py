"""Whether a stored report is still what was frozen: bytes against their digest, cells against their ids."""

import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from motcua.filing.document import FORMAT, sha256_of
from motcua.filing.models import Report, StoredRow
from motcua.journal import hashing


def problems(report: Report) -> list[str]:
    """What no longer agrees, in Vietnamese; nothing when it is whole. Reads the report's rows."""
    if not report.content:
        return ["Báo cáo chưa chốt số liệu."]
    if sha256_of(report.content) != report.sha256:
        return ["Số liệu đã chốt không còn khớp mã kiểm chứng."]
    said = report.document.get("kept", {}).get("sha256", "")
    if said and sha256_of(bytes(report.kept or b"")) != said:
        return ["Dữ kiện giữ kèm báo cáo không còn khớp mã kiểm chứng."]
    return [*problems_of(report.document), *_of_rows(report)]


def problems_of(document: Mapping[str, Any]) -> list[str]:
    """Contradictions within the figures themselves, without the ids."""
    if document.get("format") != FORMAT:
        return ["Số liệu không đúng dạng của báo cáo đã chốt."]
    return list(_totals(document))


def _totals(document: Mapping[str, Any]) -> Iterator[str]:
    for number, total in document["total"].items():
        if total != sum(row["cells"][number]["count"] for row in document["rows"]):
            yield f"Cột {number}: tổng số không bằng tổng các dòng."


def _of_rows(report: Report) -> Iterator[str]:
    stored = {row.key: row for row in report.rows.all()}
    said = {row["key"]: row for row in report.document["rows"]}
    if stored.keys() != said.keys():
        yield "Các dòng đã lưu không phải là các dòng của báo cáo."
        return
    for key, row in stored.items():
        if not _same(row, said[key]["cells"]):
            yield f"Dòng “{row.name}”: danh sách hồ sơ đã lưu không khớp số liệu đã chốt."


def _same(row: StoredRow, cells: Mapping[str, Mapping[str, Any]]) -> bool:
    try:
        members = row.members()
    except (ValueError, zlib.error):
        return False
    found = {
        str(column): {"count": members.count(column), "ids": members.digest(column)}
        for column in members.columns
    }
    return hashing.canonical(found) == hashing.canonical(cells)
