"""The months before today: made up, marked so, whole in the journal, and ending before the living desk."""

from datetime import timedelta
from functools import partial

import pytest
from django.db.models import F

from motcua.demo.cast import Cast
from motcua.demo.scenarios.huyen_tung import year
from motcua.dossiers.models import Dossier, Outcome
from motcua.journal import reading
from motcua.journal.verifier import verify
from motcua.terms import clock


@pytest.mark.slow
def test_the_year_is_made_up_and_whole(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(year, "OWN", 150)
    monkeypatch.setattr(year, "OTHER", 50)
    assert year.fill_year(cast) == Dossier.objects.count() == 200
    assert not Dossier.objects.filter(synthetic=False).exists()
    assert not Dossier.objects.filter(received_at__gt=clock.now() - timedelta(days=year.QUIET_DAYS)).exists()
    done = Dossier.objects.filter(resolved_at__isnull=False)
    assert done.filter(resolved_at__gt=F("due_at")).exists()
    assert done.filter(outcome=Outcome.WITHDRAWN).exists()
    assert not done.filter(resolved_at__gt=clock.now()).exists()
    assert {"online", "counter"} <= set(Dossier.objects.values_list("channel", flat=True))
    for ward in (cast.ward, cast.other):
        scope = reading.Scope(ward.committee.code)
        assert not verify(partial(reading.records, scope, personal=True)).problems
