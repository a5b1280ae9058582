"""The demo's rounds of the index: one published with its objection and task, one half appraised."""

from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from pytest_django import Settings

from motcua.assignments.models import Assignment
from motcua.demo.cast import Cast
from motcua.demo.scenarios.huyen_tung.scoring import fill
from motcua.journal import reading
from motcua.journal.verifier import verify
from motcua.scoring.models import Dispute, Round, Sheet, Stage
from motcua.terms import VN, clock

DAYS = [datetime(2026, 11, 19, 9, 40, tzinfo=VN), datetime(2027, 1, 2, 7, 0, tzinfo=VN)]


@pytest.mark.parametrize("now", DAYS, ids=["thursday", "new-year"])
def test_the_rounds_stand_as_they_are_told(
    cast: Cast, now: datetime, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None
    with clock.clock_at(now):
        fill(cast)
        ended, running = Round.objects.order_by("opened_at")
        assert ended.published_at and not running.published_at
        ward = Sheet.objects.get(round=ended, agency=cast.ward.committee)
        assert ward.place == 1 and ward.total and ward.grade
        assert Dispute.objects.get().entry.sheet == ward
        assert Assignment.objects.get(source="remedy").agency == cast.ward.justice
        stages = {sheet.agency_id: sheet.stage for sheet in running.sheets.all()}
        assert stages == {cast.ward.committee.pk: Stage.SUBMITTED, cast.other.committee.pk: Stage.SCORING}
        judged = Sheet.objects.get(round=running, agency=cast.ward.committee).entries
        assert 0 < judged.filter(appraised_at__isnull=False).count() < judged.count()
    assert not Round.objects.filter(synthetic=False).exists()
    for scope in ("H03", "H03.1.7"):
        assert not verify(partial(reading.records, reading.Scope(scope), personal=True)).problems
