"""Worked examples of the fold. November 2026: Mondays are 2, 9, 16, 23, 30; the 24th is a holiday."""

from __future__ import annotations

from datetime import time

from motcua.terms import (
    SATURDAY_MORNING_WEEK,
    Adopt,
    CalendarChange,
    Change,
    DayKind,
    Entry,
    Extend,
    Override,
    Pause,
    Restart,
    Resume,
    SetTerm,
    Term,
    fold,
    standing_at,
    standings,
)

from .moments import CALENDAR, CALENDAR_DAYS, DAYS, HOURS, SAME_DAY, at, days, on

START = SetTerm(at("9/11/2026 9:00"), days(3))  # due Thursday 12/11


def test_before_the_start_nothing_is_due() -> None:
    standing = fold([], CALENDAR)
    assert (standing.due_at, standing.waiting, standing.started_at, standing.trace) == (None, False, None, ())


def test_while_waiting_no_due_date_is_known() -> None:
    standing = fold([START, Pause(at("10/11/2026 10:00"), "bổ sung hồ sơ")], CALENDAR)
    assert standing.due_at is None
    assert standing.waiting and standing.waiting_for == ("bổ sung hồ sơ",)
    assert standing.waiting_since == at("10/11/2026 10:00")
    assert standing.first_due_at == at("12/11/2026")
    assert standing.trace[-1].reason == "đang chờ: bổ sung hồ sơ, không tính"


def test_a_wait_moves_the_due_date_by_the_ends_of_working_days_that_passed_in_it() -> None:
    wait = [Pause(at("10/11/2026 10:00"), "nộp phí"), Resume(at("12/11/2026 9:00"))]
    standing = fold([START, *wait], CALENDAR)  # ends of 10 and 11 passed
    assert standing.due_at == at("16/11/2026")
    assert (
        standing.paused_minutes == 210 + 120 + 450 + 90 - 30
    )  # 10/11 from 10:00: 90 + 210; 11/11; 90 on 12/11


def test_a_wait_within_one_working_day_moves_nothing() -> None:
    wait = [Pause(at("10/11/2026 8:00"), "nộp phí"), Resume(at("10/11/2026 16:59"))]
    assert fold([START, *wait], CALENDAR).due_at == at("12/11/2026")


def test_a_wait_over_the_end_of_the_day_of_receipt_moves_nothing() -> None:
    wait = [Pause(at("9/11/2026 10:00"), "nộp phí"), Resume(at("10/11/2026 9:00"))]
    assert fold([START, *wait], CALENDAR).due_at == at("12/11/2026")


def test_a_wait_begun_after_the_due_moment_does_not_make_the_delay_undone() -> None:
    wait = [Pause(at("13/11/2026 9:00"), "bổ sung"), Resume(at("20/11/2026 9:00"))]
    assert fold([START, *wait], CALENDAR).due_at == at("12/11/2026")


def test_a_wait_in_working_hours_moves_by_its_working_time() -> None:
    start = SetTerm(at("9/11/2026 8:00"), Term(8, HOURS))  # 7 h on the 9th, 1 h on the 10th: due 8:30
    wait = [Pause(at("9/11/2026 16:00"), "nộp phí"), Resume(at("10/11/2026 8:00"))]
    assert fold([start], CALENDAR).due_at == at("10/11/2026 8:30")
    assert fold([start, *wait], CALENDAR).due_at == at("10/11/2026 10:00")  # 60 + 30 minutes later


def test_a_wait_in_calendar_days_takes_its_days_off_with_it() -> None:
    start = SetTerm(at("9/11/2026 9:00"), Term(10, CALENDAR_DAYS))  # due Thu 19/11
    wait = [Pause(at("13/11/2026 16:00"), "bổ sung"), Resume(at("16/11/2026 9:00"))]  # Fri, Sat, Sun
    assert fold([start], CALENDAR).due_at == at("19/11/2026")
    assert fold([start, *wait], CALENDAR).due_at == at("23/11/2026")  # Sunday 22/11, so Monday


def test_kill_15_a_wait_over_a_weekend_only_moves_nothing_even_in_calendar_days() -> None:
    start = SetTerm(at("9/11/2026 9:00"), Term(10, CALENDAR_DAYS))
    wait = [Pause(at("13/11/2026 17:00"), "bổ sung"), Resume(at("16/11/2026 7:30"))]
    assert fold([start, *wait], CALENDAR).due_at == at("19/11/2026")


