"""Every verb leaves one event: a Vietnamese sentence, who, both time axes, and a chain that verifies."""

import re

import pytest

from motcua.dossiers.actions import ACTIONS
from motcua.dossiers.models import Status
from motcua.dossiers.tests import history
from motcua.dossiers.tests.world import READY, WAYS, World, events_of
from motcua.journal.models import Chain
from motcua.journal.queries import sentence_of


@pytest.mark.parametrize("verb", sorted(ACTIONS))
def test_a_verb_is_journalled_once_with_a_sentence_and_both_times(verb: str, world: World) -> None:
    way, (who, *_) = READY[verb]
    dossier = world.along(way)
    before, moment = len(events_of(dossier)), world.now
    world.do(who, dossier, verb)
    events = events_of(dossier)
    assert len(events) == before + 1
    event = events[-1]
    assert (event.verb, event.actor, event.agency) == (verb, who, "H03.1.7")
    assert event.occurred_at == event.recorded_at == moment
    sentence = sentence_of(event)
    assert len(sentence) > 5
    assert not re.search(r"[{}]|None|:$|\(\)", sentence), sentence
    world.verified()
    history.check(dossier, events)


@pytest.mark.parametrize("how", ["receive", "submit"])
def test_coming_in_is_the_first_event_of_the_dossiers_own_chain(how: str, world: World) -> None:
    dossier = world.along([how])
    chain, (event,) = Chain.objects.get(pk=dossier.pk), events_of(dossier)
    assert (chain.label, chain.agency) == (dossier.code, "H03.1.7")
    assert event.verb == how
    assert sentence_of(event).find(dossier.code) > 0
    world.verified()


@pytest.mark.parametrize("status", list(Status))
def test_the_journal_alone_tells_every_column(status: Status, world: World) -> None:
    dossier = world.along(WAYS[status])
    assert dossier.status == status
    history.check(dossier, events_of(dossier))


def test_personal_data_stand_beside_the_chain_never_in_it(world: World) -> None:
    dossier = world.along(WAYS[Status.RETURNED])
    world.do("tiepnhan", dossier, "correct", {"full_name": "Nguyễn Thị Mẫu Sen", "reason": "gõ sai"})
    for event in events_of(dossier):
        for personal in ("Mẫu Đơn", "Mẫu Sen", "012345678901", "0990000001", "Tổ 3"):
            assert personal not in str(event.payload)
