"""What a register lacks: a dialogue in a half year, questions that were counted and not written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motcua.organisation.models import Agency
from motcua.reform.models import Entry
from motcua.reform.registers import ANSWERED, PENDING, Register


@dataclass(frozen=True)
class Half:
    """A half year without a line; ``ended``: nothing can be done about it any more."""

    words: str
    last: date
    ended: bool


def halves_missing(register: Register, days: Iterable[date], year: int, today: date) -> list[Half]:
    """The half years that began and have no line of a duty of every half year."""
    if not register.every_half:
        return []
    seen = {day.month > 6 for day in days}
    halves = (
        (False, "đầu", date(year, 1, 1), date(year, 6, 30)),
        (True, "cuối", date(year, 7, 1), date(year, 12, 31)),
    )
    return [
        Half(f"6 tháng {name} năm {year}", last, last < today)
        for late, name, first, last in halves
        if first <= today and late not in seen
    ]


@dataclass(frozen=True)
class Untold:
    """A day whose lines count other questions than are written down one by one: answered, pending."""

    day: date
    counted: tuple[int, int]
    told: tuple[int, int]


def untold(register: Register, rows: Iterable[Entry], agency: Agency) -> list[Untold]:
    """One query; none for a register that nothing tells one by one."""
    standing = [row for row in rows if row.stands] if register.told_in else []
    days = sorted({row.occurred_on for row in standing})
    if not days:
        return []
    counted: Counter[tuple[date, str]] = Counter()
    for row in standing:
        for state in (ANSWERED, PENDING):
            counted[row.occurred_on, state] += row.data[state]
    written = Entry.objects.filter(register=register.told_in, agency=agency, occurred_on__in=days)
    told = Counter((row.occurred_on, row.data["state"]) for row in written.filter(superseded_at=None))
    compared = [Untold(day, _both(counted, day), _both(told, day)) for day in days]
    return [each for each in compared if each.counted != each.told]


def _both(counts: Counter[tuple[date, str]], day: date) -> tuple[int, int]:
    return counts[day, ANSWERED], counts[day, PENDING]
