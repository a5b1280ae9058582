"""Whatever people try, in whatever order: only the table's transitions, a whole journal, rows equal to it."""

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.conftest import examples
from motcua.dossiers.actions import ACTIONS, ActionRefused
from motcua.dossiers.models import Dossier
from motcua.dossiers.page import dossier_page
from motcua.dossiers.tests import history
from motcua.dossiers.tests.procedures import LONG, NO_TERM, SHORT, TODAY
from motcua.dossiers.tests.test_states_of_verbs import EDGES
from motcua.dossiers.tests.world import MONDAY, World, events_of, everything, local

PEOPLE = ("tiepnhan", "chuyenmon", "congan", "lanhdao", "kiemsoat", "tiepnhan_khac", None)
VERBS = st.sampled_from(sorted(ACTIONS))
WAITS = st.sampled_from([1, 30, 120, 24 * 60, 3 * 24 * 60, 20 * 24 * 60])


def offered(world: World, dossier: Dossier) -> list[tuple[str, str]]:
    """What the faces would offer to whom just now; what comes next by the book before what may also be."""
    pairs = []
    for who in PEOPLE[:4]:
        page = dossier_page(getattr(world.cast, str(who)), dossier.code)
        pairs += [(not each.primary, str(who), each.verb) for each in page.available] if page else []
    return [(who, verb) for _, who, verb in sorted(pairs) if verb != "correct"]


@settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), procedure=st.sampled_from([LONG, SHORT, TODAY, NO_TERM]), online=st.booleans())
def test_no_sequence_of_verbs_leaves_the_table_or_breaks_the_journal(
    world: World, data: st.DataObject, procedure: str, online: bool
) -> None:
    with transaction.atomic():
        walk(world, data, procedure, online)
        transaction.set_rollback(True)


def walk(world: World, data: st.DataObject, procedure: str, online: bool) -> None:
    world.now = local(MONDAY)
    dossier = world.submit(procedure) if online else world.receive(procedure)
    for kind in data.draw(st.lists(st.sampled_from("nnnnoooa"), min_size=12, max_size=16)):
        world.now += timedelta(minutes=data.draw(WAITS))
        likely = offered(world, dossier) if kind in "no" else []
        if likely:
            attempt(world, dossier, *likely[0 if kind == "n" else data.draw(st.integers(0, len(likely) - 1))])
        else:
            attempt(world, dossier, data.draw(st.sampled_from(PEOPLE)), data.draw(VERBS))
    events = events_of(dossier)
    history.check(dossier, events)
    world.verified()


def act(world: World, dossier: Dossier, who: str | None, verb: str) -> None:
    """Done, within the table."""
    before = Dossier.objects.get(pk=dossier.pk).status
    world.do(who, dossier, verb)
    after = Dossier.objects.get(pk=dossier.pk).status
    assert before == after or (before, after) in EDGES


def attempt(world: World, dossier: Dossier, who: str | None, verb: str) -> None:
    """Done within the table, or refused with a sentence and nothing written."""
    rows = everything()
    try:
        act(world, dossier, who, verb)
    except ActionRefused as refused:
        assert refused.message
        assert everything() == rows
