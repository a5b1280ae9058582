"""Acceptance 6: a score that nothing holds up cannot be handed in; what an appraisal takes has a reason."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.scoring.rules.appraised import Judgment, finals, losses, needs_reason
from motcua.scoring.rules.points import ZERO, of_thousandths, thousandths
from motcua.scoring.rules.support import Claim, Lack, lack_of, unsupported
from motcua.scoring.rules.totals import TOTAL, Mark, sums
from motcua.scoring.rules.tree import Leaf, Tree
from motcua.scoring.tests.trees import marked, small, trees

WORDS = "Địa bàn không có nội dung này"
points = st.none() | st.integers(0, 20_000).map(of_thousandths)
claims = st.builds(
    Claim,
    points=points,
    waived=st.booleans(),
    words=st.sampled_from(["", "không", " " * 30, WORDS]),
    files=st.integers(0, 2),
    links=st.integers(0, 2),
    figure=st.booleans(),
)


@given(trees(), st.data())
def test_nothing_unproven_gets_through(tree: Tree, data: st.DataObject) -> None:
    given_claims = {leaf.code: data.draw(claims) for leaf in tree.leaves()}
    stopped = {each.leaf.code for each in unsupported(tree.leaves(), given_claims)}
    for leaf in tree.leaves():
        claim = given_claims[leaf.code]
        if leaf.survey or leaf.code in stopped:
            continue
        assert claim.waived or claim.points is not None
        if claim.waived:
            assert leaf.waivable and claim.words == WORDS
        elif claim.points:
            assert claim.files or claim.links or claim.figure
        else:
            assert claim.files or claim.links or claim.figure or claim.words == WORDS


@given(trees())
def test_without_any_claim_every_criterion_but_those_of_the_survey_is_named(tree: Tree) -> None:
    named = [each.leaf.code for each in unsupported(tree.leaves(), {})]
    assert named == [leaf.code for leaf in tree.leaves() if not leaf.survey]


@pytest.mark.parametrize(
    ("claim", "lack"),
    [
        (Claim(), Lack.ANSWER),
        (Claim(Decimal(1)), Lack.EVIDENCE),
        (Claim(Decimal(1), words=WORDS), Lack.EVIDENCE),
        (Claim(Decimal(1), files=1), None),
        (Claim(Decimal(1), links=1), None),
        (Claim(Decimal(1), figure=True), None),
        (Claim(ZERO), Lack.EXPLANATION),
        (Claim(ZERO, words=WORDS), None),
        (Claim(waived=True), Lack.REASON),
        (Claim(waived=True, words="không"), Lack.REASON),
        (Claim(waived=True, words=WORDS), None),
    ],
)
def test_what_each_claim_lacks(claim: Claim, lack: Lack | None) -> None:
    assert lack_of(small().leaf("1.2"), claim) == lack


def test_a_criterion_that_the_frame_does_not_waive_stays_due() -> None:
    assert lack_of(small().leaf("1.1"), Claim(waived=True, words=WORDS)) is Lack.NOT_WAIVABLE


def test_the_message_names_the_criterion() -> None:
    found = unsupported(small().leaves(), {"1.2": Claim(Decimal(1), files=1)})
    assert [each.text for each in found] == ["1.1 Kế hoạch: chưa tự chấm"]


@st.composite
def judged(draw: st.DrawFn) -> tuple[Tree, dict[str, Judgment]]:
    """Self-scores, an appraisal of most of them, and decisions on some disputes."""
    tree, own = draw(marked())
    found = {}
    for leaf in tree.leaves():
        appraised = draw(st.none() | marks_of(leaf))
        decided = draw(st.none() | marks_of(leaf)) if appraised else None
        found[leaf.code] = Judgment(own[leaf.code], appraised, decided, "Thiếu", "Đã xem lại")
    return tree, found


@st.composite
def marks_of(draw: st.DrawFn, leaf: Leaf) -> Mark:
    if leaf.waivable and draw(st.booleans()):
        return Mark(waived=True)
    return Mark(of_thousandths(draw(st.integers(0, thousandths(leaf.maximum)))))


@given(judged(), st.booleans())
def test_what_was_lost_and_what_was_given_make_up_what_could_be_reached(
    case: tuple[Tree, dict[str, Judgment]], survey: bool
) -> None:
    tree, judgments = case
    total = sums(tree, finals(judgments), survey=survey)[TOTAL]
    lost = losses(tree, judgments, survey=survey)
    assert total.points + sum(each.points for each in lost) == total.base
    assert all(isinstance(each.points, Decimal) and each.points > 0 for each in lost)
    assert all(each.reason for each in lost if judgments[each.leaf.code].appraised)


@given(judged(), st.booleans(), st.data())
def test_a_dispute_changes_its_own_criterion_only(
    case: tuple[Tree, dict[str, Judgment]], survey: bool, data: st.DataObject
) -> None:
    tree, judgments = case
    leaf = data.draw(st.sampled_from(list(tree.leaves())))
    before = sums(tree, finals(judgments), survey=survey)
    decided = replace(judgments[leaf.code], decided=data.draw(marks_of(leaf)))
    after = sums(tree, finals({**judgments, leaf.code: decided}), survey=survey)
    above = {node.code for node in tree.path(leaf.code)} | {TOTAL}
    assert {code for code in before if before[code] != after[code]} <= above
    moved = after[leaf.code].points - before[leaf.code].points
    assert all(after[code].points - before[code].points == moved for code in above)


@given(trees(), st.data())
def test_giving_less_than_was_claimed_needs_a_reason_and_giving_as_much_does_not(
    tree: Tree, data: st.DataObject
) -> None:
    leaf = data.draw(st.sampled_from(list(tree.leaves())))
    own, mark = data.draw(marks_of(leaf)), data.draw(marks_of(leaf))
    if own == mark:
        assert not needs_reason(leaf, own, mark)
    elif not own.waived and not mark.waived:
        assert own.points is not None and mark.points is not None
        assert needs_reason(leaf, own, mark) == (mark.points < own.points)
    assert needs_reason(leaf, Mark(), Mark(waived=True))
