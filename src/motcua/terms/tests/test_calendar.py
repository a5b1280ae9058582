from __future__ import annotations

from datetime import time

import pytest

from motcua.terms import (
    OFFICE_HOURS,
    SATURDAY_MORNING_WEEK,
    Calendar,
    DayKind,
    Override,
    TermsError,
    due,
    national_calendar,
)

from .moments import CALENDAR, at, days, on, with_day


def test_a_plain_week() -> None:
    friday, saturday = CALENDAR.day(on("20/11/2026")), CALENDAR.day(on("21/11/2026"))
    assert (friday.working, friday.kind, friday.minutes) == (True, DayKind.WORKING, 450)
    assert (saturday.working, saturday.kind, saturday.reason) == (False, DayKind.REST, "nghỉ hằng tuần")
    assert CALENDAR.open_of(on("20/11/2026")) == at("20/11/2026 7:30")
    assert CALENDAR.close_of(on("20/11/2026")) == at("20/11/2026 17:00")


def test_police_desk_open_saturday_morning_takes_saturday_as_a_day_and_closes_at_noon() -> None:
    police = national_calendar().with_weekly(SATURDAY_MORNING_WEEK)
    assert due(days(1), at("20/11/2026 9:00"), police).at == at("21/11/2026 11:30")
    assert not police.is_working(on("30/4/2022"))  # a holiday on Saturday closes it all the same


def test_own_closed_day_moves_the_due_date_and_says_why() -> None:
    flooded = with_day("12/11/2026", Override(DayKind.CLOSED, "nghỉ phòng chống bão"))
    deadline = due(days(3), at("9/11/2026 9:00"), flooded)
    assert deadline.at == at("13/11/2026")
    assert deadline.trace[3].text == "Thứ Năm 12/11/2026: nghỉ phòng chống bão"


def test_own_opened_saturday_with_own_hours() -> None:
    hours = ((time(8), time(10)),)
    opened = with_day("21/11/2026", Override(DayKind.OPENED, "mở cửa phục vụ cao điểm", hours))
    deadline = due(days(1), at("20/11/2026 9:00"), opened)
    assert deadline.at == at("21/11/2026 10:00")
    assert "mở cửa phục vụ cao điểm" in deadline.trace[-1].reason


def test_opened_day_without_hours_has_those_of_a_working_day() -> None:
    opened = with_day("21/11/2026", Override(DayKind.OPENED))
    assert opened.day(on("21/11/2026")).hours == OFFICE_HOURS


def test_make_up_saturday_of_a_morning_desk_is_a_full_day() -> None:
    police = national_calendar().with_weekly(SATURDAY_MORNING_WEEK)
    assert police.close_of(on("22/8/2026")) == at("22/8/2026 17:00")


def test_the_later_override_wins() -> None:
    agency = CALENDAR.with_overrides({on("24/11/2026"): Override(DayKind.OPENED, "trực lễ")})
    assert agency.is_working(on("24/11/2026"))
    assert not CALENDAR.is_working(on("24/11/2026"))


def test_days_off_have_no_closing_time() -> None:
    with pytest.raises(TermsError, match="Chủ Nhật 22/11/2026 là ngày nghỉ"):
        CALENDAR.close_of(on("22/11/2026"))


def test_a_calendar_without_working_days_is_refused_rather_than_searched_forever() -> None:
    with pytest.raises(TermsError, match="không có ngày làm việc"):
        Calendar(weekly=((),) * 7).next_working(on("20/11/2026"))


@pytest.mark.parametrize(
    "hours",
    [((time(9), time(8)),), ((time(8), time(8)),), ((time(8), time(12)), (time(11), time(17)))],
)
def test_hours_out_of_order_are_refused(hours: tuple[tuple[time, time], ...]) -> None:
    with pytest.raises(TermsError, match="Giờ làm việc"):
        Calendar(weekly=(hours,) * 7)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(TermsError, match="7 ngày"):
        Calendar(weekly=(OFFICE_HOURS,) * 5)


def test_contradictory_overrides_are_refused() -> None:
    with pytest.raises(TermsError, match="Ngày nghỉ không có giờ"):
        Override(DayKind.HOLIDAY, hours=OFFICE_HOURS)
    with pytest.raises(TermsError, match="phải có giờ"):
        Override(DayKind.OPENED, hours=())
