"""What must hold of any two lists: drawn from the catalogue, with codes lost, terms and names changed."""

import json
from collections import Counter
from dataclasses import replace
from importlib import resources
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rosters.comparing import Comparison, Kind, compare
from motcua.rosters.differences import Difference
from motcua.rosters.entries import Entry, roster
from motcua.rosters.values import read_fee, read_term

ROWS = json.loads(
    resources.files("motcua.catalogue").joinpath("data/procedures.json").read_text(encoding="utf-8")
)["procedures"]
TERMS = [read_term(text) for text in ("3 ngày làm việc", "5 ngày", "Trong ngày", "10 ngày; phức tạp 15 ngày")]
FEES = [read_fee(text) for text in ("Không", "8.000 đ", "Theo Hội đồng nhân dân tỉnh")]


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    row = draw(st.sampled_from(ROWS))
    name = draw(st.sampled_from((row["name"], row["name"].upper(), f"Thủ tục {row['name']}", "")))
    code = row["code"] if not name else draw(st.sampled_from((row["code"], f"{row['code']}.H03", "")))
    return Entry(
        code=code,
        name=name,
        sector=draw(st.sampled_from((row["field"], ""))),
        term=draw(st.sampled_from((None, *TERMS))),
        fee=draw(st.sampled_from((None, *FEES))),
        service_level=draw(st.sampled_from(("", "full", "partial", "level_3"))),
    )


lists = st.lists(entries(), max_size=25)
MIRRORED = {Kind.MISSING: Kind.FOREIGN, Kind.FOREIGN: Kind.MISSING}


def told(comparison: Comparison, swapped: bool = False) -> Counter[Any]:
    """All findings, in no order; ``swapped``: as they would be with the lists the other way round."""
    found: Counter[Any] = Counter()
    for each in comparison.findings:
        sides = (each.second, each.first) if swapped else (each.first, each.second)
        kinds = tuple(MIRRORED.get(kind, kind) if swapped else kind for kind in each.kinds)
        differences = tuple(_swapped(one) if swapped else one for one in each.differences)
        found[kinds, sides, each.how, each.confidence, differences, each.remark] += 1
    return found


def _swapped(one: Difference) -> Difference:
    return replace(one, first=one.second, second=one.first)


@settings(max_examples=50, deadline=None)
@given(lists)
def test_a_list_and_itself_agree_in_all(rows: list[Entry]) -> None:
    same = roster("A", rows)
    comparison = compare(same, same)
    assert all(finding.kinds == (Kind.SAME,) for finding in comparison.findings)
    assert len(comparison.findings) + len(comparison.matching.repeated_first) == len(rows)


@settings(max_examples=60, deadline=None)
@given(lists, lists)
def test_the_lists_the_other_way_round_give_the_mirror_image(one: list[Entry], other: list[Entry]) -> None:
    first, second = roster("A", one), roster("B", other)
    assert told(compare(first, second)) == told(compare(second, first), swapped=True)


@settings(max_examples=60, deadline=None)
@given(lists, lists, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(one: list[Entry], other: list[Entry], random: Any) -> None:
    before = compare(roster("A", one), roster("B", other))
    shuffled = [list(rows) for rows in (one, other)]
    for rows in shuffled:
        random.shuffle(rows)
    after = compare(roster("A", shuffled[0]), roster("B", shuffled[1]))
    assert told(after) == told(before)
    assert {(near.first, near.second) for near in after.matching.near} == {
        (near.first, near.second) for near in before.matching.near
    }


@settings(max_examples=50, deadline=None)
@given(lists, lists)
def test_every_row_is_told_of_once(one: list[Entry], other: list[Entry]) -> None:
    comparison = compare(roster("A", one), roster("B", other))
    for side, rows, repeated in (
        ("first", one, comparison.matching.repeated_first),
        ("second", other, comparison.matching.repeated_second),
    ):
        told_of = [id(entry) for each in comparison.findings if (entry := getattr(each, side))]
        told_of += [id(each.entry) for each in repeated]
        assert Counter(told_of) == Counter(map(id, rows))
