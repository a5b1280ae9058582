"""How long after it happened a thing was typed: the same day, by the next working day, or later.

Working days are those of the national calendar: rows of many agencies stand in one table. Most days wait as
their weekday does; the days of a period that wait longer or shorter are listed.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import ExtractIsoWeekDay, TruncDate

from motcua.figures.period import ZONE, Period
from motcua.terms import national_calendar

BY_WEEKDAY: Mapping[int, int] = {5: 3, 6: 2}  # Friday, Saturday; one day else
KNOWN_FROM, KNOWN_TO = date(2016, 1, 1), date(2035, 12, 31)
"""The years of which the holidays are known; beyond them every week is an ordinary one."""
_DAY = timedelta(days=1)


def wait_of(day: date) -> int:
    """Days from ``day`` to the next working day after it."""
    return (national_calendar().next_working(day) - day).days


@lru_cache(maxsize=64)
def exceptions(first: date, last: date) -> Mapping[int, tuple[date, ...]]:
    """Wait in days -> the days of a span that wait so, unlike their weekday."""
    found: dict[int, list[date]] = defaultdict(list)
    day, end = max(first, KNOWN_FROM), min(last, KNOWN_TO)
    while day <= end:
        wait = wait_of(day)
        if wait != BY_WEEKDAY.get(day.isoweekday(), 1):
            found[wait].append(day)
        day += _DAY
    return {wait: tuple(days) for wait, days in found.items()}


def with_lag(records: QuerySet[Any], occurred: str, recorded: str, period: Period) -> QuerySet[Any]:
    """Adds ``lag`` to things that happened in the period."""
    listed = exceptions(period.first, period.last)
    waits = sorted({1, *BY_WEEKDAY.values(), *listed})
    took = ExpressionWrapper(F("typed_on") - F("happened_on"), output_field=DurationField())
    in_time = Q(*(Q(wait=wait, took__lte=timedelta(days=wait)) for wait in waits), _connector=Q.OR)
    return (
        records.alias(
            happened_on=TruncDate(occurred, tzinfo=ZONE),
            typed_on=TruncDate(recorded, tzinfo=ZONE),
            weekday=ExtractIsoWeekDay(occurred, tzinfo=ZONE),
        )
        .alias(took=took, wait=_wait(listed))
        .alias(
            lag=Case(
                # Nearly everything is typed as it happens; whoever compares instants asks for no local day.
                When(**{f"{recorded}__lte": F(occurred)}, then=Value("same_day")),
                When(took__lte=timedelta(0), then=Value("same_day")),
                When(in_time, then=Value("next_day")),
                default=Value("later"),
                output_field=CharField(),
            )
        )
    )


def _wait(listed: Mapping[int, tuple[date, ...]]) -> Case:
    return Case(
        *(When(happened_on__in=days, then=Value(wait)) for wait, days in listed.items()),
        *(When(weekday=weekday, then=Value(wait)) for weekday, wait in BY_WEEKDAY.items()),
        default=Value(1),
        output_field=IntegerField(),
    )
