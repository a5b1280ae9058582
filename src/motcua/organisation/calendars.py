"""The working calendar of an agency, kept in this process without a query for each use.

An agency works the national calendar, changed by national overrides, then by the overrides and weekly hours
of its authority, then by its own. What a province declares for itself does not bind the communes below it.

A calendar is remembered under the agency's ``calendar_revision``. Whoever holds an Agency has just read that
revision with the row, so a change made in any process is seen with the next reading of the row, at no query
more; the actions give a new revision to every agency that a change concerns. A revision is random, so one
that was rolled back never comes again.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any

from motcua.organisation.errors import OrganisationError
from motcua.organisation.models import Agency, AgencyKind, CalendarOverride
from motcua.terms.calendar import Calendar, DayKind, Hours, Override, check_hours
from motcua.terms.errors import TermsError
from motcua.terms.holidays import national_calendar

Week = tuple[Hours, ...]


def calendar_of(agency: Agency) -> Calendar:
    """The calendar the agency works by. A query only when its revision is met for the first time."""
    return _remembered(agency.pk, str(agency.calendar_revision), json.dumps(agency.calendar, sort_keys=True))


@lru_cache(maxsize=4096)
def _remembered(pk: int, revision: str, own: str) -> Calendar:
    line = _line_of(pk)
    calendar = national_calendar().with_overrides(_overrides(line))
    weeks = [parse_week(json.loads(own)), *(parse_week(each.calendar) for each in line)]
    week = next(filter(None, weeks), None)
    return calendar.with_weekly(week) if week else calendar


def _line_of(pk: int) -> list[Agency]:
    """The agency and what is above it up to its authority, nearest first."""
    line: list[Agency] = []
    for agency in Agency.objects.filter(paths_down__below=pk).order_by("paths_down__depth"):
        line.append(agency)
        if agency.kind == AgencyKind.COMMITTEE:
            break
    return line


def _overrides(line: list[Agency]) -> dict[date, Override]:
    """National rows first, the agency's own last: the last one wins."""
    rank = {None: -1} | {agency.pk: index for index, agency in enumerate(reversed(line))}
    rows = [*CalendarOverride.objects.filter(agency=None), *CalendarOverride.objects.filter(agency__in=line)]
    rows.sort(key=lambda row: rank[row.agency_id])
    return {row.day: as_override(row) for row in rows}


def as_override(row: CalendarOverride) -> Override:
    """A row as the terms floor knows it. Raises TermsError for hours that cannot be."""
    if row.agency_id is None:
        kind = DayKind.MAKE_UP if row.working else DayKind.HOLIDAY
    else:
        kind = DayKind.OPENED if row.working else DayKind.CLOSED
    return Override(kind, row.reason, parse_hours(row.hours) or None)


def parse_hours(text: str) -> Hours:
    """ "07:30-11:30, 13:30-17:00" as intervals; empty text gives none. Raises OrganisationError."""
    try:
        hours = tuple(_interval(part) for part in text.split(",") if part.strip())
        check_hours(hours)
    except (ValueError, TermsError) as error:
        raise OrganisationError(
            f"“{text}” không phải giờ làm việc hợp lệ. Hãy ghi theo dạng 07:30-11:30, 13:30-17:00."
        ) from error
    return hours


def _interval(part: str) -> tuple[time, time]:
    start, end = part.strip().split("-")
    return time.fromisoformat(start.strip()), time.fromisoformat(end.strip())


def parse_week(data: Mapping[str, Any]) -> Week | None:
    """``{"week": ["07:30-11:30, 13:30-17:00", ... 7 texts, Monday first]}``; None: no week of its own.

    Raises OrganisationError.
    """
    week = data.get("week")
    if not week:
        return None
    if not _is_week(week):
        raise OrganisationError(
            "Giờ làm việc riêng phải có đủ 7 ngày, từ Thứ Hai đến Chủ Nhật; ngày nghỉ để trống."
        )
    return tuple(parse_hours(text) for text in week)


def _is_week(week: Iterable[Any]) -> bool:
    texts = list(week)
    return len(texts) == 7 and all(isinstance(text, str) for text in texts) and any(texts)
