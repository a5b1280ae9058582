"""The result of a reconciliation as XLSX, all of it text: nothing that a list says becomes a formula."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from motcua.rosters.comparing import Kind
from motcua.rosters.outcome import Data

_FONT = {"font_name": "Times New Roman", "font_size": 11}
_BOXED = _FONT | {"border": 1, "text_wrap": True, "valign": "top", "quote_prefix": True}
_HEAD = _FONT | {"border": 1, "text_wrap": True, "valign": "vcenter", "align": "center", "bold": True}
_HEADINGS = (
    ("STT", 6), ("Mã thủ tục", 18), ("Tên thủ tục", 60), ("Kết luận", 24), ("Độ tin cậy", 12), ("Mục", 22),
    ("{first}", 36), ("{second}", 36), ("Ghi chú", 44), ("Chỗ ghi", 30),
)  # fmt: skip


def workbook(data: Mapping[str, Any]) -> bytes:
    """A sheet a comparison, one with all lists side by side, one with the rows of no use."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        shapes = {"head": book.add_format(_HEAD), "cell": book.add_format(_BOXED)}
        names = [each["name"] for each in data["lists"]]
        for comparison in data["comparisons"]:
            first, second = comparison["first"], comparison["second"]
            sheet = book.add_worksheet(f"Đối chiếu {first + 1}-{second + 1}")
            _comparison(sheet, comparison, names[first], names[second], shapes)
        _lists(book.add_worksheet("Các danh mục"), data, shapes)
        _leftover(book.add_worksheet("Dòng không dùng được"), data, shapes)
    return target.getvalue()


def _comparison(
    sheet: Worksheet, comparison: Data, first: str, second: str, shapes: Mapping[str, Format]
) -> None:
    titles = [title.format(first=first, second=second) for title, _ in _HEADINGS]
    _open(sheet, titles, [width for _, width in _HEADINGS], shapes)
    row = 1
    for number, finding in enumerate(comparison["findings"], start=1):
        for line in _lines(finding):
            _write(sheet, row, [str(number), *line], shapes["cell"])
            row += 1
    sheet.autofilter(0, 0, max(row - 1, 1), len(titles) - 1)


def _lines(finding: Data) -> list[list[str]]:
    """A line a difference; one where there is none."""
    verdict = ", ".join(Kind(kind).label for kind in finding["kinds"])
    first, second = finding["first"] or {}, finding["second"] or {}
    places = "; ".join(filter(None, [first.get("place", ""), second.get("place", "")]))
    near = finding["near"]
    note = finding["remark"] or (f"Gần giống {near['code']} {near['name']}: {near['why']}" if near else "")
    sure = f"{finding['confidence']}%" if first and second else ""
    opening = [finding["code"], finding["name"], verdict, sure]
    compared = [("Tên thủ tục", first.get("name", ""), second.get("name", ""), "")]
    compared += [
        (each["label"], each["first"], each["second"], each["why"]) for each in finding["differences"]
    ]
    if Kind.RENAMED not in finding["kinds"] and len(compared) > 1:
        compared = compared[1:]
    return [
        [*opening, label, one, other, "; ".join(filter(None, [why, note])), places]
        for label, one, other, why in compared
    ]


def _lists(sheet: Worksheet, data: Mapping[str, Any], shapes: Mapping[str, Format]) -> None:
    names = [each["name"] for each in data["lists"]]
    _open(sheet, ["STT", "Mã thủ tục", "Tên thủ tục", *names], [6, 18, 70, *(24 for _ in names)], shapes)
    for number, line in enumerate(data["table"], start=1):
        marks = ["x" if present else "" for present in line["present"]]
        _write(sheet, number, [str(number), line["code"], line["name"], *marks], shapes["cell"])


def _leftover(sheet: Worksheet, data: Mapping[str, Any], shapes: Mapping[str, Format]) -> None:
    _open(sheet, ["Danh mục", "Chỗ ghi", "Nội dung dòng", "Lý do"], [40, 30, 70, 60], shapes)
    row = 1
    for each in data["lists"]:
        rows = [(one["place"], one["text"], one["reason"]) for one in each["unusable"]]
        rows += [
            (
                one["entry"]["place"],
                f"{one['entry']['code']} {one['entry']['name']}",
                "Lặp lại trong danh mục.",
            )
            for one in each["repeated"]
        ]
        rows += [
            (one["place"], f"{one['code']} {one['name']}", " ".join(one["notes"])) for one in each["noted"]
        ]
        for line in rows:
            _write(sheet, row, [each["name"], *line], shapes["cell"])
            row += 1


def _open(
    sheet: Worksheet, titles: Sequence[str], widths: Sequence[float], shapes: Mapping[str, Format]
) -> None:
    for place, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, shapes["head"])
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, texts: Sequence[str], shape: Format) -> None:
    for place, text in enumerate(texts):
        sheet.write_string(row, place, text[:32_000], shape)
