"""What became of every recommendation: the tasks of concluded inspections, counted by year and listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, QuerySet

from motcua.assignments.models import Assignment, Source
from motcua.assignments.queries import Completion, as_of, completion, completion_by
from motcua.assignments.standing import conditions
from motcua.organisation.models import AgencyPath, User
from motcua.organisation.queries import active_posts
from motcua.oversight.models import Recommendation
from motcua.oversight.visibility import ANSWERERS, inside, visible_to

STANDINGS = {
    "open": "Đang thực hiện, trong hạn",
    "overdue": "Quá hạn, chưa xong",
    "in_time": "Hoàn thành đúng hạn",
    "late": "Hoàn thành quá hạn",
    "cancelled": "Đã hủy",
}


@dataclass(frozen=True)
class Asked:
    """How the list is narrowed; blank: not at all."""

    year: str = ""
    standing: str = ""
    direction: str = ""
    unit: str = ""


class Followed(NamedTuple):
    recommendation: Recommendation
    task: Assignment


def recommendations(user: User) -> QuerySet[Recommendation]:
    """Those of inspections that the user sees: all of those he reads inside, else those of his units."""
    scopes = active_posts(user, roles=ANSWERERS).values("scope")
    units = AgencyPath.objects.filter(above__in=scopes).values("below")
    rows = Recommendation.objects.filter(inspection__concluded_at__isnull=False, withdrawn_at=None)
    own = Q(inspection__in=visible_to(user).values("pk"), unit__in=units)
    return rows.filter(Q(inspection__in=inside(user).values("pk")) | own)


def tasks(user: User, asked: Asked) -> QuerySet[Assignment]:
    """The overdue first; each with the moments of ``as_of``."""
    wanted = recommendations(user)
    if asked.direction:
        wanted = wanted.filter(direction=asked.direction)
    if asked.unit:
        wanted = wanted.filter(unit__code=asked.unit)
    rows = Assignment.objects.filter(source=Source.RECOMMENDATION, source_id__in=wanted.values("pk"))
    if asked.year:
        rows = rows.filter(given_on__year=int(asked.year))
    if asked.standing:
        rows = as_of(rows).filter(conditions()[asked.standing])
    return rows.select_related("agency", "giver", "owner").order_by("verified_at", "due_on", "code")


def total(user: User) -> Completion:
    return completion(tasks(user, Asked()))


def by_year(user: User) -> Mapping[int, Completion]:
    """By the year of the conclusion, newest first; one query."""
    found = completion_by(tasks(user, Asked()), "given_on__year")
    return dict(sorted(found.items(), reverse=True))


def beside(user: User, page: list[Assignment]) -> list[Followed]:
    """The recommendation of each task; one query."""
    ids = [task.source_id for task in page if task.source_id]
    rows = Recommendation.objects.filter(pk__in=ids).select_related("inspection", "unit", "finding")
    found = {row.pk: row for row in rows}
    return [Followed(found[task.source_id], task) for task in page if task.source_id in found]


def units(user: User) -> list[tuple[str, str]]:
    rows = recommendations(user).order_by("unit__code").values_list("unit__code", "unit__name").distinct()
    return list(rows)
