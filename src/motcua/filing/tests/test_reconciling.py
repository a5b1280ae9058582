"""Reports from below against the count from above: every difference is some child's."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.filing.reconciling import Child, Origin, Reconciliation

COLUMNS = (3, 4, 5)
DUE = date(2026, 11, 20)
CELLS = st.fixed_dictionaries({column: st.integers(0, 50) for column in COLUMNS})
ZERO = dict.fromkeys(COLUMNS, 0)


@st.composite
def children(draw: st.DrawFn) -> tuple[Child, ...]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        origin = draw(st.sampled_from(Origin))
        counted = draw(st.none() | CELLS) if origin is Origin.IMPORTED else draw(CELLS)
        reported = None if origin is Origin.MISSING else draw(st.just(counted or ZERO) | CELLS)
        made.append(Child(f"H1.{number}", f"Xã {number}", origin, reported, counted, DUE))
    return tuple(made)


@given(children(), CELLS)
def test_every_difference_is_some_child_s(below: tuple[Child, ...], own: dict[int, int]) -> None:
    parent = {
        column: own[column] + sum((child.counted or ZERO)[column] for child in below) for column in COLUMNS
    }
    found = Reconciliation(COLUMNS, parent, own, below)
    for line in found.lines:
        assert found.unexplained(line.column) == 0
        assert line.parent == line.own + line.compared + line.difference
        assert bool(line.difference) <= bool(found.missing or found.differing)


@given(st.lists(CELLS, max_size=4), CELLS)
def test_it_holds_when_each_child_reported_what_is_counted(
    cells: list[dict[int, int]], own: dict[int, int]
) -> None:
    below = tuple(Child(f"H1.{place}", "", Origin.HERE, each, each, DUE) for place, each in enumerate(cells))
    parent = {column: own[column] + sum(each[column] for each in cells) for column in COLUMNS}
    found = Reconciliation(COLUMNS, parent, own, below)
    assert found.holds
    assert [line.whole for line in found.lines] == [parent[column] for column in COLUMNS]


def test_a_contradiction_above_is_not_laid_at_a_child_s_door() -> None:
    child = Child("H1.1", "Xã", Origin.HERE, {3: 5}, {3: 5}, DUE)
    assert Reconciliation((3,), {3: 9}, {3: 1}, (child,)).unexplained(3) == 3


def test_a_missing_child_is_late_after_its_day() -> None:
    child = Child("H1.1", "Xã", Origin.MISSING, None, {3: 2}, DUE)
    assert not child.late(DUE)
    assert child.late(DUE + timedelta(days=1))
    found = Reconciliation((3,), {3: 2}, {3: 0}, (child,))
    assert found.missing == (child,) and not found.holds
    assert not found.differing


def test_a_child_that_reported_other_numbers_is_named_with_its_columns() -> None:
    child = Child("H1.1", "Xã", Origin.HERE, {3: 5, 4: 1}, {3: 6, 4: 1}, DUE)
    found = Reconciliation((3, 4), {3: 6, 4: 1}, {3: 0, 4: 0}, (child,))
    assert found.differing == (child,)
    assert child.differing((3, 4)) == (3,)
    assert child.gap(3) == 1


def test_figures_from_elsewhere_stand_apart_from_those_of_here() -> None:
    here = Child("H1.1", "Xã 1", Origin.HERE, {3: 5}, {3: 5}, DUE)
    there = Child("H1.2", "Xã 2", Origin.IMPORTED, {3: 7}, None, DUE)
    found = Reconciliation((3,), {3: 6}, {3: 1}, (here, there))
    (line,) = found.lines
    assert (line.own, line.here, line.imported, line.whole, line.difference) == (1, 5, 7, 13, 0)
    assert found.holds


def test_a_report_from_elsewhere_is_compared_where_something_of_it_is_counted_here() -> None:
    there = Child("H1.2", "Xã 2", Origin.IMPORTED, {3: 7}, {3: 5}, DUE)
    found = Reconciliation((3,), {3: 6}, {3: 1}, (there,))
    assert found.lines[0].difference == -2
    assert found.differing == (there,)
