"""Administrative units on a day, and what became of them. Codes were reused: a code alone names no unit."""

from datetime import date

from django.db.models import QuerySet

from motcua.organisation.models import Area, AreaLevel, AreaSuccession
from motcua.organisation.queries import in_force

#: The day the district level ended and 3,321 communes took over (Law 72/2025/QH15; verified).
REFORM = date(2025, 7, 1)


def areas_on(day: date, level: AreaLevel | str) -> QuerySet[Area]:
    """The units of a level in force on a local day."""
    return Area.objects.filter(in_force(day), level=level)


def area_on(day: date, level: AreaLevel | str, code: str) -> Area | None:
    """The unit that bore a code on a local day."""
    return areas_on(day, level).filter(code=code).select_related("parent__parent").first()


def successors(area: Area) -> QuerySet[AreaSuccession]:
    """What took the unit over: the whole, or parts with the default part first."""
    return area.successions.select_related("new__parent").order_by("-extent", "new__code")


def predecessors(area: Area) -> QuerySet[AreaSuccession]:
    """What the unit was made of."""
    return area.predecessions.select_related("old__parent").order_by("-extent", "old__code")
