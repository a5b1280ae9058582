"""The demo's control of the catalogue: gaps, conflicts and an owed decision, on any day it is built."""

from collections import Counter
from datetime import datetime
from functools import partial

import pytest

from motcua.catalogue.delegations.conflicts import Conflict, conflicts
from motcua.catalogue.delegations.reading import around, ground_of
from motcua.catalogue.effects.owed import owed
from motcua.catalogue.models import Delegation, Guidance, Procedure
from motcua.catalogue.posting.duties import Gap
from motcua.catalogue.posting.reading import duties_of
from motcua.demo.cast import Cast
from motcua.demo.scenarios.huyen_tung import beside
from motcua.demo.scenarios.huyen_tung.catalogue_control import DELEGATED, MADE_UP, PAIR, fill
from motcua.journal import reading
from motcua.journal.verifier import verify
from motcua.organisation.models import Agency
from motcua.terms import VN, clock

THURSDAY = datetime(2026, 11, 19, 9, 40, tzinfo=VN)
SATURDAY = datetime(2026, 12, 5, 7, 0, tzinfo=VN)


@pytest.mark.parametrize("now", [THURSDAY, SATURDAY], ids=["thursday", "saturday"])
def test_there_is_something_to_do_of_every_kind(cast: Cast, now: datetime) -> None:
    ward = cast.ward.committee
    with clock.clock_at(now):
        beside.fill(cast)
        fill(cast)
        gaps = Counter(duty.gap for duty in duties_of(ward, now.date()))
        assert set(gaps) == {None, *Gap}
        assert gaps[None] > 200
        assert "1955/QĐ-UBND (mẫu)" in {each.decision.number for each in owed(ward) if each.overdue}
        agencies = Agency.objects.filter(pk=ward.pk)
        acts = around(agencies)
        found = conflicts(acts, ground_of(acts, agencies, [], now.date()), now.date())
    told = Counter(each.conflict for each in found)
    assert told == {Conflict.TWO_DELEGATES: 1, Conflict.GUIDANCE: 5}
    assert len(DELEGATED) == 9


def test_all_of_it_is_marked_as_made_up_and_the_journal_verifies(cast: Cast) -> None:
    with clock.clock_at(THURSDAY):
        beside.fill(cast)
        fill(cast)
    fresh = Procedure.objects.filter(code__in=[*MADE_UP, *PAIR])
    assert fresh.count() == 7 and not fresh.filter(synthetic=False).exists()
    for model in (Delegation, Guidance):
        assert not model._default_manager.filter(synthetic=False).exists()
    for scope in (reading.Scope("H03"), reading.Scope("H03.1.7")):
        assert not verify(partial(reading.records, scope, personal=True)).problems
