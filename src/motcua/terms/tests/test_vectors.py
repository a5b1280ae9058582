"""The vectors of the fact sheet, sections 2.4 and 12, worked by hand. 23/11/2026 is a Monday."""

from __future__ import annotations

import pytest

from motcua.terms import (
    Restart,
    SetTerm,
    Term,
    apology_deadline,
    apology_is_late,
    due,
    fold,
    supplement_deadline,
)

from .moments import CALENDAR, DAYS, HOURS, SAME_DAY, at, days, on


def test_accepted_monday_1459_three_working_days_is_due_thursday_at_closing_time() -> None:
    deadline = due(days(3), at("9/11/2026 14:59"), CALENDAR)
    assert deadline.at == at("12/11/2026 17:00")
    assert [day.date for day in deadline.trace if day.ordinal == 1] == [on("10/11/2026")]


def test_same_day_service_accepted_1501_is_due_next_working_day() -> None:
    assert due(SAME_DAY, at("9/11/2026 15:01"), CALENDAR).at == at("10/11/2026 17:00")
    assert due(SAME_DAY, at("20/11/2026 15:01"), CALENDAR).at == at("23/11/2026 17:00")


@pytest.mark.parametrize("hour", ["7:30", "14:59", "15:00"])
def test_same_day_service_accepted_by_1500_is_due_that_day(hour: str) -> None:
    assert due(SAME_DAY, at(f"9/11/2026 {hour}"), CALENDAR).at == at("9/11/2026 17:00")


def test_same_day_service_submitted_on_a_day_off_is_due_next_working_day() -> None:
    assert due(SAME_DAY, at("22/11/2026 9:00"), CALENDAR).at == at("23/11/2026 17:00")


def test_culture_day_2026_is_skipped() -> None:
    deadline = due(days(2), at("20/11/2026 9:00"), CALENDAR)
    assert deadline.at == at("25/11/2026 17:00")
    assert [day.text for day in deadline.trace] == [
        "Thứ Sáu 20/11/2026: ngày nhận hồ sơ, không tính",
        "Thứ Bảy 21/11/2026: nghỉ hằng tuần",
        "Chủ Nhật 22/11/2026: nghỉ hằng tuần",
        "Thứ Hai 23/11/2026: ngày làm việc thứ 1",
        "Thứ Ba 24/11/2026: nghỉ lễ Ngày Văn hóa Việt Nam",
        "Thứ Tư 25/11/2026: ngày làm việc thứ 2; hạn trả 17:00",
    ]


def test_make_up_saturday_2026_counts_and_the_monday_swapped_for_it_does_not() -> None:
    assert due(days(1), at("21/8/2026 9:00"), CALENDAR).at == at("22/8/2026 17:00")
    # 22/8 make-up, 24-28/8 a week, then 31/8 swapped, 1-2/9 National Day, so day 7 is 3/9
    deadline = due(days(7), at("21/8/2026 9:00"), CALENDAR)
    assert deadline.at == at("3/9/2026 17:00")
    assert deadline.trace[1].text == "Thứ Bảy 22/08/2026: ngày làm việc thứ 1 (làm bù cho ngày 31/08/2026)"


def test_supplement_asked_on_day_2_returned_on_day_9_restarts_with_the_full_term() -> None:
    accepted, returned = at("2/11/2026 9:00"), at("13/11/2026 10:00")  # day 9 of a term begun Mon 2/11
    standing = fold([SetTerm(accepted, days(5)), Restart(returned)], CALENDAR)
    assert standing.due_at == due(days(5), returned, CALENDAR).at == at("20/11/2026 17:00")
    assert standing.first_due_at == at("9/11/2026 17:00")
    assert standing.trace[0].reason == "ngày nhận đủ hồ sơ, tính lại từ đầu, không tính"


def test_supplement_not_returned_has_15_calendar_days() -> None:
    assert supplement_deadline(at("3/11/2026 9:00"), calendar=CALENDAR) == at("18/11/2026 17:00")
    # 15 days from 20/11 is Saturday 5/12: moves to Monday
    assert supplement_deadline(at("20/11/2026 9:00"), calendar=CALENDAR) == at("7/12/2026 17:00")


def test_supplement_term_of_sector_law_in_working_days() -> None:
    assert supplement_deadline(at("20/11/2026 9:00"), 2, DAYS, CALENDAR) == at("25/11/2026 17:00")


def test_apology_on_the_due_day_is_late() -> None:
    due_at = at("27/11/2026 17:00")
    assert apology_deadline(due_at, CALENDAR) == at("26/11/2026 17:00")
    assert apology_is_late(at("27/11/2026 7:30"), due_at, CALENDAR)
    assert not apology_is_late(at("26/11/2026 20:00"), due_at, CALENDAR)


def test_apology_for_a_due_day_after_a_holiday_is_owed_before_the_holiday() -> None:
    assert apology_deadline(at("25/11/2026 17:00"), CALENDAR).date() == on("23/11/2026")


@pytest.mark.parametrize(
    ("start", "value", "end"),
    [
        ("28/4/2024 9:00", 1, "2/5/2024"),  # 29/4 swapped, 30/4, 1/5
        ("3/5/2024 9:00", 1, "4/5/2024"),  # make-up Saturday
        ("7/2/2024 9:00", 1, "15/2/2024"),  # Tết 8-14/2
        ("24/1/2025 9:00", 1, "3/2/2025"),  # Tết break 25/1-2/2
        ("25/4/2025 9:00", 1, "26/4/2025"),  # make-up Saturday
        ("29/4/2025 9:00", 1, "5/5/2025"),  # 30/4, 1/5, 2/5 swapped
        ("31/12/2025 9:00", 1, "5/1/2026"),  # 1/1, 2/1 swapped
        ("9/1/2026 9:00", 1, "10/1/2026"),  # make-up Saturday
        ("13/2/2026 9:00", 1, "23/2/2026"),  # Tết 16-20/2
        ("24/4/2026 9:00", 1, "28/4/2026"),  # Hùng Kings on Sunday 26/4, Monday off
        ("23/11/2027 9:00", 1, "25/11/2027"),  # culture day again
        ("28/12/2018 9:00", 1, "2/1/2019"),  # 31/12 swapped for 5/1/2019
        ("4/1/2019 9:00", 1, "5/1/2019"),
        ("1/2/2019 9:00", 1, "11/2/2019"),  # Tết 2-10/2
        ("28/1/2022 9:00", 1, "7/2/2022"),
        ("29/4/2022 9:00", 1, "4/5/2022"),
        ("31/8/2022 9:00", 1, "5/9/2022"),
    ],
)
def test_national_days_off_and_make_up_days(start: str, value: int, end: str) -> None:
    assert due(days(value), at(start), CALENDAR).at == at(end)


def test_culture_day_was_no_holiday_before_2026() -> None:
    assert CALENDAR.is_working(on("24/11/2025"))


def test_eight_working_hours_answer_to_an_online_dossier() -> None:
    # Mon 16:00: 1 h, Tuesday off, Wed 7.5 h would be 8.5: ends at 16:30 on Wednesday
    assert due(Term(8, HOURS), at("23/11/2026 16:00"), CALENDAR).at == at("25/11/2026 16:30")
