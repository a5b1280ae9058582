from __future__ import annotations

from datetime import UTC, datetime

import pytest

from motcua.terms import CalendarChange, DayKind, Override, Pause, SetTerm, TermsError, from_json, to_json

from .moments import SAME_DAY, at, on


def test_json_is_plain_and_readable() -> None:
    assert to_json(SetTerm(datetime(2026, 11, 20, 5, 30, tzinfo=UTC), SAME_DAY)) == {
        "kind": "set_term",
        "at": "2026-11-20T12:30:00+07:00",
        "term": {"value": 1, "unit": "working_day", "same_day_cutoff": "15:00:00"},
    }


def test_calendar_change_keeps_its_days_in_order_whatever_order_they_were_given_in() -> None:
    one, other = (on("1/9/2026"), Override(DayKind.HOLIDAY)), (on("2/9/2026"), Override(DayKind.CLOSED))
    forward = CalendarChange(at("1/8/2026"), dict([one, other]))
    backward = CalendarChange(at("1/8/2026"), dict([other, one]))
    assert list(to_json(forward)["overrides"]) == list(to_json(backward)["overrides"])
    assert forward == backward and hash(forward) == hash(backward)


def test_a_moment_without_zone_is_refused_when_the_entry_is_made() -> None:
    with pytest.raises(TermsError, match="múi giờ"):
        Pause(datetime(2026, 11, 20, 9, 0), "bổ sung")


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "nonsense", "at": "2026-11-20T12:30:00+07:00"},
        {"at": "2026-11-20T12:30:00+07:00"},
        {"kind": "pause", "at": "2026-11-20T12:30:00+07:00"},
        {"kind": "pause", "reason": "x"},
        {"kind": "pause", "at": "2026-11-20 12:30", "reason": "x"},
        {"kind": "set_term", "at": "2026-11-20T12:30:00+07:00", "term": {"value": 0, "unit": "working_day"}},
        {"kind": "set_term", "at": "2026-11-20T12:30:00+07:00", "term": None},
        {
            "kind": "set_term",
            "at": "2026-11-20T12:30:00+07:00",
            "term": {"value": 1, "unit": "week", "same_day_cutoff": None},
        },
    ],
)
def test_malformed_json_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(TermsError):
        from_json(data)
