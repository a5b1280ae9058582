"""From the database: what the columns say, what is kept, and how far it may look."""

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest

from motcua.demo.scenarios.hoan_kiem import plan
from motcua.demo.tests.small import build_small, small_plants
from motcua.dossiers.models import Dossier, Task, TaskState
from motcua.forecast.actions import forecast, train
from motcua.forecast.errors import ForecastError
from motcua.forecast.models import Risk, Run, Trained
from motcua.forecast.queries import desks_of
from motcua.forecast.reading import NEVER, read
from motcua.organisation.models import Agency
from motcua.terms import clock

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.VN)


@pytest.fixture
def district() -> Agency:
    plants = [plant for plant in small_plants() if plant.sign == "backdated"]
    return build_small(plants, size=130)[0]


def test_the_small_district_from_columns_to_risks(district: Agency) -> None:
    _columns_say_what_the_rows_say(district)
    with pytest.raises(ForecastError, match="Chưa học"):
        forecast(district)
    learned_to = date(2019, 12, 1)
    trained = train(district, plan.FIRST, learned_to)
    assert trained.model is None  # nothing came late: nothing to learn
    with pytest.raises(ForecastError, match="đã học đến hết"):
        forecast(district, midnight(learned_to))
    at = midnight(date(2019, 12, 13)) + timedelta(hours=10)
    made = forecast(district, at)
    _risks_are_the_open_dossiers(made, at)
    _desks_count_their_open_tasks(made, district, at)
    ward = Agency.objects.get(code="H26.2.11")
    assert forecast(ward, at).risks.count() < made.risks.count()  # by the district's model
    assert forecast(district, at).pk != made.pk and Run.objects.filter(agency=district).count() == 1
    assert Trained.objects.count() == 1


def stamp(at: datetime | None) -> float:
    assert at is not None
    return at.timestamp()


def _columns_say_what_the_rows_say(district: Agency) -> None:
    book = read(district, midnight(plan.FIRST), midnight(plan.LAST + timedelta(days=1)))
    own = book.dossiers
    rows = {row.code: row for row in Dossier.objects.all()}
    assert sorted(own.codes) == sorted(rows) and len(book.tasks.dossier) == Task.objects.count()
    for number, code in enumerate(own.codes):
        row = rows[code]
        assert (row.due_at and row.resolved_at) or row.status == 4
        assert own.last_due_at[number] == pytest.approx(stamp(row.due_at))
        assert bool(np.isfinite(own.done_at[number])) == (row.resolved_at is not None)
    late_known = own.done_minute < NEVER
    written_later = own.done_at[late_known] > own.last_due_at[late_known]
    assert written_later.sum() == 12  # the backdated ones: in time by their own word, known only after it
    assert not own.missed[late_known].any()


def _risks_are_the_open_dossiers(made: Run, at: datetime) -> None:
    opened = Dossier.objects.filter(received_at__lte=at, due_at__gt=at).exclude(resolved_at__lte=at)
    codes = Risk.objects.filter(run=made, chance=None).values_list("dossier__code", flat=True)
    assert set(codes) == set(opened.values_list("code", flat=True)) != set()


def _desks_count_their_open_tasks(made: Run, district: Agency, at: datetime) -> None:
    desks = desks_of(made, district)
    opened = Task.objects.filter(opened_at__lte=at).exclude(done_at__lte=at)
    assert sum(desk.open for _, desk in desks) == opened.count() > 0
    assert not opened.filter(state=TaskState.CANCELLED).exists()
    assert all(len(desk.days) in (0, 10) for _, desk in desks)
    covered = [desk.coverage for _, desk in desks]
    assert sum(each.inside for each in covered) > 0.7 * sum(each.days for each in covered)
