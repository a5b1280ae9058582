"""Whatever a face or the API hands in: done, or refused in words; never a crash, never a row left behind."""

from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.dossiers.actions import ACTIONS, ActionRefused, perform, receive
from motcua.dossiers.actions.intake_data import INTAKE, LOOSE
from motcua.dossiers.tests.world import READY, SAMPLE, World, everything

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
ODD = st.sampled_from(
    ["2026-02-30", "99999999999", "-1", "0", "31/12/9999", "\0", "\ud800", "٣", "1e400", "=1+1"]
)
JSON = st.recursive(
    PLAIN | ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@QUIET
@given(more=st.dictionaries(st.sampled_from([spec.name for spec in INTAKE] + list(LOOSE)), JSON, max_size=4))
def test_an_intake_of_anything(world: World, more: dict[str, Any]) -> None:
    before = everything()
    with transaction.atomic():
        try:
            receive(world.cast.tiepnhan, {**world.intake(), **more})
        except ActionRefused as refused:
            assert refused.message
            assert everything() == before
        transaction.set_rollback(True)


@QUIET
@given(data=st.data(), verb=st.sampled_from(sorted(ACTIONS)))
def test_a_verb_with_anything(world: World, data: st.DataObject, verb: str) -> None:
    names = st.sampled_from([spec.name for spec in ACTIONS[verb].fields] or ["x"])
    more = data.draw(st.dictionaries(names, JSON, max_size=4))
    way, (who, *_) = READY[verb]
    with transaction.atomic():
        dossier = world.along(way)
        before = everything()
        try:
            perform(getattr(world.cast, who), dossier, verb, {**SAMPLE[verb], **more})
        except ActionRefused as refused:
            assert refused.message
            assert everything() == before
        transaction.set_rollback(True)
