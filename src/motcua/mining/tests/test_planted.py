"""Acceptance 6: the mined graph recovers the generator's process, and of the signs the planted ones only."""

from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.core.management import call_command

from motcua.demo.scenarios.hoan_kiem import plan
from motcua.demo.scenarios.hoan_kiem.build import Part
from motcua.demo.scenarios.hoan_kiem.plants import PLANTS, Plant, Way
from motcua.demo.tests.small import build_small, small_plants
from motcua.figures.period import Period
from motcua.mining.process import Kind
from motcua.mining.question import Mined, Question, mine
from motcua.mining.signs import SIGNS
from motcua.organisation.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PERIOD = Period(plan.FIRST, plan.LAST)


def subject_of(plant: Plant, parts: list[Part]) -> str:
    """The authority, or for rework the procedure."""
    if plant.rank is None:
        return plant.agency
    from motcua.demo.scenarios.hoan_kiem.orders import Offers

    part = next(part for part in parts if part.authority.committee.code == plant.agency)
    return Offers(part.authority).settings[plant.rank].content.code


def played(parts: list[Part], way: Way) -> set[str]:
    return {code for part in parts for code in part.played.get(way, ())}


def recovers(mined: Mined) -> None:
    """Edges and their order: what conforms is what is declared, all of it, and nothing deviates."""
    assert set(mined.graph.of_kind(Kind.CONFORM)) == mined.graph.declared_edges()
    assert not mined.graph.kinds[Kind.DEVIATE].count


def test_the_planted_deviations_are_flagged_and_only_them(tmp_path: Path) -> None:
    plants = small_plants()
    district, parts = build_small(plants)
    mined = mine(Question(district, PERIOD))
    recovers(mined)
    expected = {(plant.sign, subject_of(plant, parts)) for plant in plants}
    assert {(each.sign.key, each.subject) for each in mined.raised} == expected
    for plant in plants:
        finding = next(each for each in mined.raised if each.sign.key == plant.sign)
        assert played(parts, plant.way) <= set(mined.graph.listed(finding.count.hits))
    rework = played(parts, Way.LOOP) | played(parts, Way.SENT_BACK)
    assert set(mined.graph.listed(mined.graph.kinds[Kind.REWORK])) == rework
    _command_says_so(mined)
    _export_holds_them_all(mined, tmp_path / "log.xes")


def _command_says_so(mined: Mined) -> None:
    out = StringIO()
    asked = {"agency": mined.question.agency.code, "first": str(plan.FIRST), "last": str(plan.LAST)}
    call_command("mine", stdout=out, **asked)
    assert "Dấu hiệu đáng xem lại: 4" in out.getvalue()


def _export_holds_them_all(mined: Mined, file: Path) -> None:
    agency = mined.question.agency.code
    call_command("mine", "xes", f"--agency={agency}", f"--from={plan.FIRST}", f"--to={plan.LAST}",
                 f"--out={file}", stdout=StringIO())  # fmt: skip
    names = [each.get("value") for each in ET.parse(file).iterfind("{*}trace/{*}string[@key='concept:name']")]
    assert sorted(map(str, names)) == sorted(mined.graph.codes)
    text = file.read_text(encoding="utf-8")
    assert "0990" not in text and "Thị" not in text  # phones and names of the synthetic applicants


def test_without_plants_nothing_is_flagged() -> None:
    district, _ = build_small([], size=200)
    mined = mine(Question(district, PERIOD))
    recovers(mined)
    assert not mined.raised


def test_the_scenario_plants_one_of_each_kind_within_its_published_totals() -> None:
    assert {plant.sign for plant in PLANTS} <= {sign.key for sign in SIGNS}
    assert len({plant.way for plant in PLANTS}) == len(PLANTS) == 4
    codes = ["H26.2", *(f"H26.2.{number}" for number in range(11, 29))]
    shares = plan.shares(codes)
    assert sum(share.received for share in shares) == plan.RECEIVED
    assert sum(share.overdue for share in shares) == plan.OVERDUE
    assert sum(share.open for share in shares) == plan.OPEN
    assert Agency.objects.filter(code="H26").count() == 0  # the scenario is not part of the base stage
