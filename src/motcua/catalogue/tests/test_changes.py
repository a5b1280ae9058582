"""The list of an authority then and now: each number is the length of its list."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.catalogue.actions import Draft, publish_version
from motcua.catalogue.changes import catalogue_changes
from motcua.catalogue.models import Offering, Procedure
from motcua.catalogue.queries import version_on
from motcua.demo.cast import Cast

THEN, NOW = date(2025, 11, 16), date(2026, 11, 16)
BIRTH, MARRIAGE, DEATH = "1.001193", "1.000894", "1.000656"


def test_the_figure_of_the_report_with_its_lists(cast: Cast) -> None:
    """ "241 thủ tục, giảm 39 so với cùng kỳ", with numbers of our own."""
    mine = Offering.objects.filter(agency=cast.ward.committee)
    many = catalogue_changes(cast.ward.committee, THEN, NOW)
    assert len(many.before) == len(many.after) > 100
    assert many.sentence == f"{len(many.after)} thủ tục, bằng số ngày 16/11/2025"
    mine.filter(procedure__code__in=[BIRTH, MARRIAGE]).update(valid_to=date(2026, 3, 1))
    mine.filter(procedure__code=DEATH).update(valid_from=date(2026, 3, 1))
    changes = catalogue_changes(cast.ward.committee, THEN, NOW)
    assert sorted(each.procedure.code for each in changes.removed) == sorted([BIRTH, MARRIAGE])
    assert [each.procedure.code for each in changes.added] == [DEATH]
    assert len(changes.after) - len(changes.before) == len(changes.added) - len(changes.removed) == -1
    assert changes.sentence == f"{len(changes.after)} thủ tục, giảm 1 so với ngày 16/11/2025"


def test_another_content_is_an_amendment_and_the_day_decides(cast: Cast) -> None:
    procedure = Procedure.objects.get(code=BIRTH)
    former = version_on(procedure, NOW)
    assert former is not None
    publish_version(Draft(procedure, former.content | {"notes": "sửa (mẫu)"}, date(2026, 3, 1)))
    amended = catalogue_changes(cast.ward.committee, THEN, NOW).amended
    assert [each.procedure.code for each in amended] == [BIRTH]
    assert catalogue_changes(cast.ward.committee, THEN, date(2026, 2, 28)).amended == []


@pytest.mark.parametrize("many", [1, 50, 140])
def test_the_number_of_queries_does_not_grow(cast: Cast, many: int) -> None:
    mine = Offering.objects.filter(agency=cast.ward.committee).order_by("pk")
    kept = mine.values_list("pk", flat=True)[:many]
    mine.exclude(pk__in=list(kept)).update(valid_to=THEN - timedelta(days=1))
    with CaptureQueriesContext(connection) as queries:
        changes = catalogue_changes(cast.ward.committee, THEN, NOW)
    assert (len(changes.after), len(queries)) == (many, 5)
