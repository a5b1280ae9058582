"""Numbers that an inspection's own records give: members, answers, findings, recommendations, tasks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from motcua.assignments.models import Assignment, Source
from motcua.assignments.queries import as_of
from motcua.assignments.standing import conditions
from motcua.oversight.evidence.lists import ASSIGNMENT_COLUMNS
from motcua.oversight.models import (
    CriterionAnswer,
    Direction,
    Finding,
    FindingKind,
    Inspection,
    Judgement,
    Recommendation,
    Severity,
    Verdict,
)
from motcua.reports.subjects.base import Shown


@dataclass(frozen=True)
class Record:
    """``unit``: the field by which rows are of one unit; blank: they are of the whole inspection."""

    label: str
    rows: Callable[[Inspection], QuerySet[Any]]
    columns: Sequence[Shown]
    unit: str = "unit"


def last_answers(item: Inspection) -> QuerySet[CriterionAnswer]:
    """The one that counts of each criterion at each unit."""
    newer = CriterionAnswer.objects.filter(
        inspection=OuterRef("inspection"),
        unit=OuterRef("unit"),
        criterion=OuterRef("criterion"),
        version__gt=OuterRef("version"),
    )
    rows = item.answers.filter(~Exists(newer), criterion__in=item.criteria)
    return rows.select_related("unit").order_by("unit__code", "criterion")


def standing_findings(item: Inspection) -> QuerySet[Finding]:
    """Those that were not withdrawn after an explanation."""
    rows = item.findings.exclude(verdict=Verdict.WITHDRAWN)
    return rows.select_related("unit").order_by("unit__code", "noted_at", "pk")


def standing_recommendations(item: Inspection) -> QuerySet[Recommendation]:
    rows = item.recommendations.filter(withdrawn_at=None)
    return rows.select_related("unit", "addressee", "finding").order_by("number")


def _judged(judgement: Judgement, item: Inspection) -> QuerySet[Any]:
    return last_answers(item).filter(judgement=judgement)


def _findings(kind: FindingKind, item: Inspection) -> QuerySet[Any]:
    return standing_findings(item).filter(kind=kind)


def _severe(severity: Severity, item: Inspection) -> QuerySet[Any]:
    return _findings(FindingKind.SHORTCOMING, item).filter(severity=severity)


def _recommended(direction: Direction, item: Inspection) -> QuerySet[Any]:
    return standing_recommendations(item).filter(direction=direction)


def tasks_of(item: Inspection) -> QuerySet[Assignment]:
    """What the conclusion set going, as it stands today."""
    ids = standing_recommendations(item).order_by().values("pk")
    rows = Assignment.objects.filter(source=Source.RECOMMENDATION, source_id__in=ids)
    return as_of(rows).select_related("agency").order_by("due_on", "code")


def _standing(part: str, item: Inspection) -> QuerySet[Any]:
    return tasks_of(item).filter(conditions()[part])


UNIT = Shown("Đơn vị", lambda each: each.unit.name)
ANSWER_COLUMNS = (
    Shown("Tiêu chí", lambda each: each.criterion),
    UNIT,
    Shown("Kết luận", lambda each: str(each.get_judgement_display())),
    Shown("Ghi chú", lambda each: each.note),
)
FINDING_COLUMNS = (
    Shown("Loại", lambda each: str(each.get_kind_display())),
    UNIT,
    Shown("Nội dung", lambda each: each.text),
    Shown("Căn cứ pháp lý", lambda each: each.legal_basis),
)
RECOMMENDATION_COLUMNS = (
    Shown("Số", lambda each: each.number),
    UNIT,
    Shown("Nội dung", lambda each: each.text),
    Shown("Thời hạn", lambda each: each.due_on),
)
MEMBER_COLUMNS = (
    Shown("Họ và tên", lambda each: each.user.get_full_name()),
    Shown("Vai trò", lambda each: str(each.get_role_display())),
    Shown("Chức danh", lambda each: each.title),
)
RECORDS: Mapping[str, Record] = {
    "don-vi": Record("Đơn vị được kiểm tra", lambda i: i.units.select_related("unit"), (UNIT,)),
    "thanh-vien": Record(
        "Thành viên đoàn",
        lambda i: i.members.filter(left_at=None).select_related("user"),
        MEMBER_COLUMNS,
        "",
    ),
    "ket-qua": Record("Kết quả theo tiêu chí đã ghi", last_answers, ANSWER_COLUMNS),
    "dat": Record("Tiêu chí đạt", partial(_judged, Judgement.MET), ANSWER_COLUMNS),
    "dat-mot-phan": Record("Tiêu chí đạt một phần", partial(_judged, Judgement.PARTLY), ANSWER_COLUMNS),
    "khong-dat": Record("Tiêu chí không đạt", partial(_judged, Judgement.UNMET), ANSWER_COLUMNS),
    "khong-ap-dung": Record("Tiêu chí không áp dụng", partial(_judged, Judgement.NONE), ANSWER_COLUMNS),
    "uu-diem": Record("Ưu điểm", partial(_findings, FindingKind.STRENGTH), FINDING_COLUMNS),
    "ton-tai": Record("Tồn tại, hạn chế", partial(_findings, FindingKind.SHORTCOMING), FINDING_COLUMNS),
    "ton-tai-nhe": Record("Tồn tại nhẹ", partial(_severe, Severity.MINOR), FINDING_COLUMNS),
    "ton-tai-nghiem-trong": Record(
        "Tồn tại nghiêm trọng", partial(_severe, Severity.SERIOUS), FINDING_COLUMNS
    ),
    "ton-tai-rat-nghiem-trong": Record(
        "Tồn tại rất nghiêm trọng", partial(_severe, Severity.GRAVE), FINDING_COLUMNS
    ),
    "kien-nghi": Record("Kiến nghị, đề xuất", standing_recommendations, RECOMMENDATION_COLUMNS),
    "kien-nghi-don-vi": Record(
        "Kiến nghị với đơn vị", partial(_recommended, Direction.TO_UNIT), RECOMMENDATION_COLUMNS
    ),
    "kien-nghi-cap-tren": Record(
        "Kiến nghị với cấp trên", partial(_recommended, Direction.TO_HIGHER), RECOMMENDATION_COLUMNS
    ),
    "de-xuat": Record(
        "Đề xuất của đơn vị", partial(_recommended, Direction.FROM_UNIT), RECOMMENDATION_COLUMNS
    ),
    "nhiem-vu": Record("Nhiệm vụ từ kiến nghị", tasks_of, ASSIGNMENT_COLUMNS, ""),
    "nhiem-vu-dung-han": Record(
        "Nhiệm vụ hoàn thành đúng hạn", partial(_standing, "in_time"), ASSIGNMENT_COLUMNS, ""
    ),
    "nhiem-vu-qua-han-da-xong": Record(
        "Nhiệm vụ hoàn thành quá hạn", partial(_standing, "late"), ASSIGNMENT_COLUMNS, ""
    ),
    "nhiem-vu-dang-lam": Record(
        "Nhiệm vụ đang thực hiện trong hạn", partial(_standing, "open"), ASSIGNMENT_COLUMNS, ""
    ),
    "nhiem-vu-qua-han": Record(
        "Nhiệm vụ quá hạn, chưa xong", partial(_standing, "overdue"), ASSIGNMENT_COLUMNS, ""
    ),
    "nhiem-vu-da-huy": Record("Nhiệm vụ đã hủy", partial(_standing, "cancelled"), ASSIGNMENT_COLUMNS, ""),
}
