"""What a decision asks of an authority, over random decisions and lists."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.catalogue.effects.plan import Block, Decided, Deed, Effect, Known, Line, Span, plan

DAY = date(2026, 9, 1)
CODES = ("1.1", "1.2", "1.3", "1.4")
days = st.integers(-400, 400).map(lambda many: DAY + timedelta(days=many))
spans = st.builds(
    lambda begins, length: Span(begins, None if length is None else begins + timedelta(days=length)),
    days,
    st.none() | st.integers(0, 500),
)
versions = st.builds(
    lambda span, level: replace(span, level=level),
    spans,
    st.sampled_from(["commune", "province", "commune_intake"]),
)
known = st.builds(
    Known,
    st.just("commune"),
    st.dictionaries(st.sampled_from(CODES), st.lists(spans, max_size=2)),
    st.dictionaries(st.sampled_from(CODES), st.lists(versions, max_size=2)),
)


@st.composite
def decisions(draw: st.DrawFn) -> Decided:
    """No code twice, none replaced that is changed otherwise: what the action accepts."""
    codes = draw(st.permutations(CODES))
    old = codes.pop()
    lines = [
        Line(code, draw(st.sampled_from(["new", "amended", "abolished"])), described=draw(st.booleans()))
        for code in codes[:2]
    ]
    replaced = Line(codes[2], "replaced", draw(st.sampled_from(["", old])), draw(st.booleans()))
    return Decided(DAY - timedelta(days=draw(st.integers(0, 30))), DAY, [*lines, replaced])


def carried_out(effects: list[Effect], known: Known, day: date) -> Known:
    """The list as the action leaves it."""
    offered = {code: list(rows) for code, rows in known.offered.items()}
    versions = {code: list(rows) for code, rows in known.versions.items()}
    for effect in effects:
        if not effect.pending:
            continue
        if effect.deed is Deed.OPEN:
            offered.setdefault(effect.code, []).append(Span(day))
        elif effect.deed is Deed.PUBLISH:
            versions.setdefault(effect.code, []).append(Span(day, level="commune"))
        else:
            offered[effect.code] = [
                replace(row, valid_to=day - timedelta(days=1))
                if row.valid_from < day and row.holds(day)
                else row
                for row in offered[effect.code]
            ]
    return Known(known.level, offered, versions)


def on(known: Known, day: date) -> set[str]:
    return {code for code, rows in known.offered.items() if any(row.holds(day) for row in rows)}


@given(decisions(), known)
@settings(max_examples=300)
def test_carried_out_once_nothing_is_left_to_do_and_nothing_is_forgotten(
    decided: Decided, known: Known
) -> None:
    effects = plan(decided, known)
    after = plan(decided, carried_out(effects, known, DAY))
    assert not [effect for effect in after if effect.pending]
    seen = {(effect.code, effect.deed) for effect in after if effect.done}
    assert {(effect.code, effect.deed) for effect in effects if effect.pending} <= seen


@given(decisions(), known, st.integers(1, 400))
@settings(max_examples=300)
def test_the_days_before_stay_as_they_were_and_what_is_abolished_ends(
    decided: Decided, known: Known, before: int
) -> None:
    after = carried_out(plan(decided, known), known, DAY)
    day = DAY - timedelta(days=before)
    assert on(after, day) == on(known, day)
    begun = {code for code, rows in known.offered.items() if any(row.valid_from == DAY for row in rows)}
    gone = {line.code for line in decided.lines if line.change == "abolished"} - begun
    assert not gone & on(after, DAY)


def test_a_new_procedure_is_opened_where_its_level_is_and_waits_for_its_content() -> None:
    decided = Decided(DAY, DAY, [Line("1.1", "new")])
    version = {"1.1": [Span(DAY, level="commune")]}
    assert plan(decided, Known("commune", {}, version)) == [Effect("1.1", Deed.OPEN, decided.lines[0])]
    assert plan(decided, Known("province", {}, version)) == []
    assert [each.blocked for each in plan(decided, Known("province"))] == [Block.NO_VERSION]


def test_a_replaced_procedure_closes_and_the_new_one_takes_its_place() -> None:
    line = Line("1.2", "replaced", "1.1")
    known = Known("commune", {"1.1": [Span(date(2020, 1, 1))]}, {"1.2": [Span(DAY, level="commune")]})
    effects = plan(Decided(DAY, DAY, [line]), known)
    assert effects == [Effect("1.1", Deed.CLOSE, line), Effect("1.2", Deed.OPEN, line, like="1.1")]
    assert plan(Decided(DAY, DAY, [line]), Known("commune", {}, known.versions)) == []


def test_an_amended_procedure_needs_a_version_that_is_described_or_published() -> None:
    offered = {"1.1": [Span(date(2020, 1, 1))]}
    old = {"1.1": [Span(date(2020, 1, 1), level="commune")]}
    line = Line("1.1", "amended")
    bare = plan(Decided(DAY, DAY, [line]), Known("commune", offered, old))
    assert [(each.deed, each.blocked) for each in bare] == [(Deed.PUBLISH, Block.NO_AMENDMENT)]
    described = plan(Decided(DAY, DAY, [replace(line, described=True)]), Known("commune", offered, old))
    assert [each.pending for each in described] == [True]
    fresh = {"1.1": [*old["1.1"], Span(DAY, level="commune")]}
    assert [each.done for each in plan(Decided(DAY, DAY, [line]), Known("commune", offered, fresh))] == [True]


def test_a_procedure_begun_again_after_its_abolition_stays() -> None:
    later = {"1.1": [Span(date(2020, 1, 1), DAY - timedelta(days=1)), Span(DAY + timedelta(days=90))]}
    effects = plan(Decided(DAY, DAY, [Line("1.1", "abolished")]), Known("commune", later))
    assert [each.done for each in effects] == [True]
