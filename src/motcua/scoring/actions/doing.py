"""A sheet while it is acted on: found within what the user may see, locked, checked, journalled."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from motcua.dossiers.errors import ActionRefused, NotFound, NotPermitted, WrongState
from motcua.journal import actions as journal
from motcua.organisation.models import Agency, Post, Role, User
from motcua.organisation.queries import active_posts
from motcua.scoring.models import Entry, Round, Sheet, Stage
from motcua.scoring.queries import entries_of
from motcua.scoring.rules.tree import Leaf, Tree
from motcua.scoring.visibility import HEADS, JUDGES, SCORERS, sheets_visible_to
from motcua.terms import clock

NOT_FOUND = "Không tìm thấy phiếu chấm điểm này, hoặc nó không thuộc phạm vi bạn được xem."


@dataclass(frozen=True)
class Who:
    """Roles at the agency judged, or at the authority that judges; never both."""

    roles: tuple[Role, ...]
    judge: bool = False

    def agency_of(self, sheet: Sheet) -> Agency:
        return sheet.round.agency if self.judge else sheet.agency


SCORER, HEAD = Who(SCORERS), Who(HEADS)
JUDGE, CHAIR = Who(JUDGES, judge=True), Who(HEADS, judge=True)


@dataclass
class Doing:
    """``payload`` and ``personal`` go to the sheet's chain; free text of people is personal."""

    sheet: Sheet
    user: User
    at: datetime
    payload: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        return self.sheet.round.tree

    @cached_property
    def entries(self) -> dict[str, Entry]:
        return entries_of(self.sheet)

    @cached_property
    def numbered(self) -> list[tuple[int, Leaf]]:
        return numbered(self.tree)

    def record(self, verb: str) -> None:
        """The sheet saved with one more revision, and one event of what was done."""
        self.sheet.revision += 1
        self.sheet.save()
        write(self.sheet.pk, self.sheet.agency.code, verb, self)


def numbered(tree: Tree) -> list[tuple[int, Leaf]]:
    """The leaves with the numbers by which fields name them, from 1; a round's tree never changes."""
    return list(enumerate(tree.leaves(), 1))


def start(user: User, id: UUID, label: str, who: Who, stages: Iterable[Stage]) -> Doing:
    """The sheet, locked. Raises NotFound, NotPermitted, WrongState."""
    sheet = locked(user, id)
    refusal = refused(sheet, label, who, stages, list(active_posts(user)))
    if refusal is not None:
        raise refusal
    return Doing(sheet, user, clock.now())


def locked(user: User, id: UUID) -> Sheet:
    """Raises NotFound for what is not there or out of scope. The round is read after the lock."""
    rows = sheets_visible_to(user).select_for_update(of=("self",)).select_related("agency")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    found.round = Round.objects.select_related("agency").get(pk=found.round_id)
    return found


def refused(
    sheet: Sheet, label: str, who: Who, stages: Iterable[Stage], posts: Iterable[Post], after: bool = False
) -> ActionRefused | None:
    """Why somebody with these posts may not do it now, or None; ``after``: done once results are out."""
    agency = who.agency_of(sheet)
    if not any(post.scope_id == agency.pk and post.role in who.roles for post in posts):
        return NotPermitted(f"Bạn không có vai trò để “{label.lower()}” thay mặt {agency.name}.")
    if (sheet.round.published_at is not None) is not after:
        told = "Kết quả đã công bố" if sheet.round.published_at else "Kết quả chưa công bố"
        return WrongState(f"{told} nên không thể “{label.lower()}”.")
    if sheet.stage not in set(stages):
        told = Stage(sheet.stage).label.lower()
        return WrongState(f"Phiếu đang ở bước “{told}” nên không thể “{label.lower()}”.")
    return None


def write(chain_id: UUID, agency: str, verb: str, doing: Doing) -> None:
    chain = journal.lock_chain(chain_id)
    entry = journal.Entry(verb, agency, doing.user.username, doing.at, doing.payload, doing.personal or None)
    journal.save(journal.build(chain, [entry], doing.at))
