"""Synthetic dossiers of a province as plain rows, the same at every run: shapes and rates, no people.

Busy and quiet communes, common and rare procedures, terms of a day to six weeks, intake moving online over
the years; two in a hundred waited or were extended, a few are late, some take a year, some rows contradict
themselves.
"""

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

DAY, HOUR = 86_400, 3_600
EAST = 7 * HOUR
FIRST, LAST = date(2022, 12, 1), date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 10:00 in Asia/Ho_Chi_Minh
COMMUNES, SECTORS, PROCEDURES = 34, 15, 150
LATE, LONG, MOVED, WRONG = 0.0008, 0.0015, 0.02, 0.00002
DOSSIER = (
    "id", "code", "agency_id", "counter_id", "version_id", "procedure_id", "sector_id", "channel", "typed_by",
    "source", "service_level", "status", "outcome", "submitted_at", "received_at", "recorded_at",
    "first_due_at", "due_at", "due_on", "waiting", "resolved_at", "resolved_on", "returned_at", "step",
    "intake_supplements", "reappointments", "supplement_due_at", "components", "copies", "fee", "delivery",
    "note", "synthetic", "payment", "payment_failed", "digitised", "result_form", "received_by", "linked",
)  # fmt: skip
APPLICANT = (
    "dossier_id", "kind", "full_name", "name_key", "id_number", "birth_date", "phone", "email", "address",
    "submitter", "form",
)  # fmt: skip
STANDING = ("dossier_id", "at", "due_at", "waiting")
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Offer:
    """A procedure as the rows refer to it. ``term`` in working days; ``sector`` None: not classified."""

    procedure: int
    version: int
    sector: int | None
    term: int
    level: str


@dataclass
class Batch:
    dossiers: list[Row]
    applicants: list[Row]
    standings: list[Row]


def batches(agencies: list[tuple[int, str]], offers: list[Offer], count: int) -> Iterator[Batch]:
    """About ``count`` dossiers in the order of receipt, a day at a time. ``agencies``: key and code."""
    draw = random.Random(20261120)
    days = [day for day in _days() if day.weekday() < 5]
    weights = [draw.uniform(0.3, 1.7) for _ in agencies]
    share = count / (len(days) * sum(weights))
    maker = _Maker(draw, offers, days)
    owed = [0.0] * len(agencies)
    for number, day in enumerate(days):
        batch = Batch([], [], [])
        for place, (key, code) in enumerate(agencies):
            owed[place] += share * weights[place]
            many = int(owed[place])
            owed[place] -= many
            for running in range(1, many + 1):
                maker.add(batch, key, code, number, day, running)
        yield batch


def _days() -> Iterator[date]:
    for number in range((LAST - FIRST).days + 1):
        yield FIRST + timedelta(days=number)


def _seconds(day: date) -> int:
    """00:00 of a local day."""
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * DAY - EAST


_texts: dict[int, str] = {}


