"""The number of queries of a page is a constant, whatever the number of dossiers and procedures (kill 19)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.catalogue.models import Offering, Procedure, ProcedureVersion
from motcua.web.desk.tests.stage import SINGLE, Stage

Count = Callable[[str, str], int]


@pytest.fixture
def count(signed: Any) -> Count:
    """Queries of a page for a member of the cast, with everything warm that a process keeps."""

    def queries(who: str, address: str) -> int:
        client = signed(who)
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(address)
        return len(seen)

    return queries


PAGES = [
    ("chuyenmon", reverse("desk:home"), 14),
    ("tiepnhan", reverse("desk:home"), 20),
    ("lanhdao", reverse("desk:approvals"), 14),
    ("tiepnhan", reverse("desk:returns"), 14),
    ("tiepnhan", reverse("desk:book"), 13),
    ("tiepnhan", reverse("desk:find") + "?q=mau+don", 12),
]


@pytest.mark.parametrize(("who", "address", "most"), PAGES)
def test_kill_19_lists_ask_the_same_at_few_and_at_many_dossiers(
    stage: Stage, count: Count, who: str, address: str, most: int
) -> None:
    _some(stage, 2)
    few = count(who, address)
    _some(stage, 20)
    assert count(who, address) == few <= most


def _some(stage: Stage, times: int) -> None:
    for _ in range(times):
        stage.running()
        stage.signing()
        stage.resolved()


def test_kill_19_dossier_page_asks_the_same_for_a_short_and_a_long_history(
    stage: Stage, count: Count
) -> None:
    dossier = stage.running()
    address = reverse("desk:dossier", args=[dossier.code])
    short = count("lanhdao", address)
    for turn in range(8):
        stage.do("tiepnhan", dossier, "correct", {"note": f"lần {turn}", "reason": "ghi nhầm"})
    _some(stage, 3)
    assert count("lanhdao", address) == short <= 15


def test_kill_19_pages_ask_the_same_at_1_50_and_182_procedures(stage: Stage, count: Count) -> None:
    code = stage.running().code
    asked = []
    for procedures in (182, 50, 1):
        _keep_offerings(stage, procedures)
        asked.append({who_address: count(*who_address) for who_address in _addresses(code)})
    assert asked[0] == asked[1] == asked[2]
    assert max(asked[0].values()) <= 20


def _addresses(code: str) -> list[tuple[str, str]]:
    receive = reverse("desk:receive")
    return [
        ("chuyenmon", reverse("desk:home")),
        ("tiepnhan", reverse("desk:dossier", args=[code])),
        ("tiepnhan", reverse("desk:book")),
        ("tiepnhan", receive),
        ("tiepnhan", f"{receive}?tim=a"),
        ("tiepnhan", f"{receive}?thu_tuc={SINGLE}"),
    ]


def _keep_offerings(stage: Stage, wanted: int) -> None:
    """So many procedures offered by the ward; where the catalogue's do not suffice, made-up ones."""
    mine = Offering.objects.filter(agency=stage.cast.ward.committee)
    kept = [*mine.filter(procedure__code=SINGLE), *mine.exclude(procedure__code=SINGLE)][:wanted]
    mine.exclude(pk__in=[each.pk for each in kept]).delete()
    for number in range(wanted - len(kept)):
        _made_up(stage, number, kept[0])


def _made_up(stage: Stage, number: int, like: Offering) -> None:
    procedure = Procedure.objects.create(code=f"9.{number:06d}", name=f"Thủ tục a {number}", search=" a ")
    version = ProcedureVersion.objects.filter(procedure=like.procedure).latest("number")
    version.pk, version.procedure, version._state.adding = None, procedure, True
    version.save()
    Offering.objects.create(
        agency=stage.cast.ward.committee, procedure=procedure, office=like.office, valid_from=date(2016, 1, 1)
    )
