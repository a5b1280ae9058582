"""The population of a sample: the dossiers a mandate opens, each with its values of the strata fields."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models import Channel
from motcua.dossiers.errors import BadInput
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.visibility import examined_by
from motcua.organisation.mandates import active_mandates
from motcua.organisation.models import Mandate, User
from motcua.sampling.plan import Unit

MOST = 50_000
HIGH, MIDDLE, LOW = "Rủi ro cao", "Rủi ro vừa", "Rủi ro thấp"
OPEN = "Chưa có kết quả"
UNCLASSIFIED = "Chưa phân loại"
_COLUMNS = (
    "code", "sector__name", "channel", "outcome", "due_at", "resolved_at", "reappointments",
    "intake_supplements",
)  # fmt: skip


@dataclass(frozen=True)
class StratumField:
    label: Any
    value: Callable[[Mapping[str, Any], datetime], str]


def _risk(row: Mapping[str, Any], at: datetime) -> str:
    """High: kept waiting beyond its day, or given a new one. Middle: more papers asked for, not granted."""
    due = row["due_at"]
    if row["reappointments"] or (due is not None and (row["resolved_at"] or at) > due):
        return HIGH
    if row["intake_supplements"] or row["outcome"] not in ("", Outcome.GRANTED):
        return MIDDLE
    return LOW


FIELDS: Mapping[str, StratumField] = {
    "sector": StratumField(_("Lĩnh vực"), lambda row, at: row["sector__name"] or UNCLASSIFIED),
    "channel": StratumField(_("Hình thức nộp"), lambda row, at: str(Channel(row["channel"]).label)),
    "outcome": StratumField(
        _("Kết quả"), lambda row, at: str(Outcome(row["outcome"]).label) if row["outcome"] else OPEN
    ),
    "risk": StratumField(_("Rủi ro"), _risk),
}


def mandates_of(user: User, inspection: Any) -> QuerySet[Mandate]:
    """By which the user may work on the inspection now; none: not a member, or not in its days."""
    return active_mandates(user).filter(source=inspection.pk)


def dossiers_of(user: User, inspection: Any) -> QuerySet[Dossier]:
    """One submission is one dossier: children of a linked group are examined with their parent."""
    return Dossier.objects.filter(examined_by(mandates_of(user, inspection)), linked=False)


def population_of(dossiers: QuerySet[Dossier], fields: Sequence[str], at: datetime) -> tuple[Unit, ...]:
    """Every dossier with its values as known now. Raises BadInput for more than can be frozen at once."""
    units = tuple(_units(dossiers, fields, at))
    if len(units) > MOST:
        raise BadInput(
            f"Phạm vi có hơn {MOST:,} hồ sơ. Hãy chia cuộc kiểm tra theo đơn vị.".replace(",", ".")
        )
    return units


def _units(dossiers: QuerySet[Dossier], fields: Sequence[str], at: datetime) -> Iterator[Unit]:
    rows = dossiers.order_by("code").values(*_COLUMNS)[: MOST + 1]
    for row in rows.iterator(chunk_size=2000):
        yield Unit.of(row["code"], [FIELDS[name].value(row, at) for name in fields])
