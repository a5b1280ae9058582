"""One commitment for one population and rule, however they are listed; another for any other."""

import json
import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.sampling.canonical import canonical, text_digest
from motcua.sampling.errors import SamplingError
from motcua.sampling.plan import Discovery, Explicit, Margin, Plan, Rule, Total, Unit
from motcua.sampling.planfile import plan_from
from motcua.sampling.tests.plans import drawn_file, plan

names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=6).map(str.strip)
populations = st.lists(
    st.builds(Unit.of, names.filter(bool), st.tuples(names, names)),
    min_size=1,
    max_size=12,
    unique_by=lambda unit: unit.id,
).filter(lambda found: all(unit.id for unit in found))


@given(populations, st.randoms())
def test_the_order_of_the_ids_does_not_matter(population: list[Unit], chance: random.Random) -> None:
    shuffled = chance.sample(population, len(population))
    assert plan(shuffled).commitment() == plan(population).commitment()


@given(populations, st.data())
def test_one_changed_id_or_stratum_changes_the_commitment(
    population: list[Unit], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(population) - 1))
    old = population[at]
    if data.draw(st.booleans()):
        new = replace(old, id=old.id + "1")
    else:
        new = replace(old, stratum=(old.stratum[0], old.stratum[1] + "x"))
    changed = [*population[:at], new, *population[at + 1 :]]
    if len({unit.id for unit in changed}) == len(changed):
        assert plan(changed).commitment() != plan(population).commitment()


@given(populations.filter(lambda found: len(found) > 1))
def test_a_dropped_id_changes_the_commitment(population: list[Unit]) -> None:
    assert plan(population[1:]).commitment() != plan(population).commitment()


RULES = [
    Rule(("sector", "channel"), Total(20)),
    Rule(("channel", "sector"), Total(20)),
    Rule(("sector", "channel"), Total(21)),
    Rule(("sector", "channel"), Total(20), minimum=2),
    Rule(("sector", "channel"), Total(20), factors={"sector": {"Đất đai": 2}}),
    Rule(("sector", "channel"), Margin()),
    Rule(("sector", "channel"), Margin(margin="4")),
    Rule(("sector", "channel"), Discovery()),
    Rule(("sector", "channel"), Explicit({("Đất đai", "Trực tiếp"): 3})),
]
CHANGES: list[dict[str, Any]] = [
    {"title": "Kiểm tra khác"},
    {"period": ("2026-01-01", "2026-07-02")},
    {"known_at": plan().known_at + timedelta(seconds=1)},
    {"salt": "00" * 16},
    {"agency": {"code": "H03.1.8", "name": "UBND phường Huyền Tụng (mẫu)"}},
    {"source": replace(plan().source, name="Chỉ số VN-Index đóng cửa ngày 27/11/2026")},
    {"source": replace(plan().source, known_from=plan().source.known_from + timedelta(minutes=1))},
]


def test_every_rule_and_every_other_part_has_its_own_commitment() -> None:
    plans = [plan(rule=rule) for rule in RULES] + [plan(**change) for change in CHANGES]
    assert len({one.commitment() for one in plans}) == len(plans)


@pytest.mark.parametrize("rule", RULES)
def test_a_plan_read_back_from_its_json_is_the_same(rule: Rule) -> None:
    one = plan(rule=rule)
    assert plan_from(json.loads(json.dumps(one.as_json()))).as_json() == one.as_json()


def test_a_known_file_stays_as_it_was() -> None:
    """Files handed out must verify for as long as anybody keeps them."""
    file = drawn_file()
    assert file.commitment == "8d297e40e6a7b0d7fd4ebafcd11d16e9e5c6853d22173cd26be3a38fb1cb9cbd"
    assert file.seed == "85f46201977c48d441bfb94790e2d2ae94b4156e8582e0988297277d3f83fb8b"
    assert [id[-4:] for id in file.parts[0].ids] == ["0014", "0007", "0021", "0018", "0022", "0001", "0016"]


def test_the_same_letters_typed_in_two_ways_are_one_id() -> None:
    assert Unit.of("Hồ sơ 1 ", ["Hộ tịch"]) == Unit.of("Hồ sơ 1".encode().decode(), ["Hộ tịch"])


def _with(**changes: Any) -> dict[str, Any]:
    return {**plan().as_json(), **changes}


@pytest.mark.parametrize(
    "source",
    [
        _with(format="khác"),
        _with(note="trường lạ"),
        _with(population=[]),
        _with(population=[["A", ["x", "y"]], ["A", ["x", "z"]]]),
        _with(population=[["A", ["x"]]]),
        _with(population=["A"]),
        _with(known_at="2026-11-27T18:30:00"),
        _with(known_at=5),
        _with(period=["2026-01-01"]),
        _with(rule={**plan().as_json()["rule"], "replacement": "any"}),
        _with(rule={**plan().as_json()["rule"], "minimum": True}),
        _with(rule={**plan().as_json()["rule"], "minimum": -1}),
        _with(rule={**plan().as_json()["rule"], "basis": {"kind": "guess"}}),
        _with(rule={**plan().as_json()["rule"], "factors": {"risk": {"cao": 2}}}),
        _with(rule={**plan().as_json()["rule"], "factors": {"sector": {"Đất đai": 0}}}),
        _with(salt=0.5),
    ],
)
def test_a_plan_that_is_not_one_is_refused(source: dict[str, Any]) -> None:
    with pytest.raises(SamplingError):
        plan_from(source)


def test_numbers_with_a_point_have_no_canonical_form() -> None:
    with pytest.raises(SamplingError):
        canonical({"a": [1, {"b": 0.1}]})


def test_a_digest_of_text_is_what_other_tools_print() -> None:
    assert text_digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_commitment_discloses_no_id() -> None:
    one: Plan = plan()
    assert len(one.commitment()) == 64
    assert replace(one, salt="01" * 16).commitment() != one.commitment()  # so ids cannot be tried out
