"""What every action on a paper is made of: who may, in which state, what has to be said, and the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.dossiers.errors import ActionRefused, NotFound, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec
from motcua.journal import actions as journal
from motcua.organisation.models import Role, User
from motcua.organisation.queries import active_posts
from motcua.oversight.actions.shared import Who, parts_of
from motcua.oversight.models import Paper, PaperState, TeamRole
from motcua.oversight.papers.about import About
from motcua.oversight.papers.kinds import KINDS
from motcua.oversight.papers.visibility import visible_to
from motcua.oversight.visibility import ORGANISERS, inside, plans_visible_to

NOT_FOUND = "Không tìm thấy văn bản này, hoặc nó không thuộc phạm vi bạn được xem."
Permits = Callable[[User, Paper], str]
"""Why somebody may not, or ""."""


@dataclass
class Doing:
    """A paper while it is acted on; ``payload`` goes to the journal, ``personal`` beside it."""

    paper: Paper
    user: User
    at: datetime
    payload: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PaperAction:
    name: str
    label: str
    verb: str
    permits: Permits
    states: frozenset[PaperState]
    fields: tuple[FieldSpec, ...]
    apply: Callable[[Doing, dict[str, Any]], None]


def writes(user: User, paper: Paper) -> str:
    return (
        ""
        if may_write(user, About.of(paper))
        else "Chỉ đoàn và cơ quan ra quyết định mới soạn, sửa, chốt văn bản này."
    )


def may_write(user: User, about: About) -> bool:
    """The team and the organisers of an inspection, the organisers of a plan."""
    if about.inspection is not None:
        return bool(parts_of(user, about.inspection) & {Who.TEAM, Who.ORGANISER})
    return active_posts(user, roles=ORGANISERS).filter(scope=about.agency.pk).exists()


def signs(user: User, paper: Paper) -> str:
    """Minutes and reports of a team are signed by its head, else a leader of the agency signs."""
    if KINDS[paper.kind].head_signs and paper.inspection is not None:
        heads = paper.inspection.members.filter(left_at=None, role=TeamRole.HEAD, user=user)
        return "" if heads.exists() else "Chỉ trưởng đoàn ký văn bản này."
    leading = active_posts(user, roles=[Role.LEADER]).filter(scope=paper.agency_id)
    return "" if leading.exists() else f"Chỉ lãnh đạo của {paper.agency.name} ký văn bản này."


def locked(user: User, id: UUID) -> Paper:
    """Raises NotFound for what is not there or out of scope: nobody learns which."""
    rows = visible_to(user).select_for_update(of=("self",))
    found = rows.select_related("agency", "inspection__agency", "plan__agency").filter(pk=id).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def refused(user: User, paper: Paper, action: PaperAction) -> ActionRefused | None:
    """Why it may not be done now, or None."""
    if reason := action.permits(user, paper):
        return NotPermitted(reason)
    if paper.state not in action.states:
        state = str(PaperState(paper.state).label).lower()
        return WrongState(f"Văn bản “{state}”. Không thể “{action.label.lower()}”.")
    return None


def about_for(user: User, of: UUID) -> About:
    """The inspection or plan of which somebody wants to write. Raises NotFound."""
    item = inside(user).select_related("agency").filter(pk=of).first()
    plan = None if item else plans_visible_to(user).select_related("agency").filter(pk=of).first()
    if item is None and plan is None:
        raise NotFound(
            "Không tìm thấy cuộc kiểm tra hoặc kế hoạch này, hoặc nó không thuộc phạm vi bạn được xem."
        )
    return About(item, plan)


def record(doing: Doing, verb: str, fresh: bool = False) -> None:
    """One event on the paper's own chain, in the caller's transaction."""
    paper, code = doing.paper, About.of(doing.paper).code
    agency, label = paper.agency.code, f"VB {code} {paper.kind}"[:60]
    chain = journal.new_chain(paper.pk, label, agency) if fresh else journal.lock_chain(paper.pk)
    facts: Mapping[str, Any] = {
        "kind": str(paper.kind), "kind_name": str(paper.get_kind_display()).lower(), "of": code,
        **doing.payload,
    }  # fmt: skip
    entry = journal.Entry(verb, agency, doing.user.username, doing.at, facts, doing.personal or None)
    journal.save(journal.build(chain, [entry], doing.at), new=fresh)
