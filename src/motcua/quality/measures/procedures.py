"""Criteria that count procedures: what the agencies handle on the last day of the period."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.dossiers.models import Dossier
from motcua.figures import dossiers as d
from motcua.figures.forms.payments import ONLINE as PAID_ONLINE
from motcua.figures.predicates import Predicate, all_of
from motcua.quality import keys
from motcua.quality.measures import Kind, Measured, Outcome
from motcua.quality.scope import ONLINE_LEVELS, Scope
from motcua.reports.translate import to_q

PARTS = ("name", "channels", "components", "result", "decision")


def measure(scope: Scope) -> dict[str, Outcome]:
    offered = list(scope.offerings().values_list("procedure", "version_in_force", "level_then"))
    everything = {procedure for procedure, _, _ in offered}
    online = {procedure for procedure, _, level in offered if level in ONLINE_LEVELS}
    used = set(_with_dossiers(scope, all_of(d.RECEIVED_IN, d.ONLINE)).values_list("pk", flat=True)) & online
    records = _records({version for _, version, _ in offered})
    full = {procedure for procedure, version, _ in offered if _has_every_part(records[version])}
    charged = {procedure for procedure, version, _ in offered if _has_fee(records[version])}
    paid = set(_with_dossiers(scope, all_of(d.RECEIVED_IN, PAID_ONLINE)).values_list("pk", flat=True))
    return {
        keys.PUBLIC_CONTENT_FULL: _measured(
            full,
            everything,
            "Thủ tục có đủ tên, cách thức, thành phần hồ sơ, thời hạn, phí, kết quả và quyết định công bố.",
            "Bổ sung bộ phận còn thiếu của thủ tục rồi công bố phiên bản mới.",
        ),
        keys.ONLINE_PROVIDED: _measured(
            online,
            everything,
            "Thủ tục cung cấp trực tuyến toàn trình hoặc một phần, trong các thủ tục thuộc thẩm quyền.",
            "Đề nghị cấp có thẩm quyền cung cấp thủ tục trực tuyến.",
        ),
        keys.ONLINE_USED: _measured(
            used,
            online,
            "Thủ tục trực tuyến có ít nhất một hồ sơ nộp trực tuyến trong kỳ.",
            "Hướng dẫn người dân nộp trực tuyến các thủ tục này.",
        ),
        keys.PAID_ONLINE_USED: _measured(
            paid,
            charged,
            "Thủ tục có phí, lệ phí có ít nhất một hồ sơ thanh toán trực tuyến trong kỳ.",
            "Hướng dẫn người dân thanh toán trực tuyến phí, lệ phí của các thủ tục này.",
        ),
    }


def _with_dossiers(scope: Scope, condition: Predicate) -> QuerySet[Procedure]:
    """The procedures of which some dossier satisfies the condition."""
    of_agencies = scope.agencies.order_by().values("pk")
    dossiers = Dossier.objects.filter(to_q(condition, scope.period), agency__in=of_agencies)
    return Procedure.objects.filter(Exists(dossiers.filter(procedure=OuterRef("pk"))))


def _measured(counted: set[int], among: set[int], definition: str, remedy: str) -> Measured:
    missing = among - counted
    return Measured(
        kind=Kind.PROCEDURE,
        numerator=len(counted & among),
        denominator=len(among),
        lost=lambda: Procedure.objects.filter(pk__in=missing).select_related("sector").order_by("code"),
        definition=definition,
        remedy=remedy,
    )


def _records(versions: set[int]) -> dict[int, Mapping[str, Any]]:
    """What each version publishes."""
    return dict(ProcedureVersion.objects.filter(pk__in=versions).values_list("pk", "content"))


def _has_fee(record: Mapping[str, Any]) -> bool:
    """A fee without an amount is set by the provincial council; one of 0 is none."""
    return any(fee.get("amount") is None or fee["amount"] > 0 for fee in record.get("fees", ()))


def _has_every_part(record: Mapping[str, Any]) -> bool:
    """NĐ 63/2010 Đ.8 as restated (domain.md 11, verified list); steps and legal basis are not in the data."""
    term = record.get("term") or {}
    fees = record.get("fee_text") or record.get("fees")
    return bool(fees and term.get("unit") and all(record.get(part) for part in PARTS))