def test_kill_15_asking_twice_for_the_same_reason_is_one_wait() -> None:
    asked = [Pause(at("10/11/2026 9:00"), "bổ sung"), Pause(at("11/11/2026 9:00"), "bổ sung")]
    standing = fold([START, *asked], CALENDAR)
    assert (standing.waiting_for, standing.waiting_since) == (("bổ sung",), at("10/11/2026 9:00"))
    assert not fold([START, *asked, Resume(at("11/11/2026 10:00"), "bổ sung")], CALENDAR).waiting


def test_a_due_moment_moved_past_a_day_off_does_not_pass_while_waiting() -> None:
    start = SetTerm(at("9/11/2026 9:00"), Term(5, CALENDAR_DAYS))  # Sat 14/11, so Monday 16/11
    wait = [Pause(at("16/11/2026 9:00"), "bổ sung"), Resume(at("18/11/2026 9:00"))]
    assert fold([start, *wait], CALENDAR).due_at == at("18/11/2026")


def test_kill_15_several_reasons_of_waiting_are_one_wait_until_the_last_has_ended() -> None:
    entries = [
        START,
        Pause(at("10/11/2026 9:00"), "bổ sung"),
        Pause(at("10/11/2026 10:00"), "nộp phí"),
        Resume(at("11/11/2026 9:00"), "bổ sung"),
    ]
    assert fold(entries, CALENDAR).waiting_for == ("nộp phí",)
    done = [*entries, Resume(at("12/11/2026 9:00"), "nộp phí")]
    one = [START, Pause(at("10/11/2026 9:00"), "nộp phí"), Resume(at("12/11/2026 9:00"))]
    assert fold(done, CALENDAR).due_at == fold(one, CALENDAR).due_at == at("16/11/2026")


def test_kill_15_asking_four_times_does_not_make_a_dossier_overdue() -> None:
    entries: list[Entry] = [START]
    for day in (10, 11, 12, 13):
        entries.append(Pause(at(f"{day}/11/2026 16:00"), "bổ sung"))
        entries.append(Resume(at(f"{day + 1}/11/2026 10:00")))
    # the ends of 10, 11, 12, 13 passed while waiting: days 1-3 are 16, 17, 18
    assert fold(entries, CALENDAR).due_at == at("18/11/2026")


def test_extension_replaces_the_due_moment_and_is_counted() -> None:
    standing = fold([START, Extend(at("11/11/2026 9:00"), at("18/11/2026"), "chờ xác minh")], CALENDAR)
    assert (standing.due_at, standing.first_due_at) == (at("18/11/2026"), at("12/11/2026"))
    assert standing.extensions == 1
    assert "gia hạn đến 17:00 Thứ Tư 18/11/2026 (chờ xác minh)" in standing.trace[2].reason


def test_an_extension_is_moved_by_a_later_wait_and_not_by_an_earlier_one() -> None:
    earlier = [Pause(at("10/11/2026 9:00"), "bổ sung"), Resume(at("11/11/2026 9:00"))]
    extended = Extend(at("12/11/2026 9:00"), at("18/11/2026"))
    later = [Pause(at("13/11/2026 9:00"), "bổ sung"), Resume(at("16/11/2026 9:00"))]
    assert fold([START, *earlier, extended], CALENDAR).due_at == at("18/11/2026")
    assert fold([START, *earlier, extended, *later], CALENDAR).due_at == at("19/11/2026")


def test_correction_after_extension_wins() -> None:
    entries = [
        START,
        Extend(at("11/11/2026 9:00"), at("18/11/2026")),
        Adopt(at("12/11/2026 9:00"), at("13/11/2026")),
    ]
    assert fold(entries, CALENDAR).due_at == at("13/11/2026")


def test_a_due_moment_from_a_paper_book_alone_starts_the_ledger() -> None:
    standing = fold([Adopt(at("9/11/2026 9:00"), at("13/11/2026 10:00"))], CALENDAR)
    assert (standing.due_at, standing.first_due_at) == (at("13/11/2026 10:00"), at("13/11/2026 10:00"))
    assert standing.started_at == at("9/11/2026 9:00")
    assert standing.trace[-1].reason == "ngày làm việc thứ 4; hạn trả 10:00"


def test_a_due_moment_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert fold([START, Extend(at("10/11/2026 9:00"), at("24/11/2026"))], CALENDAR).due_at == at("25/11/2026")
    assert fold([START, Adopt(at("10/11/2026 9:00"), at("22/11/2026"))], CALENDAR).due_at == at("23/11/2026")


