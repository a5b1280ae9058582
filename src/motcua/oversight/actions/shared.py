"""What every action on an inspection is made of: who may, when, what has to be said, and the journal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.attachments.actions import Owner, Received, facts, keep
from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import actions as journal
from motcua.organisation.mandates import active_mandates
from motcua.organisation.models import Agency, User
from motcua.organisation.queries import active_posts, authority_of
from motcua.oversight.models import Inspection
from motcua.oversight.visibility import ANSWERERS, ORGANISERS, visible_to
from motcua.terms import clock

NOT_FOUND = "Không tìm thấy cuộc kiểm tra, giám sát này, hoặc nó không thuộc phạm vi bạn được xem."


class Who(Enum):
    """In which part somebody acts."""

    ORGANISER = "organiser"
    TEAM = "team"
    UNIT = "unit"


@dataclass
class Doing:
    """An inspection while it is acted on; ``payload`` and ``personal`` go to the journal."""

    item: Inspection
    user: User
    parts: frozenset[Who]
    at: datetime
    payload: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)
    files: Sequence[Received] = ()

    def unit(self, code: str) -> Agency:
        """One of the units examined. Raises BadInput."""
        for each in self.item.units.select_related("unit"):
            if each.unit.code == code or (not code and self.item.units.count() == 1):
                return each.unit
        text = "Chọn một trong các đơn vị được kiểm tra."
        raise BadInput(text, {"unit": text})

    def keep(self, kind: str, id: UUID) -> None:
        """The files that came with it, as proof of something of this inspection."""
        owner = Owner(kind, id, self.item.agency)
        kept = [keep(self.user, owner, file) for file in self.files]
        if kept:
            self.payload["files"] = [facts(each) for each in kept]


Apply = Callable[[Doing, dict[str, Any]], None]
When = Callable[[Inspection], str]


def always(item: Inspection) -> str:
    return ""


def open_(item: Inspection) -> str:
    """Not cancelled, not concluded."""
    if item.cancelled_at:
        return "Cuộc kiểm tra đã hủy."
    return "Cuộc kiểm tra đã có kết luận." if item.concluded_at else ""


@dataclass(frozen=True)
class Action:
    """``who``: any of these parts will do. ``when``: why it cannot be done now, or ""."""

    name: str
    label: str
    verb: str
    who: frozenset[Who]
    when: When
    fields: tuple[FieldSpec, ...]
    apply: Apply
    files: bool = False


def act(
    user: User, id: UUID, action: Action, data: Mapping[str, Any], files: Sequence[Received] = ()
) -> Inspection:
    """One transaction. Raises NotFound, NotPermitted, WrongState, BadInput; nothing is written then."""
    with transaction.atomic():
        item = locked(user, id)
        parts = parts_of(user, item)
        refusal = refused(item, action, parts)
        if refusal is not None:
            raise refusal
        doing = Doing(item, user, parts, clock.now(), files=files)
        action.apply(doing, clean(action.fields, data))
        record(doing, action.verb)
    return item


def locked(user: User, id: UUID) -> Inspection:
    """Raises NotFound for what is not there or out of scope: nobody learns which."""
    found = visible_to(user).select_for_update(of=("self",)).select_related("agency").filter(pk=id).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def refused(item: Inspection, action: Action, parts: frozenset[Who]) -> ActionRefused | None:
    """Why it may not be done now, or None."""
    if not action.who & parts:
        return NotPermitted(f"Bạn không có vai trò để “{action.label.lower()}” trong cuộc kiểm tra này.")
    reason = action.when(item)
    if reason:
        return WrongState(f"{reason} Không thể “{action.label.lower()}”.")
    return None


def parts_of(user: User, item: Inspection) -> frozenset[Who]:
    """What the user is in this inspection today: three queries at most."""
    found = set()
    if active_posts(user, roles=ORGANISERS).filter(scope=item.agency_id).exists():
        found.add(Who.ORGANISER)
    if item.cancelled_at is None and active_mandates(user).filter(source=item.pk).exists():
        found.add(Who.TEAM)
    if item.told_at is not None and answers_for(user, item):
        found.add(Who.UNIT)
    return frozenset(found)


def answers_for(user: User, item: Inspection) -> set[int]:
    """The keys of the units examined for which the user speaks: leader or control officer there."""
    scopes = set(active_posts(user, roles=ANSWERERS).values_list("scope", flat=True))
    if not scopes:
        return set()
    units = [each.unit for each in item.units.select_related("unit")]
    return {unit.pk for unit in units if {unit.pk, authority_of(unit).pk} & scopes}


def record(doing: Doing, verb: str) -> None:
    """One event on the inspection's chain."""
    chain = journal.lock_chain(doing.item.pk)
    entry = journal.Entry(
        verb, doing.item.agency.code, doing.user.username, doing.at, doing.payload, doing.personal or None
    )
    journal.save(journal.build(chain, [entry], doing.at))
