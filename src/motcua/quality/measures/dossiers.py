"""Criteria that count dossiers: two predicates each, all counted in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value

from motcua.figures import dossiers as d
from motcua.figures.describe import describe
from motcua.figures.facts import Code
from motcua.figures.forms.digitisation import HELD
from motcua.figures.forms.payments import ONLINE as PAID_ONLINE
from motcua.figures.forms.payments import OWING
from motcua.figures.predicates import Not, OneOf, Predicate, all_of, any_of, equals
from motcua.quality import keys
from motcua.quality.measures import Kind, Measured, Outcome
from motcua.quality.scope import Scope
from motcua.reports.translate import to_q

ALL = any_of(d.RECEIVED_IN, d.CARRIED_OVER)
LATE = all_of(d.RESOLVED_IN, Not(d.EARLY), d.PAST_DUE)
OVERDUE = all_of(d.OPEN_AT_END, d.OVERDUE_THEN)


@dataclass(frozen=True)
class DossierMeasure:
    """``counted`` among ``among``; both are predicates, so the list of what was lost is one too."""

    counted: Predicate
    among: Predicate
    remedy: str
    recoverable: bool = True

    @property
    def hit(self) -> Predicate:
        return all_of(self.among, self.counted)

    @property
    def missed(self) -> Predicate:
        return all_of(self.among, Not(self.counted))

    @property
    def definition(self) -> str:
        return f"Hồ sơ có {describe(self.counted)}, trong các hồ sơ có {describe(self.among)}."


MEASURES: Mapping[str, DossierMeasure] = {
    keys.PROGRESS: DossierMeasure(
        all_of(Not(LATE), Not(OVERDUE)),
        ALL,
        "Giải quyết các hồ sơ sắp đến hạn trước; hồ sơ đã quá hạn không lấy lại được điểm trong kỳ này.",
        recoverable=False,
    ),
    keys.ONLINE_DOSSIERS: DossierMeasure(
        d.ONLINE,
        d.RECEIVED_IN,
        "Hướng dẫn người dân nộp trực tuyến; hồ sơ đã nhận trực tiếp không đổi được hình thức nộp.",
        recoverable=False,
    ),
    keys.ORIGINAL_RESULT_AVAILABLE: DossierMeasure(
        equals(Code.RESULT_FORM, "electronic"),
        d.RESOLVED_IN,
        "Ban hành kết quả bằng bản điện tử có chữ ký số và ghi dạng kết quả khi phát hành.",
        recoverable=False,
    ),
    keys.SO_HOA_GIAY_TO_GIAI_QUYET: DossierMeasure(
        all_of(HELD, OneOf(Code.DIGITISED, ("scanned", "reused", "electronic"))),
        d.RECEIVED_IN,
        "Số hóa giấy tờ của các hồ sơ này và ghi nhận trên hồ sơ.",
    ),
    keys.REUSED_DIGITIZED_DATA: DossierMeasure(
        all_of(HELD, equals(Code.DIGITISED, "reused")),
        d.RECEIVED_IN,
        "Dùng lại giấy tờ đã số hóa thay vì yêu cầu nộp lại.",
        recoverable=False,
    ),
    keys.PAID_ONLINE_DOSSIERS: DossierMeasure(
        PAID_ONLINE,
        all_of(d.RECEIVED_IN, OneOf(Code.PAYMENT, OWING)),
        "Hướng dẫn thanh toán trực tuyến; hồ sơ chưa nộp vẫn còn thanh toán trực tuyến được.",
    ),
    keys.DOSSIER_RECEIVING_SATISFACTION: DossierMeasure(
        all_of(Not(LATE), Not(OVERDUE)),
        ALL,
        "Giải quyết đúng hạn. Đánh giá của người dân chưa được thu thập, nên mới trừ tỷ lệ hồ sơ quá hạn.",
        recoverable=False,
    ),
}


def measure(scope: Scope) -> dict[str, Outcome]:
    counts = _counts(scope)
    return {key: _measured(scope, key, each, counts) for key, each in MEASURES.items()}


def lost(scope: Scope, each: DossierMeasure) -> QuerySet[Any]:
    """The dossiers that cost the points, by day of receipt."""
    condition = to_q(each.missed, scope.period)
    return scope.question.universe().filter(condition).order_by("received_at", "pk")


def _counts(scope: Scope) -> dict[str, int]:
    wanted: dict[str, Any] = {}
    for key, each in MEASURES.items():
        wanted[f"{key}_hit"] = Count(Value(1), filter=to_q(each.hit, scope.period))
        wanted[f"{key}_all"] = Count(Value(1), filter=to_q(each.among, scope.period))
    return scope.question.universe().aggregate(**wanted)


def _measured(scope: Scope, key: str, each: DossierMeasure, counts: Mapping[str, int]) -> Measured:
    return Measured(
        kind=Kind.DOSSIER,
        numerator=counts[f"{key}_hit"],
        denominator=counts[f"{key}_all"],
        lost=lambda: lost(scope, each),
        definition=each.definition,
        remedy=each.remedy,
        recoverable=each.recoverable,
    )