def test_kill_18_a_new_holiday_moves_an_open_due_date_and_the_trace_says_why() -> None:
    holiday = {on("11/11/2026"): Override(DayKind.HOLIDAY, "nghỉ theo công điện")}
    change = CalendarChange(at("10/11/2026 15:00"), holiday, "Công điện 99")
    standing = fold([START, change], CALENDAR)
    assert (standing.due_at, standing.first_due_at) == (at("13/11/2026"), at("12/11/2026"))
    assert [day.text for day in standing.trace[1:3]] == [
        "Thứ Ba 10/11/2026: ngày làm việc thứ 1; lịch làm việc thay đổi: Công điện 99",
        "Thứ Tư 11/11/2026: nghỉ theo công điện",
    ]
    assert standing_at([START, change], CALENDAR, at("10/11/2026 14:00")).due_at == at("12/11/2026")


def test_kill_18_a_new_holiday_moves_a_promised_new_date_that_falls_on_it() -> None:
    change = CalendarChange(at("12/11/2026 8:00"), {on("18/11/2026"): Override(DayKind.CLOSED)})
    entries = [START, Extend(at("11/11/2026 9:00"), at("18/11/2026")), change]
    assert fold(entries, CALENDAR).due_at == at("19/11/2026")


def test_kill_18_a_calendar_that_already_has_the_holiday_gives_the_same_due_date() -> None:
    overrides = {on("11/11/2026"): Override(DayKind.HOLIDAY)}
    change = CalendarChange(at("10/11/2026 15:00"), overrides)
    assert fold([START, change], CALENDAR.with_overrides(overrides)).due_at == at("13/11/2026")


def test_restart_may_bring_another_term_and_ends_the_waiting() -> None:
    entries = [START, Pause(at("10/11/2026 9:00"), "bổ sung"), Restart(at("16/11/2026 9:00"), SAME_DAY)]
    standing = fold(entries, CALENDAR)
    assert (standing.due_at, standing.waiting, standing.term) == (at("16/11/2026"), False, SAME_DAY)
    assert standing.trace[0].reason == (
        "ngày nhận đủ hồ sơ, tính lại từ đầu trong giờ chốt, tính là ngày làm việc thứ 1; hạn trả 17:00"
    )


def test_same_day_cutoff_with_several_days_counts_the_day_of_receipt() -> None:
    term = Term(2, DAYS, same_day_cutoff=time(15, 0))
    assert fold([SetTerm(at("9/11/2026 9:00"), term)], CALENDAR).due_at == at("10/11/2026")
    assert fold([SetTerm(at("9/11/2026 16:00"), term)], CALENDAR).due_at == at("11/11/2026")


def test_same_day_service_accepted_after_a_short_day_has_closed_is_due_next_working_day() -> None:
    police = CALENDAR.with_weekly(SATURDAY_MORNING_WEEK)
    assert fold([SetTerm(at("14/11/2026 11:00"), SAME_DAY)], police).due_at == at("14/11/2026 11:30")
    assert fold([SetTerm(at("14/11/2026 11:30"), SAME_DAY)], police).due_at == at("16/11/2026")


def test_entries_that_make_no_sense_are_named_and_change_nothing() -> None:
    early = [Pause(at("1/11/2026 9:00"), "x"), Restart(at("2/11/2026 9:00")), Resume(at("3/11/2026 9:00"))]
    backwards = Extend(at("10/11/2026 9:00"), at("9/11/2026"))
    stray = Resume(at("11/11/2026 9:00"))
    standing = fold([*early, START, backwards, stray], CALENDAR)
    assert [refused.entry for refused in standing.refused] == [*early, backwards, stray]
    assert all(refused.reason for refused in standing.refused)
    assert standing.due_at == at("12/11/2026")
    assert standing.extensions == 0


def test_an_extension_while_waiting_is_refused() -> None:
    entries = [START, Pause(at("10/11/2026 9:00"), "x"), Extend(at("11/11/2026 9:00"), at("18/11/2026"))]
    assert "đang chờ" in fold(entries, CALENDAR).refused[0].reason


def test_standings_tell_how_the_due_moment_changed_over_time() -> None:
    entries = [
        START,
        Pause(at("10/11/2026 10:00"), "bổ sung"),
        Resume(at("11/11/2026 10:00")),
        Resume(at("11/11/2026 11:00")),
        Extend(at("12/11/2026 10:00"), at("18/11/2026")),
    ]
    assert standings(entries, CALENDAR) == [
        Change(at("9/11/2026 9:00"), at("12/11/2026"), False),
        Change(at("10/11/2026 10:00"), None, True),
        Change(at("11/11/2026 10:00"), at("13/11/2026"), False),
        Change(at("12/11/2026 10:00"), at("18/11/2026"), False),
    ]
