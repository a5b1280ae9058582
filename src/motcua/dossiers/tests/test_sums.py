"""Sums follow every action in its own transaction, and are built and checked from the dossiers."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from motcua.conftest import examples
from motcua.dossiers import sums
from motcua.dossiers.actions import BadInput, change_calendar, stop_unsupplemented
from motcua.dossiers.models import Dossier, Status, Tally, TallyChange, TallyState
from motcua.dossiers.sums import state
from motcua.dossiers.tests.procedures import LONG, NO_TERM, SHORT, TODAY
from motcua.dossiers.tests.test_statement_counts import INTAKE, VERBS
from motcua.dossiers.tests.test_walks import walk
from motcua.dossiers.tests.world import READY, SAMPLE, WAYS, World, local


def build() -> int:
    return sums.rebuild(wait=lambda seconds: None)


@pytest.fixture
def kept(world: World) -> Iterator[World]:
    """Sums are kept from before the first dossier on."""
    build()
    yield world
    assert list(sums.check()) == []
    sums.fold_all()
    assert not TallyChange.objects.exists()
    assert list(sums.check()) == []


def received() -> int:
    return sum(Tally.objects.filter(grain="y").values_list("received", flat=True))


def test_without_sums_nothing_is_written(world: World) -> None:
    world.along(WAYS[Status.RETURNED])
    assert not TallyChange.objects.exists()


@pytest.mark.parametrize("status", WAYS)
def test_every_way_is_followed(status: Status, kept: World) -> None:
    kept.along(WAYS[status])
    assert TallyChange.objects.exists() == (status not in (Status.SUBMITTED, Status.NOT_ACCEPTED))


@pytest.mark.parametrize("verb", READY)
def test_every_verb_is_followed(verb: str, kept: World) -> None:
    way, (who, *_) = READY[verb]
    dossier = kept.along(way)
    kept.wait(days=3)
    kept.do(who, dossier, verb)


def test_a_due_date_moved_again_and_again_is_followed(kept: World) -> None:
    dossier = kept.along(WAYS[Status.IN_PROGRESS])
    kept.do("chuyenmon", dossier, "request_supplement", at="2026-11-19 09:00")
    kept.do("tiepnhan", dossier, "take_supplement", at="2026-11-27 09:00")
    kept.do("chuyenmon", dossier, "request_payment", at="2026-12-01 09:00")
    kept.do("tiepnhan", dossier, "confirm_payment", at="2026-12-21 09:00")
    kept.goto("2027-01-20 09:00")
    change_calendar(kept.cast.quantri, kept.cast.ward.committee, date(2027, 1, 21), False, "Lũ")
    kept.do("lanhdao", dossier, "refuse", at="2027-02-20 09:00")
    assert Dossier.objects.get(pk=dossier.pk).standings.count() >= 3


def test_what_comes_by_paper_or_is_corrected_is_followed(kept: World) -> None:
    dossier = kept.paper("2026-10-05 09:00")
    kept.do("tiepnhan", dossier, "correct", {"channel": "post", "reason": "Gửi bưu điện"})
    late = {"outcome": "granted"}
    kept.do("tiepnhan", dossier, "record_result", late)


def test_what_the_system_stops_is_followed(kept: World) -> None:
    kept.along(WAYS[Status.SUPPLEMENT])
    kept.goto("2027-03-01 09:00")
    assert len(stop_unsupplemented()) == 1


@settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), procedure=st.sampled_from([LONG, SHORT, TODAY, NO_TERM]), online=st.booleans())
def test_whatever_people_try_sums_stay_right(
    world: World, data: st.DataObject, procedure: str, online: bool
) -> None:
    with transaction.atomic():
        build()
        walk(world, data, procedure, online)
        assert list(sums.check()) == []
        transaction.set_rollback(True)


def test_a_refused_action_notes_nothing(kept: World) -> None:
    dossier = kept.along(WAYS[Status.IN_PROGRESS])
    before = TallyChange.objects.count()
    with pytest.raises(BadInput):
        kept.do("lanhdao", dossier, "extend", {"until": "2020-01-01", "reason": "Thử"})
    assert TallyChange.objects.count() == before


def test_built_from_what_there_is_they_are_what_would_have_been_noted(world: World) -> None:
    build()
    for way in WAYS.values():
        world.along(way)
    sums.fold_all()
    noted = table()
    sums.drop()
    assert build() == len(WAYS)
    assert table() == noted


def table() -> set[tuple[object, ...]]:
    fields = [one.attname for one in Tally._meta.concrete_fields if not one.primary_key]
    return set(Tally.objects.values_list(*fields))


def test_what_is_noted_while_they_are_built_is_neither_lost_nor_doubled(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.receive()
    build()
    world.receive()

    def meanwhile(message: str) -> None:
        if "dòng tổng" not in message:
            world.receive()

    TallyState.objects.update(since=local("2026-11-16 08:00"))
    monkeypatch.setattr(state, "SECONDS", 1e9)
    assert sums.rebuild(meanwhile, wait=lambda seconds: world.receive()) == 4
    world.receive()
    assert list(sums.check()) == []


def test_while_they_are_built_nobody_reads_or_folds_them(world: World) -> None:
    build()
    world.receive()
    state.begin()
    assert not sums.are_built()
    assert sums.fold_all() == 0
    assert TallyChange.objects.exists()


def test_a_first_build_waits_until_all_processes_note(world: World) -> None:
    waited: list[float] = []
    sums.rebuild(wait=waited.append)
    assert waited == [state.SECONDS + state.GRACE]
    world.wait(minutes=1)
    sums.rebuild(wait=waited.append)
    assert len(waited) == 1


def test_check_names_each_sum_that_differs(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.receive()
    build()
    call_command("sums", "check")
    assert "khớp với hồ sơ" in capsys.readouterr().out
    Tally.objects.filter(grain="h").update(received=7)
    with pytest.raises(SystemExit) as ended:
        call_command("sums", "check")
    assert ended.value.code == 1
    error = capsys.readouterr().err
    assert "H03.1.7, thủ tục" in error
    assert "nửa tháng từ 15/11/2026, received: tổng ghi 7, đếm hồ sơ được 1" in error


def test_rebuild_puts_right_what_was_wrong(world: World) -> None:
    world.receive()
    build()
    Tally.objects.update(received=7)
    TallyChange.objects.create(agency_id=1, procedure_id=1, day=date(2026, 1, 1), late=3)
    build()
    assert list(sums.check()) == []


def test_dropped_sums_are_written_no_longer(world: World) -> None:
    build()
    world.receive()
    call_command("sums", "drop")
    world.receive()
    assert not Tally.objects.exists() and not TallyChange.objects.exists()


def test_an_action_writes_its_notes_in_one_statement(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build()
    world.receive()
    with django_assert_num_queries(INTAKE + 1):
        world.receive()
    way, (who, *_) = READY["refuse"]
    dossier = world.along(way)
    with django_assert_num_queries(VERBS["refuse"] + 1):
        world.do(who, dossier, "refuse", SAMPLE["refuse"])
