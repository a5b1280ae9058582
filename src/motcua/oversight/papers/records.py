"""Numbers that an inspection's own records give: members, answers, findings, recommendations, tasks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, When

from motcua.assignments.models import Assignment, Source
from motcua.assignments.queries import as_of
from motcua.assignments.standing import conditions
from motcua.oversight.evidence.lists import ASSIGNMENT_COLUMNS
from motcua.oversight.models import (
    Answer,
    CriterionAnswer,
    Direction,
    Finding,
    FindingKind,
    Inspection,
    Judgement,
    Recommendation,
    SampledDossier,
    Severity,
    Sheet,
    Verdict,
)
from motcua.reports.subjects.base import Shown


@dataclass(frozen=True)
class Record:
    """Those rows of ``base`` whose columns have the values of ``where``; a ``standing`` narrows tasks.

    ``unit``: whether a row is of one unit, else it is of the whole inspection.
    """

    label: str
    base: Callable[[Inspection], QuerySet[Any]]
    columns: Sequence[Shown]
    where: Mapping[str, str] = field(default_factory=dict)
    standing: str = ""
    unit: bool = True

    def rows(self, item: Inspection) -> QuerySet[Any]:
        narrowed = self.base(item).filter(**self.where)
        return narrowed.filter(conditions()[self.standing]) if self.standing else narrowed

    def counts(self, row: Mapping[str, Any]) -> bool:
        """The same of a row of ``told``, so that one query serves all records of a base."""
        if self.standing:
            return bool(row[self.standing])
        return all(row[name] == value for name, value in self.where.items())


def told(base: Callable[[Inspection], QuerySet[Any]], item: Inspection) -> list[dict[str, Any]]:
    """What ``Record.counts`` asks of each row of a base; one query."""
    rows = base(item).order_by()
    if rows.model is Assignment:
        found = {name: Case(When(holds, then=True), default=False) for name, holds in conditions().items()}
        return list(rows.values("pk", **found))
    return list(rows.values())


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


def tasks_of(item: Inspection) -> QuerySet[Assignment]:
    """What the conclusion set going, as it stands today."""
    ids = standing_recommendations(item).order_by().values("pk")
    rows = Assignment.objects.filter(source=Source.RECOMMENDATION, source_id__in=ids)
    return as_of(rows).select_related("agency").order_by("due_on", "code")


def sampled(item: Inspection) -> QuerySet[SampledDossier]:
    """Those drawn into the samples of the inspection, without the ones that were replaced."""
    rows = SampledDossier.objects.filter(sample__inspection=item, lost_reason="")
    return rows.select_related("dossier", "sample").order_by("sample__created_at", "stratum", "place")


def examined(item: Inspection) -> QuerySet[SampledDossier]:
    return sampled(item).filter(Exists(Sheet.objects.filter(drawn=OuterRef("pk"))))


def faulty(item: Inspection) -> QuerySet[SampledDossier]:
    """Those whose sheet, as last corrected, has a criterion that is not met."""
    sheets = Sheet.objects.filter(drawn__in=sampled(item).order_by()).order_by("drawn", "number")
    last = dict(sheets.values_list("drawn", "answers"))
    return sampled(item).filter(pk__in=[pk for pk, answers in last.items() if Answer.FAULT in answers])


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
SAMPLED_COLUMNS = (
    Shown("Mã hồ sơ", lambda each: each.dossier.code),
    Shown("Mẫu", lambda each: each.sample.title),
)
MEMBER_COLUMNS = (
    Shown("Họ và tên", lambda each: each.user.get_full_name()),
    Shown("Vai trò", lambda each: str(each.get_role_display())),
    Shown("Chức danh", lambda each: each.title),
)


def _units(item: Inspection) -> QuerySet[Any]:
    return item.units.select_related("unit")


def _members(item: Inspection) -> QuerySet[Any]:
    return item.members.filter(left_at=None).select_related("user")


def _answers(label: str, **where: str) -> Record:
    return Record(label, last_answers, ANSWER_COLUMNS, where)


def _findings(label: str, **where: str) -> Record:
    return Record(label, standing_findings, FINDING_COLUMNS, where)


def _recommended(label: str, **where: str) -> Record:
    return Record(label, standing_recommendations, RECOMMENDATION_COLUMNS, where)


def _tasks(label: str, standing: str = "") -> Record:
    return Record(label, tasks_of, ASSIGNMENT_COLUMNS, standing=standing, unit=False)


RECORDS: Mapping[str, Record] = {
    "don-vi": Record("Đơn vị được kiểm tra", _units, (UNIT,)),
    "thanh-vien": Record("Thành viên đoàn", _members, MEMBER_COLUMNS, unit=False),
    "ket-qua": _answers("Kết quả theo tiêu chí đã ghi"),
    "dat": _answers("Tiêu chí đạt", judgement=Judgement.MET),
    "dat-mot-phan": _answers("Tiêu chí đạt một phần", judgement=Judgement.PARTLY),
    "khong-dat": _answers("Tiêu chí không đạt", judgement=Judgement.UNMET),
    "khong-ap-dung": _answers("Tiêu chí không áp dụng", judgement=Judgement.NONE),
    "uu-diem": _findings("Ưu điểm", kind=FindingKind.STRENGTH),
    "ton-tai": _findings("Tồn tại, hạn chế", kind=FindingKind.SHORTCOMING),
    "ton-tai-nhe": _findings("Tồn tại nhẹ", severity=Severity.MINOR),
    "ton-tai-nghiem-trong": _findings("Tồn tại nghiêm trọng", severity=Severity.SERIOUS),
    "ton-tai-rat-nghiem-trong": _findings("Tồn tại rất nghiêm trọng", severity=Severity.GRAVE),
    "kien-nghi": _recommended("Kiến nghị, đề xuất"),
    "kien-nghi-don-vi": _recommended("Kiến nghị với đơn vị", direction=Direction.TO_UNIT),
    "kien-nghi-cap-tren": _recommended("Kiến nghị với cấp trên", direction=Direction.TO_HIGHER),
    "de-xuat": _recommended("Đề xuất của đơn vị", direction=Direction.FROM_UNIT),
    "nhiem-vu": _tasks("Nhiệm vụ từ kiến nghị"),
    "nhiem-vu-dung-han": _tasks("Nhiệm vụ hoàn thành đúng hạn", "in_time"),
    "nhiem-vu-qua-han-da-xong": _tasks("Nhiệm vụ hoàn thành quá hạn", "late"),
    "nhiem-vu-dang-lam": _tasks("Nhiệm vụ đang thực hiện trong hạn", "open"),
    "nhiem-vu-qua-han": _tasks("Nhiệm vụ quá hạn, chưa xong", "overdue"),
    "nhiem-vu-da-huy": _tasks("Nhiệm vụ đã hủy", "cancelled"),
    "ho-so-mau": Record("Hồ sơ được chọn vào mẫu", sampled, SAMPLED_COLUMNS, unit=False),
    "ho-so-mau-da-kiem-tra": Record("Hồ sơ mẫu đã kiểm tra", examined, SAMPLED_COLUMNS, unit=False),
    "ho-so-mau-khong-dat": Record("Hồ sơ mẫu có tiêu chí không đạt", faulty, SAMPLED_COLUMNS, unit=False),
}
