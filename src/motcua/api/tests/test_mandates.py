"""A mandate over the API: its unit's dossiers of the period, to read, until its last midnight."""

import json
import uuid
from datetime import date

import pytest
from django.db import transaction

from motcua.api.tests.caller import DOSSIERS, Caller, refusal
from motcua.dossiers.actions import receive
from motcua.dossiers.tests.world import World
from motcua.organisation.mandates import give_mandate
from motcua.organisation.models import User


@pytest.fixture
def member(world: World) -> Caller:
    user = User.objects.create(username="doan_vien", full_name="Cao Thị Mẫu Viên", synthetic=True)
    with transaction.atomic():
        give_mandate(
            user,
            world.cast.ward.committee,
            basis="10/QĐ-HĐND (mẫu)",
            source=uuid.uuid4(),
            days=(date(2026, 11, 16), date(2026, 11, 20)),
            examined=(date(2026, 11, 1), date(2026, 11, 16)),
            by="kiemsoat",
        )
    return Caller.of(user)


def listed(caller: Caller) -> list[str]:
    return [item["code"] for item in json.loads(caller.get(DOSSIERS).content)["items"]]


def test_the_list_and_the_dossier_are_those_of_the_mandate(world: World, member: Caller) -> None:
    ours = world.receive()
    theirs = receive(world.cast.tiepnhan_khac, world.intake())
    after = world.receive(at="2026-11-17 08:00")
    assert listed(member) == [ours.code]
    assert member.get(f"{DOSSIERS}/{ours.code}").status_code == 200
    for hidden in (theirs, after):
        assert refusal(member.get(f"{DOSSIERS}/{hidden.code}")) == (404, "not_found")
        asked = member.get(f"{DOSSIERS}/{hidden.code}", personal="true", reason="Thử")
        assert refusal(asked) == (404, "not_found")


def test_it_ends_with_the_midnight_of_the_last_day(world: World, member: Caller) -> None:
    ours = world.receive()
    world.goto("2026-11-20 23:59")
    assert listed(member) == [ours.code]
    world.goto("2026-11-21 00:00")
    assert listed(member) == []
    assert refusal(member.get(f"{DOSSIERS}/{ours.code}")) == (404, "not_found")


def test_it_takes_nothing_in_and_does_nothing(world: World, member: Caller) -> None:
    ours = world.receive()
    assert refusal(member.receive()) == (403, "permission")
    assert refusal(member.do(ours.code, "hand_over")) == (403, "permission")
