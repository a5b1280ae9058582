"""Acceptance 6: index totals, by property."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motcua.scoring.rules.points import ZERO, RulesError, of_thousandths
from motcua.scoring.rules.ranking import rank
from motcua.scoring.rules.reading import json_of, tree_of
from motcua.scoring.rules.totals import TOTAL, Mark, Sum, rescaled, sums
from motcua.scoring.rules.tree import Band, Branch, Leaf, Node, Tree, Waived
from motcua.scoring.tests.trees import marked, small, trees

Case = tuple[Tree, dict[str, Mark]]


@given(marked(), st.booleans())
def test_every_total_is_the_sum_of_its_leaves(case: Case, survey: bool) -> None:
    tree, marks = case
    found = sums(tree, marks, survey=survey)
    assert found[TOTAL].points == sum(found[leaf.code].points for leaf in tree.leaves())
    assert found[TOTAL].base == sum(found[leaf.code].base for leaf in tree.leaves())
    for node, _ in tree.walk():
        if isinstance(node, Branch):
            parts = [found[child.code] for child in node.children]
            assert found[node.code].points == sum(part.points for part in parts)
            assert found[node.code].base == sum(part.base for part in parts)
            assert found[node.code].missing == sum(part.missing for part in parts)


@given(marked(), st.booleans())
def test_every_node_lies_between_nothing_and_its_base_and_that_within_its_maximum(
    case: Case, survey: bool
) -> None:
    tree, marks = case
    found = sums(tree, marks, survey=survey)
    for node, _ in tree.walk():
        assert ZERO <= found[node.code].points <= found[node.code].base <= node.maximum
    total = rescaled(found[TOTAL], tree.maximum)
    assert total is None or ZERO <= total <= tree.maximum


@given(trees())
def test_the_maximum_of_a_node_is_that_of_its_parts(tree: Tree) -> None:
    for node, _ in tree.walk():
        if isinstance(node, Branch):
            assert node.maximum == sum(child.maximum for child in node.children)
    assert tree.maximum == sum(leaf.maximum for leaf in tree.leaves())


@given(st.integers(1, 200_000), st.data())
def test_rescaling_keeps_the_order(base: int, data: st.DataObject) -> None:
    """Of units judged by the same criteria."""
    less, more = sorted(data.draw(st.integers(0, base)) for _ in range(2))
    reach = of_thousandths(base)
    maximum = Decimal("100.00")
    totals = [rescaled(Sum(of_thousandths(each), reach, 0), maximum) for each in (less, more)]
    assert totals[0] is not None and totals[1] is not None
    assert totals[0] <= totals[1]


@given(marked(), st.booleans(), st.data())
def test_removing_a_criterion_never_changes_the_others(case: Case, survey: bool, data: st.DataObject) -> None:
    tree, marks = case
    gone = data.draw(st.sampled_from([leaf.code for leaf in tree.leaves()]))
    roots = tuple(node for node in (_without(root, gone) for root in tree.roots) if node)
    assume(roots)
    smaller = replace(tree, roots=roots)
    before, after = sums(tree, marks, survey=survey), sums(smaller, marks, survey=survey)
    for leaf in smaller.leaves():
        assert after[leaf.code] == before[leaf.code]
    assert after[TOTAL].points == before[TOTAL].points - before[gone].points


def _without(node: Node, gone: str) -> Node | None:
    if isinstance(node, Leaf):
        return None if node.code == gone else node
    left = tuple(child for child in (_without(child, gone) for child in node.children) if child)
    return Branch(node.code, node.name, left) if left else None


@given(st.lists(st.none() | st.integers(0, 40), max_size=12))
def test_equal_points_share_a_place_and_the_next_is_skipped(points: list[int | None]) -> None:
    placed = rank([(number, None if each is None else Decimal(each)) for number, each in enumerate(points)])
    assert len(placed) == len(points)
    for row in placed:
        if row.points is None:
            assert row.place is None
        else:
            better = sum(1 for each in points if each is not None and each > row.points)
            assert row.place == better + 1
    for before, after in pairwise(placed):
        if before.points == after.points:
            assert before.key < after.key
        if before.points is None:
            assert after.points is None


def test_places_of_four_units() -> None:
    rows = [("a", Decimal(80)), ("b", Decimal(90)), ("c", Decimal(80)), ("d", Decimal(70)), ("e", None)]
    assert [(row.key, row.place) for row in rank(rows)] == [
        ("b", 1),
        ("a", 2),
        ("c", 2),
        ("d", 4),
        ("e", None),
    ]


MARKS = {"1.1": Mark(Decimal("1.00")), "1.2": Mark(Decimal("3.00")), "2": Mark(Decimal("2.00"))}


def test_without_the_survey_the_appraisal_counts_for_a_hundred_per_cent() -> None:
    tree = small()
    found = sums(tree, MARKS, survey=False)
    assert (found[TOTAL].points, found[TOTAL].base) == (Decimal("4.00"), Decimal("5.00"))
    assert rescaled(found[TOTAL], tree.maximum) == Decimal("8.00")
    assert rescaled(sums(tree, MARKS, survey=True)[TOTAL], tree.maximum) == Decimal("6.00")


@pytest.mark.parametrize(
    ("rule", "points", "base", "total"),
    [(Waived.FULL, "6.000", "10.000", "6"), (Waived.OUT, "3.000", "7.000", "4.286")],
)
def test_a_criterion_that_does_not_apply_is_full_or_out_as_the_frame_says(
    rule: Waived, points: str, base: str, total: str
) -> None:
    tree = small(rule)
    found = sums(tree, {**MARKS, "1.2": Mark(waived=True)}, survey=True)[TOTAL]
    assert (str(found.points), str(found.base)) == (points, base)
    assert rescaled(found, tree.maximum) == Decimal(total)


def test_nothing_that_counts_is_no_total() -> None:
    tree = Tree((small().leaf("2"),))
    assert rescaled(sums(tree, MARKS, survey=False)[TOTAL], tree.maximum) is None


def test_leaves_without_points_are_counted_as_missing() -> None:
    found = sums(small(), {"1.1": Mark(Decimal("1.00"))}, survey=True)
    assert (found["1"].missing, found[TOTAL].missing) == (1, 2)


def test_a_grade_is_that_of_the_highest_band_reached() -> None:
    bands = (Band(Decimal(50), "Trung bình"), Band(Decimal(80), "Tốt"))
    tree = replace(small(), bands=bands)
    assert [tree.grade(Decimal(each)) for each in (80, 79, 49)] == ["Tốt", "Trung bình", ""]


@given(trees())
def test_a_tree_survives_json(tree: Tree) -> None:
    assert tree_of(json_of(tree)) == tree


def test_a_tree_with_a_code_twice_or_an_empty_branch_is_refused() -> None:
    leaf = small().leaf("1.1")
    for roots in ((leaf, leaf), (Branch("1", "Rỗng", ()),), ()):
        with pytest.raises(RulesError):
            Tree(roots)


def test_the_way_down_to_a_criterion() -> None:
    assert [node.code for node in small().path("1.2")] == ["1", "1.2"]
    with pytest.raises(KeyError):
        small().path("3")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"criteria": [{"code": "1"}]},
        {"criteria": "1"},
        {"criteria": [{"code": "1", "name": "a", "formula": {"kind": "x", "maximum": "1"}}]},
    ],
)
def test_json_that_is_no_tree_is_refused_in_vietnamese(data: dict[str, object]) -> None:
    with pytest.raises(RulesError, match=r"Bộ tiêu chí|công thức"):
        tree_of(data)
