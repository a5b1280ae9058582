"""The result of a reconciliation as a text in Vietnamese, for a terminal or a mail."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from motcua.rosters.comparing import Kind
from motcua.rosters.outcome import Data, findings_of
from motcua.texts.numbers import group

_TOLD = (Kind.MISSING, Kind.FOREIGN, Kind.ABOLISHED, Kind.RENAMED, Kind.CHANGED, Kind.DOUBTFUL)


def report(data: Mapping[str, Any]) -> str:
    lines = ["ĐỐI CHIẾU DANH MỤC THỦ TỤC HÀNH CHÍNH", ""]
    for number, each in enumerate(data["lists"], start=1):
        lines += _list(each, number)
    for comparison in data["comparisons"]:
        lines += ["", *_comparison(comparison, data["lists"])]
    if len(data["lists"]) > 2:
        lines += ["", *_table(data)]
    return "\n".join(lines) + "\n"


def headline(counts: Mapping[str, int]) -> str:
    """Thiếu 12 · Ngoài danh mục 7 · ...: what there is something of."""
    told = [f"{kind.label} {group(counts[kind])}" for kind in (*_TOLD, Kind.SAME) if counts.get(kind)]
    return " · ".join(told) or "Không có thủ tục nào"


def where(kind: Kind, first: str, second: str) -> str:
    """What a kind means between two lists, as a heading."""
    return {
        Kind.MISSING: f"Thiếu: có trong {first}, không có trong {second}",
        Kind.FOREIGN: f"Ngoài danh mục: có trong {second}, không có trong {first}",
        Kind.ABOLISHED: f"Đã bãi bỏ theo {first} nhưng còn trong {second}",
        Kind.RENAMED: "Đổi tên",
        Kind.CHANGED: "Khác nội dung",
        Kind.DOUBTFUL: "Cần xem",
        Kind.SAME: "Khớp",
    }[kind]


def _list(each: Data, number: int) -> Iterator[str]:
    abolished = f", trong đó bãi bỏ {group(each['abolished'])}" if each["abolished"] else ""
    yield f"Danh mục {number}: {each['name']}, {group(each['entries'])} thủ tục{abolished}"
    for unusable in each["unusable"]:
        yield f"  không dùng được {unusable['place']}: {unusable['reason']} {unusable['text']}".rstrip()
    for repeated in each["repeated"]:
        entry, other = repeated["entry"], repeated["compared"]
        yield f"  lặp lại {entry['place']}: {_name(entry)} (đối chiếu theo {other['place'] or 'mục kia'})"
    for noted in each["noted"]:
        yield f"  {noted['place']}: {' '.join(noted['notes'])}"
    if each["unread"]:
        yield f"  cột không đối chiếu: {'; '.join(each['unread'])}"


def _comparison(comparison: Data, lists: Sequence[Data]) -> Iterator[str]:
    first, second = (lists[comparison[side]]["name"] for side in ("first", "second"))
    yield f"{second} so với {first}: {headline(comparison['counts'])}"
    for kind in _TOLD:
        found = findings_of(comparison, kind)
        if found:
            yield ""
            yield f"{where(kind, first, second)} ({group(len(found))})"
            for finding in found:
                yield from _finding(finding, kind)


def _finding(finding: Data, kind: Kind) -> Iterator[str]:
    by_name = f" (khớp theo tên, độ tin cậy {finding['confidence']}%)" if finding["how"] == "name" else ""
    yield f"  - {_name(finding)}{by_name}{'. ' + finding['remark'] if finding['remark'] else ''}"
    if kind in (Kind.RENAMED, Kind.DOUBTFUL) and finding["second"]:
        yield f"      tên khác: {finding['second']['name'] or '(không ghi)'}"
    if kind in (Kind.CHANGED, Kind.DOUBTFUL):
        for each in finding["differences"]:
            why = f" ({each['why']})" if each["why"] else ""
            yield f"      {each['label']}: {each['first']} → {each['second']}{why}"
    if finding["near"]:
        near = finding["near"]
        yield f"      gần giống {near['score']}%: {_name(near)}. {near['why']}"


def _table(data: Mapping[str, Any]) -> Iterator[str]:
    """Which procedures are not in every list."""
    names = [each["name"] for each in data["lists"]]
    partly = [line for line in data["table"] if not all(line["present"])]
    yield f"Không có trong cả ba danh mục cùng lúc: {group(len(partly))}/{group(len(data['table']))} thủ tục"
    for line in partly:
        has = [name for name, present in zip(names, line["present"], strict=True) if present]
        yield f"  - {_name(line)}: chỉ có trong {', '.join(has)}"


def _name(entry: Mapping[str, Any]) -> str:
    return " ".join(filter(None, [entry["code"], entry["name"]]))