def _on(at: int | None) -> str | None:
    """The local day."""
    return None if at is None else _date((at + EAST) // DAY)


def _date(number: int) -> str:
    text = _texts.get(number)
    if text is None:
        text = _texts[number] = (date(1970, 1, 1) + timedelta(days=number)).isoformat()
    return text


def _at(at: int | None) -> str | None:
    """UTC without a zone: what both databases take."""
    if at is None:
        return None
    day, rest = divmod(at, DAY)
    return f"{_date(day)} {rest // HOUR:02}:{rest // 60 % 60:02}:{rest % 60:02}"


class _Maker:
    def __init__(self, draw: random.Random, offers: list[Offer], days: list[date]) -> None:
        self.draw, self.offers = draw, offers
        self.now = int(NOW.timestamp())
        later = [LAST + timedelta(days=n) for n in range(1, 200)]
        self.days = [_seconds(day) for day in (*days, *(day for day in later if day.weekday() < 5))]
        self.chances = list(accumulate(1 / (rank + 3) for rank in range(len(offers))))
        self.made = 0

    def add(self, batch: Batch, agency: int, code: str, number: int, day: date, running: int) -> None:
        draw = self.draw.random
        self.made += 1
        offer = self.offers[bisect_right(self.chances, draw() * self.chances[-1])]
        received = self.days[number] + int((7.5 + 9 * draw()) * HOUR)
        if received > self.now:
            return
        first_due = self._close(number + offer.term)
        due, waiting, resolved, moves = self._course(received, number, offer.term, first_due)
        status = 4 if resolved is None else 10 if draw() < 0.97 else 9
        if draw() < WRONG:
            received, resolved, status = self._wrong(received, resolved, status)
        online = draw() < 0.3 + 0.4 * number / len(self.days)
        channel = "online" if online else "counter" if draw() < 0.9 else "post"
        known = received or first_due
        key = f"{known * 1000 + self.made % 1000:012x}7{self.made % 4096:03x}8{self.made:015x}"
        batch.dossiers.append((
            key, f"{code}-{day:%y%m%d}-{running:04}", agency, agency, offer.version, offer.procedure,
            offer.sector,
            channel, "citizen" if online and draw() < 0.5 else "officer", "software",
            offer.level, status, "granted" if status > 8 else "",
            _at(known), _at(received), _at(known),
            _at(first_due), _at(due), _on(due), int(waiting), _at(resolved), _on(resolved),
            _at(resolved + 2 * HOUR) if resolved and status == 10 else None, 1, 0, 0, None, "[]", 1, 8000,
            "counter", "", 1, "", 0, "", "", "", 0,
        ))  # fmt: skip
        name = f"Người Mẫu {self.made % 9973}"
        batch.applicants.append(
            (key, "ĐT1", name, name.lower(), f"0010{self.made:08}", None, "", "", "", "", "{}")
        )
        batch.standings.extend((key, _at(at), _at(then), int(still)) for at, then, still in moves)

    def _course(
        self, received: int, number: int, term: int, first_due: int
    ) -> tuple[int | None, bool, int | None, list[tuple[int, int | None, bool]]]:
        """Due date, whether it waits now, result, and how the due date moved: as it stands at NOW."""
        draw = self.draw.random
        due: int | None = first_due
        last, moves = number + term, []
        if draw() < MOVED:
            moves, due, last = self._moves(received, number, term, first_due)
        done = self._done(received, number, last)
        past = [move for move in moves if move[0] <= self.now]
        if len(past) < len(moves):
            due, done = (past[-1][1] if past else first_due), self.now + 1
        return due, bool(past and past[-1][2]), done if done <= self.now else None, past

    def _moves(
        self, received: int, number: int, term: int, due: int
    ) -> tuple[list[tuple[int, int | None, bool]], int, int]:
        """Waited for a supplement and began anew, or was given a new date before the first had come."""
        draw = self.draw.random
        if draw() < 0.75:
            asked = received + HOUR
            waited = 1 + int(self.draw.expovariate(1 / 8))
            last = number + waited + term
            back = self._open(number + waited)
            return [(asked, None, True), (back, self._close(last), False)], self._close(last), last
        last = number + term + 3 + int(draw() * 15)
        return [(received + 2 * HOUR, self._close(last), False)], self._close(last), last

    def _done(self, received: int, number: int, last: int) -> int:
        """Most before the last day, many on it, few after; rarely after a year."""
        draw = self.draw.random
        chance = draw()
        if chance < LATE:
            return self._open(last + 1 + int(self.draw.expovariate(1 / 12)))
        if chance < LATE + LONG:
            return self._close(last) + int(draw() * 500) * DAY
        if last == number or chance < 0.3:
            return max(received + 1800, self._close(last) - int(draw() * 5 * HOUR))
        day = number + int(draw() * (last - number))
        return max(received + 3 * HOUR, self._open(day) + int(draw() * 8 * HOUR))

    def _wrong(self, received: int, resolved: int | None, status: int) -> tuple[int | None, int | None, int]:
        """Rows as migration leaves them: result before receipt, ended without result, never received."""
        chance = self.draw.random()
        if chance < 0.4:
            return received, received - DAY, 10
        if chance < 0.8:
            return received, None, 9
        return None, None, 4

    def _open(self, number: int) -> int:
        return self.days[min(number, len(self.days) - 1)] + 8 * HOUR

    def _close(self, number: int) -> int:
        return self.days[min(number, len(self.days) - 1)] + 17 * HOUR
