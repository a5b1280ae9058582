"""How many are done, late, open, overdue: today and at any past day, always adding up to what was given."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.assignments.listing import STANDINGS
from motcua.assignments.models import Assignment, AssignmentReport, Source, TermChange
from motcua.assignments.models import Stage as At
from motcua.assignments.queries import Completion, completion, completion_by
from motcua.assignments.tests.stage import Stage, local
from motcua.terms import VN

START = date(2026, 11, 1)
DAYS = 12


class Event(NamedTuple):
    """What happened on a day: reported, judged (returned or verified), reopened, extended, cancelled."""

    day: int
    what: str


class Life(NamedTuple):
    given: int
    due: int
    events: tuple[Event, ...]


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """A life as the actions allow it, on days of November, several things on a day among it."""
    day = given_on = draw(st.integers(0, 4))
    due = draw(st.integers(given_on, DAYS))
    events: list[Event] = []
    nexts = ["reported", "extended", "cancelled"]
    for _ in range(draw(st.integers(0, 8))):
        day = draw(st.integers(day, DAYS))
        what = draw(st.sampled_from(nexts or ["nothing"]))
        events.append(Event(day, what))
        nexts = {
            "reported": ["returned", "verified", "cancelled"],
            "verified": ["reopened"],
            "cancelled": [],
            "nothing": [],
        }.get(what, ["reported", "extended", "cancelled"])
    return Life(given_on, due, tuple(events))


def plainly(life: Life, on: int) -> Counter[str]:
    """The same told day by day in Python."""
    if life.given > on:
        return Counter()
    due, reported, verified, cancelled = life.due, None, False, False
    for day, what in life.events:
        if day > on:
            break
        due += 3 if what == "extended" else 0
        reported = day if what == "reported" else None if what in ("returned", "reopened") else reported
        verified = True if what == "verified" else False if what == "reopened" else verified
        cancelled = cancelled or what == "cancelled"
    in_time = reported is not None and reported <= due
    told = Counter(["given"])
    if cancelled:
        told["cancelled"] += 1
    elif verified:
        told["in_time" if in_time else "late"] += 1
        told["first_term"] += reported is not None and reported <= life.due
    else:
        told["overdue" if due < on and not in_time else "open"] += 1
    return told


def day_of(number: int) -> date:
    return START + timedelta(days=number)


class Writer:
    """Writes lives as rows, each event a minute after the one before."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.user = stage, stage.cast.kiemsoat
        self.minute = 0

    def write(self, life: Life, number: int) -> Assignment:
        ward = self.stage.cast.ward
        item = Assignment(
            code=f"NV-{number}", agency=ward.justice, giver=ward.committee, source=Source.PLAN, title="x",
            product="y", given_on=day_of(life.given), first_due_on=day_of(life.due), due_on=day_of(life.due),
            given_by=self.user, recorded_at=self.at(life.given), kind=("general", "specific")[number % 2],
        )  # fmt: skip
        item.save()
        for event in life.events:
            self.happen(item, event, self.at(event.day))
        item.save()
        return item

    def at(self, day: int) -> datetime:
        """Anywhere in the day: the very first minute, later ones, the last minutes of the evening."""
        self.minute += 1
        return datetime.combine(day_of(day), time(), VN) + timedelta(minutes=self.minute % 1440)

    def happen(self, item: Assignment, event: Event, at: datetime) -> None:
        report = item.reports.order_by("-pk").first()
        if event.what == "reported":
            item.reported_at = at
            AssignmentReport.objects.create(assignment=item, text="x", reported_at=at, reported_by=self.user)
        elif event.what == "extended":
            new = item.due_on + timedelta(days=3)
            TermChange.objects.create(
                assignment=item, old_due_on=item.due_on, new_due_on=new, reason="x", changed_at=at,
                changed_by=self.user,
            )  # fmt: skip
            item.due_on = new
        elif event.what == "cancelled":
            item.cancelled_at = at
        elif report is not None:
            setattr(report, f"{event.what}_at", at)
            report.save()
            item.verified_at = at if event.what == "verified" else None
            item.reported_at = item.reported_at if event.what == "verified" else None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(lives(), min_size=1, max_size=8))
