"""Kill list 13: an error anywhere aborts the transaction: nothing is wiped, nothing is left half done."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, transaction

from motcua.dossiers.actions import BadInput, change_calendar, receive, reveal, submit
from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.tests.world import READY, WAYS, World, events_of, everything


class Broken(RuntimeError):
    pass


def break_every_write(do: Callable[[], object]) -> int:
    """Let each statement that writes fail in turn; each time nothing may be left. Then it is done for good.

    Returns how many statements failed so.
    """
    before = everything()
    for failing in count(1):
        try:
            with connection.execute_wrapper(breaks_at(failing)), transaction.atomic():
                do()
        except Broken:
            assert everything() == before, f"statement {failing}"
        else:
            return failing - 1
    raise AssertionError


def breaks_at(failing: int) -> Callable[..., Any]:
    numbers = count(1)

    def wrapper(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")) and next(numbers) == failing:
            raise Broken
        return execute(sql, *rest)

    return wrapper


@pytest.mark.parametrize("how", ["receive", "submit"])
def test_kill_13_an_intake_that_fails_leaves_no_dossier_no_task_and_no_number(how: str, world: World) -> None:
    first = world.receive()
    failed = break_every_write(world.receive if how == "receive" else world.submit)
    assert failed >= 6  # applicant, number, chain, event, personal data, dossier
    assert Dossier.objects.exclude(pk=first.pk).get().code.endswith("-0002")
    world.verified()


@pytest.mark.parametrize("verb", sorted(READY))
def test_kill_13_a_verb_that_fails_leaves_everything_as_it_was(verb: str, world: World) -> None:
    way, (who, *_) = READY[verb]
    dossier = world.along(way)
    moment = world.now
    assert break_every_write(lambda: world.do(who, dossier, verb)) >= 3  # chain, event, dossier
    assert world.now > moment
    assert events_of(dossier)[-1].verb == verb
    world.verified()


def test_kill_13_a_calendar_change_that_fails_half_way_moves_no_dossier(world: World) -> None:
    for _ in range(3):
        world.receive()
    quantri, ward = world.cast.quantri, world.cast.ward.committee
    failed = break_every_write(lambda: change_calendar(quantri, ward, date(2026, 11, 18), False, "x"))
    assert failed >= 3 * 3


@pytest.mark.parametrize("where", ["motcua.journal.actions.build", "motcua.journal.actions.save"])
def test_kill_13_without_its_event_nothing_happens(where: str, world: World) -> None:
    dossier = world.along(WAYS[Status.IN_PROGRESS])
    before = everything()
    for do in (world.receive, world.submit, lambda: world.do("chuyenmon", dossier, "hand_over")):
        with patch(where, side_effect=Broken), pytest.raises(Broken):
            do()
        assert everything() == before


def test_kill_13_a_failed_look_at_personal_data_shows_none(world: World) -> None:
    dossier = world.receive()
    with patch("motcua.journal.actions.save", side_effect=Broken), pytest.raises(Broken):
        reveal(world.cast.tiepnhan, dossier, "gọi điện")
    with pytest.raises(BadInput):
        reveal(world.cast.tiepnhan, dossier, "  ")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"full_name": "  "}, "full_name"),
        ({"full_name": "\0"}, "full_name"),
        ({"phone": "12"}, "phone"),
        ({"id_number": "12-34"}, "id_number"),
        ({"email": "a@"}, "email"),
        ({"birth_date": "2026-02-30"}, "birth_date"),
        ({"birth_date": "2027-01-01"}, "birth_date"),
        ({"copies": "0"}, "copies"),
        ({"copies": "-1"}, "copies"),
        ({"fee": "1,5"}, "fee"),
        ({"channel": "fax"}, "channel"),
        ({"procedure": "9.999999"}, "procedure"),
        ({"no_such": "x"}, "no_such"),
        ({"components": [{"name": "Tờ khai"}]}, "components"),
        ({"components": [{"original": 1}]}, "components"),
        ({"components": "Tờ khai"}, "components"),
        ({"components": {"name": "Tờ khai"}}, "components"),
        ({"form": ["x"]}, "form"),
        ({"note": "x" * 501}, "note"),
        ({"occurred_at": "0001-01-01T00:00:00+14:00", "source": "paper"}, "occurred_at"),
    ],
)
def test_bad_input_names_the_field_and_writes_nothing(more: dict[str, Any], field: str, world: World) -> None:
    before = everything()
    with pytest.raises(BadInput) as refused:
        receive(world.cast.tiepnhan, world.intake(**more))
    assert field in refused.value.fields
    assert everything() == before


def test_characters_that_nothing_can_store_are_left_out(world: World) -> None:
    dossier = world.receive(
        full_name="Nguyễn\0 Thị \ud800Mẫu",
        components=[{"name": "Tờ\0 khai"}, {"name": "Bản sao giấy tờ\udfff"}],
    )
    assert dossier.applicant.full_name == "Nguyễn Thị Mẫu"
    assert [each["name"] for each in dossier.components] == ["Tờ khai", "Bản sao giấy tờ"]


def test_a_verb_with_bad_input_writes_nothing(world: World) -> None:
    dossier = world.along(WAYS[Status.IN_PROGRESS])
    before = everything()
    for who, verb, data in (
        ("chuyenmon", "request_payment", {"amount": "-5", "reason": "x"}),
        ("chuyenmon", "request_supplement", {"missing": [], "reason": "x"}),
        ("chuyenmon", "consult", {"agency": "H99", "question": "?"}),
        ("lanhdao", "refuse", {"reason": " "}),
        ("lanhdao", "stop", {"ground": "nothing", "reason": "x"}),
        ("lanhdao", "refuse", {"reason": "x", "status": 9}),
    ):
        with pytest.raises(BadInput):
            world.do(who, dossier, verb, data)
        assert everything() == before


def test_an_authority_that_is_not_there_takes_nothing_in(world: World) -> None:
    with pytest.raises(BadInput):
        submit(None, world.intake(agency="H99"))
    assert not Dossier.objects.exists()
