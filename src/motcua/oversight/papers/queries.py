"""What the pages ask of papers: lists, one paper with what may be done, and the list behind each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from motcua.assignments.models import Assignment
from motcua.assignments.queries import as_of
from motcua.database.among import AmongIds
from motcua.documents.live_text import BadText, Placeholder, placeholder
from motcua.organisation.models import User
from motcua.oversight.evidence.base import Listed
from motcua.oversight.evidence.lists import seen
from motcua.oversight.models import Inspection, InspectionPlan, Paper, PaperFigure
from motcua.oversight.papers.about import About
from motcua.oversight.papers.keeping import counted_now, unpacked
from motcua.oversight.papers.live import Teller, rows_of
from motcua.oversight.papers.visibility import visible_to
from motcua.reports.subjects.base import Shown


def papers_of(user: User, of: Inspection | InspectionPlan) -> QuerySet[Paper]:
    """Those that the user may read, the newest first."""
    field = "inspection" if isinstance(of, Inspection) else "plan"
    return visible_to(user).filter(**{field: of}).order_by("-drafted_at", "-pk")


def one(user: User, id: UUID) -> Paper | None:
    """None: not there, or out of scope."""
    rows = visible_to(user).select_related("agency", "inspection__agency", "plan__agency")
    return rows.filter(pk=id).first()


@dataclass(frozen=True)
class Number:
    """A number of a paper, with what it is reckoned from for a ratio; ``ids``: what it counts, by unit."""

    asked: Placeholder
    text: str
    label: str
    definition: str
    parts: tuple[tuple[str, str, str], ...]  # token, value, label
    ids: dict[str, list[str]]

    @property
    def counted(self) -> int:
        return sum(map(len, self.ids.values()))


def number(paper: Paper, token: str) -> Number | None:
    """A number of the paper by its placeholder, as it was frozen or as it is now; None: it has no such."""
    return _kept(paper, token) if paper.frozen_at else _live(paper, token)


def _kept(paper: Paper, token: str) -> Number | None:
    rows = {each.token: each for each in PaperFigure.objects.filter(paper=paper)}
    found = rows.get(token)
    if found is None:
        return None
    parts = tuple((each, rows[each].value, rows[each].label) for each in found.parts)
    return Number(
        placeholder(token), found.value, found.label, found.definition, parts, unpacked(found.counted)
    )


def _live(paper: Paper, token: str) -> Number | None:
    """Whoever reads a draft reads the working papers, and may ask of any number that could stand in it."""
    teller = Teller(About.of(paper))
    try:
        found = teller.tell(placeholder(token))
        parts = tuple((part.token, teller.text(part), teller.tell(part).label) for part in found.parts)
        ids = counted_now(found.asked, teller)
    except BadText:
        return None
    return Number(found.asked, found.text, found.label, found.definition, parts, ids)


@dataclass(frozen=True)
class Behind:
    """A page of what a number counts. ``hidden``: how many of the page the reader may not see one by one."""

    columns: Sequence[Shown]
    rows: list[Any]
    hidden: int


def behind(user: User, paper: Paper, found: Number, first: int, many: int) -> Behind:
    """The rows from place ``first`` on, wherever they stand now; what left the reader's scope is counted."""
    wanted = _slice(found.ids, first, many)
    columns: Sequence[Shown] = ()
    rows: list[Any] = []
    for unit, listed in Teller(About.of(paper)).lists(found.asked):
        columns = listed.columns
        if keys := wanted.get(unit):
            rows += _rows(user, listed, keys)
    return Behind(columns, rows, sum(map(len, wanted.values())) - len(rows))


def _rows(user: User, listed: Listed, keys: list[str]) -> list[Any]:
    """By their bare rows: what has changed since is still the thing that was counted."""
    counted = rows_of(listed)
    keys_of = [counted.model._meta.pk.to_python(key) for key in keys]
    bare: QuerySet[Any] = counted.model._default_manager.all()
    bare = as_of(bare) if counted.model is Assignment else bare
    bare.query.select_related = counted.query.select_related  # what the columns read beside the rows
    found = {row.pk: row for row in seen(user, bare.filter(AmongIds("pk", keys_of)))}
    return [found[key] for key in keys_of if key in found]


def _slice(ids: dict[str, list[str]], first: int, many: int) -> dict[str, list[str]]:
    wanted: dict[str, list[str]] = {}
    place = 0
    for unit, keys in ids.items():
        begin, end = max(0, first - place), max(0, first + many - place)
        wanted[unit] = keys[begin:end]
        place += len(keys)
    return wanted