def test_at_every_day_the_counts_are_those_told_in_python_and_add_up(stage: Stage, some: list[Life]) -> None:
    stage.now = datetime.combine(day_of(DAYS), time(23, 59, 59), VN)
    with transaction.atomic():
        writer = Writer(stage)
        for number, life in enumerate(some):
            writer.write(life, number)
        for on in range(DAYS + 4):
            counted = completion(Assignment.objects.all(), day_of(on))
            told = sum((plainly(life, on) for life in some), Counter[str]())
            assert counted == Completion(**told), on
            assert counted.given == sum(getattr(counted, each) for each in STANDINGS)
        parts = completion_by(Assignment.objects.all(), "kind", day_of(DAYS))
        whole = completion(Assignment.objects.all())
        assert whole == completion(Assignment.objects.all(), day_of(DAYS))
        assert whole.given == sum(part.given for part in parts.values())
        transaction.set_rollback(True)


def test_being_verified_late_does_not_make_it_late(stage: Stage) -> None:
    """Kill list 5: what somebody else does later changes nothing."""
    item = stage.at(At.REPORTED)
    stage.now = local("2026-12-10 09:00")
    assert completion(Assignment.objects.all()) == Completion(given=1, open=1)
    stage.do(item, "xac-nhan")
    assert completion(Assignment.objects.all()) == Completion(given=1, in_time=1, first_term=1)


def test_a_term_that_was_moved_counts_and_the_first_stays_in_sight(stage: Stage) -> None:
    item = stage.do(stage.at(At.ACCEPTED), "gia-han")
    stage.now = local("2026-12-10 09:00")
    for name in ("bao-cao", "xac-nhan"):
        item = stage.do(item, name)
    counted = completion(Assignment.objects.all())
    assert counted == Completion(given=1, in_time=1, first_term=0)
    assert (counted.ratio, counted.ratio_in_time, counted.ratio_first_term) == ("100,00%", "100,00%", "0,00%")


def test_the_last_day_of_a_term_is_in_time(stage: Stage) -> None:
    item = stage.at(At.ACCEPTED)
    stage.now = local("2026-12-04 23:40")
    assert completion(Assignment.objects.all()).overdue == 0
    stage.do(item, "bao-cao")
    stage.now = local("2026-12-05 00:00")
    assert completion(Assignment.objects.all()) == Completion(given=1, open=1)


def test_nothing_given_has_no_percentage_and_cancelled_ones_are_not_owed(stage: Stage) -> None:
    assert completion(Assignment.objects.all()).ratio == "–"
    stage.at(At.CANCELLED)
    assert completion(Assignment.objects.all()).ratio == "–"
    stage.at(At.VERIFIED)
    stage.give()
    assert completion(Assignment.objects.all()).ratio == "50,00%"


def test_a_past_day_does_not_know_what_came_after(stage: Stage) -> None:
    item = stage.at(At.VERIFIED)
    stage.now = local("2026-12-20 09:00")
    stage.do(item, "mo-lai")
    rows = Assignment.objects.all()
    assert completion(rows) == Completion(given=1, overdue=1)
    assert completion(rows, date(2026, 12, 19)) == Completion(given=1, in_time=1, first_term=1)
    assert completion(rows, date(2026, 11, 15)) == Completion()


def test_each_count_is_one_query(stage: Stage, django_assert_num_queries: object) -> None:
    for _ in range(3):
        stage.at(At.REPORTED)
    for on in (None, date(2026, 11, 16), date(2026, 11, 15)):
        with django_assert_num_queries(1):  # type: ignore[operator]
            completion(Assignment.objects.all(), on)
        with django_assert_num_queries(1):  # type: ignore[operator]
            completion_by(Assignment.objects.all(), "agency", on)
