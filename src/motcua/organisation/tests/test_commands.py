"""`motcua agencies` and `motcua load`."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from motcua.catalogue.models import ProcedureVersion
from motcua.demo.cast import Cast
from motcua.journal.models import Event
from motcua.organisation.models import Area

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_agencies_are_listed_as_json(cast: Cast) -> None:
    agencies = {row["code"]: row for row in json.loads(run("agencies", "--json"))}
    ward = cast.ward.committee
    assert agencies[ward.code] == {
        "code": ward.code,
        "name": ward.name,
        "parent": "H03.1",
        "level": "commune",
    }
    assert agencies["H03"]["parent"] is None


def test_agencies_are_listed_as_lines(cast: Cast) -> None:
    lines = run("agencies").splitlines()
    assert f"H03\t{cast.province.name}\t-\tprovince" in lines


def test_load_fills_the_database_and_the_second_time_does_nothing(cast: Cast) -> None:
    assert "14149 đơn vị" in run("load")
    counts = (Area.objects.count(), ProcedureVersion.objects.count(), Event.objects.count())
    assert run("load").count("không có gì mới") >= 2
    assert counts == (Area.objects.count(), ProcedureVersion.objects.count(), Event.objects.count())
