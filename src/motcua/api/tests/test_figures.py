"""Figures over the API equal those of the command."""

import json

import pytest
from django.core.management import call_command

from motcua.api.tests.caller import Caller, refusal
from motcua.dossiers.tests.world import World

FIGURES = "/api/v1/figures"
MONTH = {"from": "2026-11-01", "to": "2026-11-30"}


def test_the_same_json_as_the_command(
    world: World, tiepnhan: Caller, capsys: pytest.CaptureFixture[str]
) -> None:
    tiepnhan.receive()
    code = world.cast.ward.committee.code
    answered = tiepnhan.get(f"{FIGURES}/07a", agency=code, **MONTH).json()
    call_command(
        "figures", "--form", "07a", "--agency", code, "--from", MONTH["from"], "--to", MONTH["to"], "--json"
    )
    assert answered == json.loads(capsys.readouterr().out)
    assert max(answered["total"].values()) == 1


def test_only_agencies_in_scope_are_reported(world: World, khac: Caller) -> None:
    for code in (world.cast.ward.committee.code, "H77"):
        assert refusal(khac.get(f"{FIGURES}/07a", agency=code, **MONTH)) == (404, "not_found")


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2026-12-01", "to": "2026-11-01"},
        {"from": "x", "to": "y"},
        {**MONTH, "by": "x"},
        {**MONTH, "level": "x"},
    ],
)
def test_bad_questions_are_refused(world: World, tiepnhan: Caller, query: dict[str, str]) -> None:
    asked = {"agency": world.cast.ward.committee.code, **query}
    assert refusal(tiepnhan.get(f"{FIGURES}/07a", **asked)) == (422, "input")
    assert refusal(tiepnhan.get(f"{FIGURES}/99z", **asked | MONTH)) == (422, "input")
