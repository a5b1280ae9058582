"""The demo's tasks: one in every state, reminded of on the day, none of it later than now."""

from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from pytest_django import Settings

from motcua.assignments.models import Assignment, Reminder, Stage
from motcua.assignments.queries import completion
from motcua.attachments.models import Attachment
from motcua.demo.cast import Cast
from motcua.demo.scenarios.huyen_tung.assignments import OWED, fill
from motcua.journal import reading
from motcua.journal.verifier import verify
from motcua.terms import VN, clock

THURSDAY = datetime(2026, 11, 19, 9, 40, tzinfo=VN)
SATURDAY = datetime(2026, 12, 5, 7, 0, tzinfo=VN)


@pytest.mark.parametrize("now", [THURSDAY, SATURDAY], ids=["thursday", "saturday"])
def test_tasks_stand_in_every_stage_and_the_ladder_climbed_on_its_days(
    cast: Cast, settings: Settings, tmp_path: Path, now: datetime
) -> None:
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None
    with clock.clock_at(now):
        fill(cast)
        items = Assignment.objects.all()
        counted = completion(items)
    assert counted.given == len(OWED) == items.filter(synthetic=True).count()
    assert {item.stage for item in items} == set(Stage)
    assert (counted.in_time, counted.first_term, counted.late, counted.cancelled) == (2, 1, 1, 1)
    assert counted.overdue == 2
    for reminder in Reminder.objects.filter(assignment__reopened=0):
        assert clock.local(reminder.reminded_at).date() == reminder.reached_on <= now.date()
    assert Reminder.objects.filter(rung__public=True).exists()
    assert Attachment.objects.exists()
    assert not verify(partial(reading.records, reading.Scope("H03.1.7"), personal=True)).problems
