"""Conflicts of delegation acts over random acts, against a slow judgement day by day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.catalogue.delegations.conflicts import (
    Act,
    Conflict,
    Finding,
    Ground,
    Said,
    Use,
    conflicts,
    disagreeing,
)

DAY = date(2026, 11, 16)
SPAN = 12
CODES = ("1.1", "1.2")
days = st.integers(-SPAN, SPAN).map(lambda many: DAY + timedelta(days=many))


@st.composite
def acts(draw: st.DrawFn) -> list[Act]:
    found = []
    for number in range(draw(st.integers(0, 4))):
        begins = draw(days)
        length = draw(st.none() | st.integers(0, SPAN))
        found.append(
            Act(
                str(number),
                f"{number}/QĐ",
                draw(st.booleans()),
                draw(st.integers(1, 3)),
                draw(st.integers(1, 3)),
                draw(days),
                begins,
                None if length is None else begins + timedelta(days=length),
                draw(st.frozensets(st.sampled_from(CODES), min_size=1)),
            )
        )
    return found


one_use = st.builds(Use, st.sampled_from(CODES), st.integers(1, 3), days, st.integers(1, 5))
uses = st.lists(one_use, max_size=5)
EVERY_DAY = [DAY + timedelta(days=many) for many in range(-3 * SPAN, 3 * SPAN)]


def of(kind: Conflict, found: list[Finding]) -> set[tuple[str, tuple[str, ...]]]:
    return {(each.code, each.acts) for each in found if each.conflict is kind}


@given(acts(), uses)
@settings(max_examples=150)
def test_the_order_of_the_rows_does_not_matter(known: list[Act], used: list[Use]) -> None:
    ground = Ground(uses=used)
    before = conflicts(known, ground, DAY)
    turned = list(reversed(known))
    assert conflicts(turned, replace(ground, uses=list(reversed(used))), DAY) == before


@given(acts())
@settings(max_examples=150)
def test_two_delegates_are_those_who_hold_the_same_on_some_day(known: list[Act]) -> None:
    expected = set()
    for first in known:
        for second in known:
            if first.id >= second.id or first.giver != second.giver or first.taker == second.taker:
                continue
            if any(first.holds(day) and second.holds(day) for day in EVERY_DAY):
                expected |= {(code, (first.id, second.id)) for code in first.codes & second.codes}
    assert of(Conflict.TWO_DELEGATES, conflicts(known, Ground(), DAY)) == expected


@given(acts(), uses)
@settings(max_examples=150)
def test_used_after_the_end_counts_what_no_act_covers(known: list[Act], used: list[Use]) -> None:
    found = conflicts(known, Ground(uses=used), DAY)
    for act in known:
        for code in act.codes:
            late = sum(
                use.many
                for use in used
                if (use.code, use.agency) == (code, act.taker)
                and act.valid_to is not None
                and use.day > act.valid_to
                and not any(
                    other.taker == use.agency and code in other.codes and other.holds(use.day)
                    for other in known
                )
            )
            told = [each.many for each in found if each.conflict is Conflict.USED_AFTER_END
                    and (each.code, each.acts) == (code, (act.id,))]  # fmt: skip
            assert told == ([late] if late else [])


@given(acts())
@settings(max_examples=150)
def test_nothing_is_found_where_each_acts_alone_on_solid_ground(known: list[Act]) -> None:
    ground = Ground(
        offered=frozenset((act.taker, code) for act in known for code in act.codes),
        processes=frozenset(CODES),
    )
    for act in known:
        alone = replace(act, signed_on=act.valid_from, giver=8, taker=act.taker)
        assert conflicts([alone], ground, DAY) == []


BASE = Act("a", "1/QĐ", True, 1, 2, DAY, DAY, DAY + timedelta(days=9), frozenset({"1.1"}))
SOLID = Ground(frozenset({(2, "1.1"), (3, "1.1")}), frozenset({"1.1"}))


def test_what_was_authorised_is_not_authorised_on() -> None:
    onward = replace(BASE, id="b", giver=2, taker=3)
    assert [each.conflict for each in conflicts([BASE, onward], SOLID, DAY)] == [Conflict.REDELEGATED]
    decentralised = replace(BASE, authorised=False)
    assert conflicts([decentralised, onward], SOLID, DAY) == []


def test_days_before_the_signature_or_beyond_the_act_it_rests_on() -> None:
    early = replace(BASE, valid_from=DAY - timedelta(days=1))
    assert [each.conflict for each in conflicts([early], SOLID, DAY)] == [Conflict.BEFORE_SIGNED]
    ground, before = replace(BASE, authorised=False), DAY - timedelta(days=1)
    for wrong in (
        replace(BASE, id="b", giver=2, taker=3, valid_to=None),
        replace(BASE, id="b", giver=2, taker=3, valid_from=before, signed_on=before),
    ):
        found = conflicts([ground, wrong], SOLID, DAY)
        assert [each.conflict for each in found] == [Conflict.OUTSIDE_TERM]


def test_a_delegate_needs_a_process_and_an_offering_while_the_act_holds() -> None:
    assert [each.conflict for each in conflicts([BASE], Ground(), DAY)] == [
        Conflict.NO_PROCESS,
        Conflict.NOT_OFFERED,
    ]
    assert conflicts([BASE], Ground(), DAY + timedelta(days=10)) == []


said = st.lists(
    st.builds(
        Said,
        st.sampled_from(["1/HD", "2/HD", "3/HD"]),
        st.just("1.1"),
        st.none() | st.integers(1, 3),
        st.none() | st.integers(0, 2),
    )
)


@given(said)
@settings(max_examples=200)
def test_texts_disagree_where_two_that_speak_say_different_things(told: list[Said]) -> None:
    differing = any(
        None not in pair and pair[0] != pair[1]
        for one in told
        for other in told
        for pair in ((one.term, other.term), (one.fee, other.fee))
    )
    assert bool(disagreeing(told)) == differing


def test_nine_delegated_procedures_with_guidance_that_does_not_agree() -> None:
    """Report 004: 9 procedures of goods in circulation, guiding texts not uniform."""
    codes = [f"2.{number:06}" for number in range(9)]
    act = replace(BASE, codes=frozenset(codes))
    ground = Ground(
        frozenset((2, code) for code in codes),
        frozenset(codes),
        said=[
            *(Said("10/HD-SCT", code, 10, 1_100_000) for code in codes),
            *(Said("55/UBND-KT", code, 7, 1_100_000) for code in codes[:4]),
            *(Said("55/UBND-KT", code, 10, None) for code in codes[4:]),
        ],
    )
    found = conflicts([act], ground, DAY)
    assert [(each.conflict, each.code) for each in found] == [(Conflict.GUIDANCE, code) for code in codes[:4]]
    assert {each.texts for each in found} == {("10/HD-SCT", "55/UBND-KT")}
    assert conflicts([act], ground, DAY + timedelta(days=30)) == []
