from __future__ import annotations

from datetime import time

import pytest

from motcua.terms import SATURDAY_MORNING_WEEK, after_cutoff, apology_deadline, transfer_due

from .moments import CALENDAR, at


def test_apology_with_more_notice() -> None:
    assert apology_deadline(at("27/11/2026"), CALENDAR, days_before=3) == at("23/11/2026")


@pytest.mark.parametrize(
    ("received", "late"),
    [
        ("20/11/2026 14:59", False),
        ("20/11/2026 15:00", False),
        ("20/11/2026 15:01", True),
        ("21/11/2026 9:00", True),
        ("24/11/2026 9:00", True),
    ],
)
def test_cutoff(received: str, late: bool) -> None:
    assert after_cutoff(at(received), time(15, 0), CALENDAR) is late


def test_what_comes_after_a_short_day_has_closed_belongs_to_the_next() -> None:
    police = CALENDAR.with_weekly(SATURDAY_MORNING_WEEK)
    assert after_cutoff(at("21/11/2026 11:45"), time(15, 0), police)
    assert not after_cutoff(at("21/11/2026 11:15"), time(15, 0), police)


def test_transfer_the_same_day_or_first_thing_next_working_day() -> None:
    assert transfer_due(at("20/11/2026 15:00"), CALENDAR) == at("20/11/2026 17:00")
    assert transfer_due(at("23/11/2026 15:01"), CALENDAR) == at("25/11/2026 7:30")
    assert transfer_due(at("23/11/2026 15:01"), CALENDAR, grace_minutes=60) == at("25/11/2026 8:30")
    assert transfer_due(at("23/11/2026 15:01"), CALENDAR, cutoff=time(16, 0)) == at("23/11/2026 17:00")
