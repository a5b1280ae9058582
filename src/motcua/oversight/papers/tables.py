"""Tables of a paper: what ``{bang:...}`` stands for. Their cells may hold placeholders of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.assignments.models import Assignment
from motcua.documents.live_text import TABLE, BadText, Placeholder
from motcua.documents.official_paper import Align, OfficialColumn
from motcua.oversight import criteria
from motcua.oversight.models import Direction, FindingKind, Inspection, InspectionPlan, Recommendation
from motcua.oversight.papers import records
from motcua.oversight.papers.about import About, units_of
from motcua.oversight.samples.queries import summaries_of
from motcua.terms import clock
from motcua.texts.numbers import group

_BRACES = str.maketrans("{}", "()")


@dataclass(frozen=True)
class TableDraft:
    """``rows``: texts that may hold placeholders of numbers; ``strong``: places of rows in bold."""

    columns: tuple[OfficialColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "columns": [[column.name, column.share, str(column.align)] for column in self.columns],
            "rows": [list(row) for row in self.rows],
            "strong": list(self.strong),
        }

    @staticmethod
    def of_json(kept: Mapping[str, Any]) -> TableDraft:
        columns = tuple(OfficialColumn(name, share, Align(align)) for name, share, align in kept["columns"])
        return TableDraft(columns, tuple(tuple(row) for row in kept["rows"]), tuple(kept["strong"]))


NUMBER = OfficialColumn("TT", 0.5, Align.CENTER)


def table(about: About, asked: Placeholder) -> TableDraft:
    """Raises BadText for a table that there is not."""
    name = asked.key.partition(":")[2]
    if about.inspection is not None and name in OF_INSPECTION and not asked.params:
        return OF_INSPECTION[name][1](about.inspection)
    if about.plan is not None and name in OF_PLAN and not asked.params:
        return OF_PLAN[name][1](about.plan)
    raise BadText(f"Không có bảng “{{{asked.token}}}”. Chọn một bảng trong danh sách của trang này.")


def known_tables(about: About) -> list[tuple[str, str]]:
    """The keys of the tables that may be used, each with what it shows."""
    found: Iterable[tuple[str, str]] = (
        ((name, label) for name, (label, _) in OF_INSPECTION.items())
        if about.inspection is not None
        else ((name, label) for name, (label, _) in OF_PLAN.items())
    )
    return [(f"{TABLE}:{name}", label) for name, label in found]


def plain(text: str) -> str:
    """Words of a record on one line, without what would be read as a placeholder."""
    return " ".join(text.translate(_BRACES).split())


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def _numbered(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(place), *row) for place, row in enumerate(rows, start=1))


def _team(item: Inspection) -> TableDraft:
    members = item.members.filter(left_at=None).select_related("user")
    columns = (
        NUMBER,
        OfficialColumn("Họ và tên", 2),
        OfficialColumn("Chức danh", 2),
        OfficialColumn("Nhiệm vụ", 1.4),
    )
    rows = ((each.user.get_full_name(), plain(each.title), str(each.get_role_display())) for each in members)
    return TableDraft(columns, _numbered(rows))


HANDLED = (("Tiếp nhận", 3), ("Đã giải quyết", 9), ("Đang giải quyết", 13))
TIMELY = (("Đã giải quyết", 9), ("Trước hạn", 10), ("Đúng hạn", 11), ("Quá hạn", 12))
"""Columns of form 07a, each set one of its identities: 3 = 9 + 13, 9 = 10 + 11 + 12. In one table, a few
small numbers would add up in other ways too, and whoever checks it would guess which was meant."""


def _units(item: Inspection, of_form: tuple[tuple[str, int], ...]) -> TableDraft:
    numbers = (OfficialColumn(name, 1, Align.RIGHT) for name, _ in of_form)
    columns = (NUMBER, OfficialColumn("Đơn vị", 2.2), *numbers)
    units = units_of(item)
    rows = _numbered(
        (unit.name, *(f"{{07a:{number}|don-vi={unit.code}}}" for _, number in of_form)) for unit in units
    )
    if len(units) > 1:
        rows = (*rows, ("", "Cộng", *(f"{{07a:{number}}}" for _, number in of_form)))
        return TableDraft(columns, rows, (len(units),))
    return TableDraft(columns, rows)


def _content(item: Inspection) -> TableDraft:
    columns = (
        OfficialColumn("Mã", 0.7, Align.CENTER),
        OfficialColumn("Nội dung kiểm tra", 4),
        OfficialColumn("Căn cứ", 2.4),
    )
    return TableDraft(
        columns, tuple((each.code, each.text, each.basis) for each in criteria.chosen(item.criteria))
    )


def _answers(item: Inspection) -> TableDraft:
    columns = (
        OfficialColumn("Mã", 0.7, Align.CENTER), OfficialColumn("Tiêu chí", 3), OfficialColumn("Đơn vị", 1.6),
        OfficialColumn("Kết luận", 1.1, Align.CENTER), OfficialColumn("Ghi chú", 2),
    )  # fmt: skip
    names = {each.code: each.text for each in criteria.library()}
    rows = (
        (each.criterion, names.get(each.criterion, ""), each.unit.name,
         str(each.get_judgement_display()), plain(each.note))
        for each in records.last_answers(item)
    )  # fmt: skip
    return TableDraft(columns, tuple(rows))


def _shortcomings(item: Inspection) -> TableDraft:
    columns = (
        NUMBER, OfficialColumn("Đơn vị", 1.4), OfficialColumn("Tồn tại, hạn chế", 3),
        OfficialColumn("Căn cứ", 1.6), OfficialColumn("Nguyên nhân", 2), OfficialColumn("Trách nhiệm", 1.4),
    )  # fmt: skip
    found = records.standing_findings(item).filter(kind=FindingKind.SHORTCOMING)
    rows = (
        (each.unit.name, plain(each.text), plain(each.legal_basis), plain(each.cause), plain(each.post_title))
        for each in found
    )
    return TableDraft(columns, _numbered(rows))


def _recommendations(item: Inspection) -> TableDraft:
    found = records.standing_recommendations(item).exclude(direction=Direction.FROM_UNIT)
    return _asked(found)


def _proposals(item: Inspection) -> TableDraft:
    return _asked(records.standing_recommendations(item).filter(direction=Direction.FROM_UNIT))


def _asked(found: Iterable[Recommendation]) -> TableDraft:
    columns = (
        OfficialColumn("Số", 0.5, Align.CENTER), OfficialColumn("Nội dung", 3),
        OfficialColumn("Cơ quan thực hiện", 1.7), OfficialColumn("Sản phẩm", 1.7),
        OfficialColumn("Thời hạn", 1.1, Align.CENTER),
    )  # fmt: skip
    rows = (
        (str(each.number), plain(each.text), _owing(each), plain(each.product), day(each.due_on))
        for each in found
    )
    return TableDraft(columns, tuple(rows))


def _owing(each: Recommendation) -> str:
    return each.addressee.name if each.addressee else plain(each.addressee_text)


def _followed(item: Inspection) -> TableDraft:
    columns = (
        OfficialColumn("Mã", 2), OfficialColumn("Nhiệm vụ", 3), OfficialColumn("Cơ quan thực hiện", 1.7),
        OfficialColumn("Thời hạn", 1.1, Align.CENTER), OfficialColumn("Tình trạng", 1.5),
    )  # fmt: skip
    today = clock.today()
    rows = (
        (each.code, plain(each.title), each.agency.name, day(each.due_on), _standing(each, today))
        for each in records.tasks_of(item)
    )
    return TableDraft(columns, tuple(rows))


def _standing(task: Assignment, today: date) -> str:
    if task.cancelled_at:
        return "Đã hủy"
    if task.verified_at:
        return "Hoàn thành"
    return "Quá hạn" if task.due_on < today else "Đang thực hiện"


def _samples(item: Inspection) -> TableDraft:
    """What the sheets found and what it stands for in the whole, at 95 %; "–" before the first sheet."""
    columns = (
        OfficialColumn("Mẫu", 1.8), OfficialColumn("Tiêu chí", 2.4),
        OfficialColumn("Đã kiểm tra", 0.9, Align.RIGHT), OfficialColumn("Không đạt", 0.9, Align.RIGHT),
        OfficialColumn("Tỷ lệ ước tính", 1, Align.RIGHT),
        OfficialColumn("Khoảng tin cậy 95%", 1.6, Align.CENTER),
    )  # fmt: skip
    rows = (
        (plain(each.sample.title), plain(row.label), group(each.results.examined),
         group(row.estimate.found), row.rate, row.interval)
        for each in summaries_of(item)
        for row in each.results.rows
    )  # fmt: skip
    return TableDraft(columns, tuple(rows))


def _planned(plan: InspectionPlan) -> TableDraft:
    columns = (
        OfficialColumn("Số", 0.5, Align.CENTER), OfficialColumn("Nội dung", 3), OfficialColumn("Loại", 1.6),
        OfficialColumn("Đơn vị được kiểm tra", 2.2), OfficialColumn("Thời gian", 1.2, Align.CENTER),
    )  # fmt: skip
    lines = plan.lines.filter(dropped_at=None).prefetch_related("units").order_by("number")
    rows = (
        (str(each.number), plain(each.content), str(each.get_kind_display()),
         ", ".join(unit.name for unit in each.units.all()), _months(each.month_from, each.month_to))
        for each in lines
    )  # fmt: skip
    return TableDraft(columns, tuple(rows))


def _months(first: int, last: int) -> str:
    return f"Tháng {first}" if first == last else f"Tháng {first} – {last}"


OF_INSPECTION: Mapping[str, tuple[str, Callable[[Inspection], TableDraft]]] = {
    "thanh-vien": ("Thành phần đoàn", _team),
    "don-vi": ("Kết quả giải quyết hồ sơ theo đơn vị", lambda item: _units(item, HANDLED)),
    "thoi-han": ("Thời hạn giải quyết theo đơn vị", lambda item: _units(item, TIMELY)),
    "noi-dung": ("Nội dung kiểm tra", _content),
    "tieu-chi": ("Kết quả theo tiêu chí", _answers),
    "mau": ("Kết quả kiểm tra theo mẫu, suy rộng cho tổng thể", _samples),
    "ton-tai": ("Tồn tại, hạn chế", _shortcomings),
    "kien-nghi": ("Kiến nghị", _recommendations),
    "de-xuat": ("Đề xuất của đơn vị", _proposals),
    "theo-doi": ("Tình hình thực hiện kiến nghị", _followed),
}
OF_PLAN: Mapping[str, tuple[str, Callable[[InspectionPlan], TableDraft]]] = {
    "ke-hoach": ("Các cuộc kiểm tra trong kế hoạch", _planned),
}
