"""Announcing decisions as the seed data names them: numbers without days, to be completed by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from motcua.catalogue.actions import CATALOGUE
from motcua.catalogue.loading import read_rows
from motcua.catalogue.models import Decision, DecisionEntry, Origin, Procedure
from motcua.organisation.records import SYSTEM, record
from motcua.terms import clock

SOURCE = "Danh mục thủ tục đi kèm phần mềm; chưa rõ ngày ký và thay đổi"


@dataclass(frozen=True)
class LoadedDecisions:
    decisions: int
    entries: int

    @property
    def text(self) -> str:
        if not (self.decisions or self.entries):
            return "không có gì mới"
        return f"thêm {self.decisions} quyết định, {self.entries} dòng thủ tục"


@transaction.atomic
def load_decisions(rows: Iterable[dict[str, Any]] | None = None, *, by: str = SYSTEM) -> LoadedDecisions:
    """Every decision that a row names, with the rows that name it; what is there already stays as it is.

    A ministry's decision announces what the centre laid down. Idempotent.
    """
    named = [row for row in (read_rows() if rows is None else rows) if row["decision"]]
    fresh = _decisions(named)
    entries = _entries(named)
    if fresh or entries:
        record(CATALOGUE, "decisions_loaded", by, {"decisions": fresh, "entries": entries})
    return LoadedDecisions(fresh, entries)


def _decisions(rows: Iterable[dict[str, Any]]) -> int:
    issuers = {row["decision"]: row["ministry"] or "Bộ, ngành trung ương" for row in rows}
    known = set(Decision.objects.filter(number__in=issuers).values_list("number", flat=True))
    now = clock.now()
    made = Decision.objects.bulk_create(
        Decision(
            number=number,
            origin=Origin.CENTRAL,
            issued_by=issuer,
            source=SOURCE,
            recorded_at=now,
            recorded_by=SYSTEM,
        )
        for number, issuer in sorted(issuers.items())
        if number not in known
    )
    return len(made)


def _entries(rows: Iterable[dict[str, Any]]) -> int:
    wanted = {row["code"]: row for row in rows}
    decisions = Decision.objects.in_bulk([row["decision"] for row in wanted.values()], field_name="number")
    procedures = Procedure.objects.in_bulk(list(wanted), field_name="code")
    known = set(DecisionEntry.objects.values_list("decision__number", "procedure__code"))
    made = DecisionEntry.objects.bulk_create(
        DecisionEntry(
            decision=decisions[row["decision"]], procedure=procedures[code], confidence=row["confidence"]
        )
        for code, row in wanted.items()
        if (row["decision"], code) not in known
    )
    return len(made)
