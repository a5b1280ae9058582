"""A change of the working calendar moves the dates of open dossiers: preview, then one journalled batch.

BLLĐ Đ.112 and yearly notices on swapped days; an agency's own closures (flood, inventory).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers.actions import saving
from motcua.dossiers.actions.performing import CHANGEABLE, load
from motcua.dossiers.errors import NotPermitted
from motcua.dossiers.models import Dossier
from motcua.journal import verbs
from motcua.journal.models import Event
from motcua.organisation.actions import declare_override
from motcua.organisation.models import Agency, Role, User
from motcua.organisation.queries import active_posts, below, calendar_of
from motcua.terms import CalendarChange, DayKind, Entry, Override, clock, fold, from_json

verbs.register("calendar_change", "Lịch làm việc thay đổi ngày {day_text}: {reason}")


@dataclass(frozen=True)
class Shift:
    """One open dossier's due date before and after the change."""

    dossier: Dossier
    before: datetime | None
    after: datetime | None


def preview_change(agency: Agency, day: date, working: bool, reason: str) -> list[Shift]:
    """Which open dossiers of the agency and below would move; nothing is written.

    Among them those whose ledger has said something else of that day, even where their date stays.
    """
    change = CalendarChange(clock.now(), {day: _override(working, reason)}, reason)
    shifts = []
    for dossier, ledger in _open_ledgers(agency):
        after = fold([*ledger, change], calendar_of(dossier.agency)).due_at
        if after != dossier.due_at or _contradicts(ledger, day, working):
            shifts.append(Shift(dossier, dossier.due_at, after))
    return shifts


def _contradicts(ledger: list[Entry], day: date, working: bool) -> bool:
    said = [
        entry.overrides[day]
        for entry in ledger
        if isinstance(entry, CalendarChange) and day in entry.overrides
    ]
    return bool(said) and (said[-1].kind == DayKind.OPENED) != working


def change_calendar(user: User, agency: Agency, day: date, working: bool, reason: str) -> list[Shift]:
    """Declare the day and move every open dossier's date, one event each, all in one transaction.

    Raises NotPermitted unless the user administers the agency.
    """
    if not active_posts(user, roles=[Role.ADMINISTRATOR]).filter(scope=agency).exists():
        raise NotPermitted("Chỉ quản trị của cơ quan được đổi lịch làm việc.")
    with transaction.atomic():
        shifts = preview_change(agency, day, working, reason)
        declare_override(
            day, working=working, reason=reason, agency=agency, also_below=True, by=user.username
        )
        for shift in shifts:
            _journal(shift, user, day, working, reason)
    return shifts


def _journal(shift: Shift, user: User, day: date, working: bool, reason: str) -> None:
    case = load(None, shift.dossier)
    case.write(CalendarChange(case.at, {day: _override(working, reason)}, reason))
    case.payload |= {"day_text": f"{day:%d/%m/%Y}", "reason": reason, "declared_by": user.username}
    saving.save_changed(case, "calendar_change", CHANGEABLE)


def _override(working: bool, reason: str) -> Override:
    return Override(DayKind.OPENED if working else DayKind.CLOSED, reason)


def _open_ledgers(agency: Agency) -> Iterable[tuple[Dossier, list[Entry]]]:
    open_ones = Dossier.objects.filter(
        agency__in=below(agency), received_at__isnull=False, resolved_at__isnull=True
    )
    dossiers = list(open_ones.select_related("agency").order_by("pk"))
    ledgers: dict[UUID, list[Entry]] = {dossier.pk: [] for dossier in dossiers}
    events = Event.objects.filter(chain__in=open_ones.values("pk")).order_by("chain", "seq")
    for chain, payload in events.values_list("chain", "payload"):
        ledgers[chain].extend(from_json(entry) for entry in payload.get("ledger", ()))
    return [(dossier, ledgers[dossier.pk]) for dossier in dossiers]
