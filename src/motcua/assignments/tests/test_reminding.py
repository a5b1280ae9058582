"""The ladder: each rung once, counted in working days, told to the right people, new after an extension."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.assignments.actions import climb
from motcua.assignments.actions.reminding import day_of, reached
from motcua.assignments.listing import Listing, counts, listed
from motcua.assignments.models import Assignment, Reminder, Rung
from motcua.assignments.models import Stage as At
from motcua.assignments.queries import named_publicly
from motcua.assignments.tests.stage import Stage, everything, local
from motcua.journal.models import Event
from motcua.terms import Calendar

LADDER = (-3, 1, 5, 15)


def climbed(stage: Stage, day: str) -> list[tuple[int, date]]:
    """What is noted anew when the sweep runs that day at 1:00."""
    known = set(Reminder.objects.values_list("pk", flat=True))
    stage.now = local(f"{day} 01:00")
    climb()
    fresh = Reminder.objects.exclude(pk__in=known).select_related("rung").order_by("rung__days")
    return [(each.rung.days, each.reached_on) for each in fresh]


def test_each_rung_is_reached_on_its_working_day_and_once(stage: Stage) -> None:
    """Due on Friday 4 December 2026."""
    stage.give()
    assert climbed(stage, "2026-11-30") == []
    assert climbed(stage, "2026-12-01") == [(-3, date(2026, 12, 1))]
    assert climbed(stage, "2026-12-02") == climbed(stage, "2026-12-06") == []
    assert climbed(stage, "2026-12-07") == [(1, date(2026, 12, 7))]
    assert climbed(stage, "2026-12-11") == [(5, date(2026, 12, 11))]
    assert climbed(stage, "2026-12-25") == [(15, date(2026, 12, 25))]
    before = everything()
    assert climb() == 0 and everything() == before


def test_a_sweep_that_was_not_run_for_long_catches_up_and_skips_what_is_no_use_now(stage: Stage) -> None:
    stage.give()
    assert [days for days, _ in climbed(stage, "2027-01-15")] == [1, 5, 15]


def test_it_is_told_to_people_and_to_the_journal(stage: Stage) -> None:
    item = stage.give()
    climbed(stage, "2026-12-25")
    told = {each.rung.days: {user.username for user in each.told.all()} for each in Reminder.objects.all()}
    assert told[1] == {"chuyenmon", "lanhdao"}
    assert told[5] == {"chuyenmon", "lanhdao", "kiemsoat"}
    assert told[15] == {"lanhdao", "kiemsoat"}
    events = Event.objects.filter(chain=item.pk, verb="assignment_reminded").order_by("seq")
    assert [event.payload["days"] for event in events] == [1, 5, 15]
    assert {event.actor for event in events} == {"system"}
    assert events[0].payload["to"] == "người được giao, lãnh đạo cơ quan thực hiện"


def test_without_a_named_owner_those_at_work_at_the_agency_are_told(stage: Stage) -> None:
    stage.give(owner=None, post_title="Công chức tư pháp - hộ tịch")
    climbed(stage, "2026-12-01")
    assert [user.username for user in Reminder.objects.get().told.all()] == ["chuyenmon"]


def test_an_extension_counts_the_rungs_anew(stage: Stage) -> None:
    item = stage.give()
    climbed(stage, "2026-12-07")
    stage.now = local("2026-12-07 09:00")
    stage.do(item, "gia-han")
    assert climbed(stage, "2026-12-14") == []
    assert climbed(stage, "2026-12-15") == [(-3, date(2026, 12, 15))]
    assert climbed(stage, "2026-12-21") == [(1, date(2026, 12, 21))]


@pytest.mark.parametrize("at", [At.REPORTED, At.VERIFIED, At.CANCELLED])
def test_what_waits_for_a_verdict_or_has_ended_is_left_alone(stage: Stage, at: At) -> None:
    stage.at(at)
    assert climbed(stage, "2026-12-25") == []


def test_what_was_sent_back_climbs_on(stage: Stage) -> None:
    stage.at(At.RETURNED)
    assert [days for days, _ in climbed(stage, "2026-12-11")] == [1, 5]


def test_the_agencys_own_days_off_do_not_count(stage: Stage) -> None:
    """Tuesday 24 November is a holiday: three working days before Friday 27 is Monday 23."""
    stage.give(due_on=date(2026, 11, 27))
    assert climbed(stage, "2026-11-22") == []
    assert climbed(stage, "2026-11-23") == [(-3, date(2026, 11, 23))]


def test_the_ladder_of_the_day_holds(stage: Stage) -> None:
    Rung.objects.update(valid_to=date(2026, 12, 6))
    Rung.objects.create(
        name="Nhắc theo quy chế", days=2, owner=True, valid_from=date(2026, 12, 7), certainty="verified"
    )
    stage.give()
    assert climbed(stage, "2026-12-07") == []
    assert climbed(stage, "2026-12-08") == [(2, date(2026, 12, 8))]


def test_whoever_was_told_finds_it_in_a_list(stage: Stage) -> None:
    item = stage.give()
    climbed(stage, "2026-12-11")
    for name, seen in (("chuyenmon", 1), ("lanhdao", 1), ("kiemsoat", 1), ("thanhtra", 0)):
        user = stage.user(name)
        assert counts(user)["reminded"] == seen == listed(user, Listing(view="reminded")).count()
    stage.do(item, "bao-cao")
    assert counts(stage.cast.chuyenmon)["reminded"] == 0


def test_long_overdue_ones_are_named_until_extended_or_done(stage: Stage) -> None:
    item, other = stage.give(), stage.give()
    climbed(stage, "2026-12-11")
    assert not named_publicly(Assignment.objects.all())
    climbed(stage, "2026-12-25")
    assert set(named_publicly(Assignment.objects.all())) == {item, other}
    stage.do(item, "gia-han", due_on="31/12/2026")
    assert set(named_publicly(Assignment.objects.all())) == {other}


DAYS = st.dates(date(2026, 1, 5), date(2026, 12, 20))


@given(DAYS, DAYS, DAYS)
def test_rungs_reached_only_grow_after_the_term(due_on: date, one: date, other: date) -> None:
    rungs = [Rung(days=days) for days in LADDER]
    calendar, (earlier, later) = Calendar(), sorted((one, other))
    before = {rung.days for rung, _ in reached(rungs, due_on, earlier, calendar)}
    after = {rung.days for rung, _ in reached(rungs, due_on, later, calendar)}
    assert {days for days in before if days > 0} <= after
    assert (-3 in before) == (day_of(-3, due_on, calendar) <= earlier <= due_on)


@given(DAYS, st.integers(1, 20))
def test_a_rung_after_the_term_is_a_working_day_and_so_many_later(due_on: date, days: int) -> None:
    calendar = Calendar()
    day = day_of(days, due_on, calendar)
    assert calendar.is_working(day)
    assert day_of(-days, day, calendar) <= due_on < day
