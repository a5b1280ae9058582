"""Trees, marks and answers drawn by hypothesis, and a small tree with a name for every part."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from motcua.scoring.rules.answers import Answer, Chosen, Judged, Share, Tally
from motcua.scoring.rules.formulas import (
    AllOrNothing,
    Choice,
    Deduction,
    Empty,
    Formula,
    Judgement,
    Option,
    Proportional,
    Step,
    Steps,
)
from motcua.scoring.rules.points import of_thousandths, thousandths
from motcua.scoring.rules.totals import Mark
from motcua.scoring.rules.tree import Branch, Leaf, Node, Tree, Waived

maxima = st.integers(1, 20_000).map(of_thousandths)
shares = st.integers(1, 1000).map(lambda number: Fraction(number, 1000))
empties = st.sampled_from(list(Empty))


@st.composite
def choices(draw: st.DrawFn, maximum: Decimal) -> Choice:
    others = draw(st.lists(st.integers(0, thousandths(maximum)), min_size=1, max_size=3))
    points = [maximum, *map(of_thousandths, others)]
    return Choice(maximum, tuple(Option(str(n), f"Mức số {n}", each) for n, each in enumerate(points)))


@st.composite
def steps(draw: st.DrawFn, maximum: Decimal) -> Steps:
    levels = sorted(draw(st.sets(shares, min_size=1, max_size=4)), reverse=True)
    lower = draw(st.lists(st.integers(0, thousandths(maximum)), min_size=len(levels), max_size=len(levels)))
    points = [maximum, *map(of_thousandths, sorted(lower, reverse=True)[1:])]
    made = tuple(Step(level, each) for level, each in zip(levels, points, strict=True))
    return Steps(maximum, made, draw(empties))


@st.composite
def proportionals(draw: st.DrawFn, maximum: Decimal) -> Proportional:
    floor, full = sorted((draw(shares), draw(shares)))
    return Proportional(maximum, full, draw(st.sampled_from([Fraction(0), floor])), draw(empties))


@st.composite
def deductions(draw: st.DrawFn, maximum: Decimal) -> Deduction:
    each = of_thousandths(draw(st.integers(1, thousandths(maximum))))
    return Deduction(maximum, each, draw(st.integers(0, 3)))


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    maximum = draw(maxima)
    simple = st.builds(AllOrNothing, st.just(maximum), shares, empties) | st.just(Judgement(maximum))
    drawn: Formula = draw(
        simple | choices(maximum) | steps(maximum) | proportionals(maximum) | deductions(maximum)
    )
    return drawn


@st.composite
def answers(draw: st.DrawFn, formula: Formula) -> Answer:
    if isinstance(formula, Choice):
        return Chosen(draw(st.sampled_from(formula.options)).key)
    if isinstance(formula, Deduction):
        return Tally(draw(st.integers(0, 50)))
    if isinstance(formula, Judgement):
        return Judged(of_thousandths(draw(st.integers(0, thousandths(formula.maximum)))))
    whole = draw(st.integers(0, 5000))
    return Share(draw(st.integers(0, whole)), whole)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """One to four criteria, some of them with parts, some parts with parts of their own."""
    roots = tuple(_node(draw, str(number), 0) for number in range(1, draw(st.integers(1, 4)) + 1))
    return Tree(roots, draw(st.sampled_from(list(Waived))))


def _node(draw: st.DrawFn, code: str, depth: int) -> Node:
    if depth < 2 and draw(st.booleans()):
        count = draw(st.integers(1, 3))
        return Branch(
            code, f"Nhóm {code}", tuple(_node(draw, f"{code}.{n}", depth + 1) for n in range(1, count + 1))
        )
    return Leaf(
        code, f"Tiêu chí {code}", draw(formulas()), survey=draw(st.booleans()), waivable=draw(st.booleans())
    )


@st.composite
def marked(draw: st.DrawFn) -> tuple[Tree, dict[str, Mark]]:
    """A tree, and points for most of its leaves by their own formulas."""
    tree = draw(trees())
    marks = {}
    for leaf in tree.leaves():
        points = leaf.formula.points(draw(answers(leaf.formula)))
        marks[leaf.code] = draw(st.sampled_from([Mark(points), Mark(points), Mark(), Mark(waived=True)]))
    return tree, marks


def small(waived: Waived = Waived.FULL) -> Tree:
    """10 points: 1.1 of 2 (choice), 1.2 of 3 (proportional, waivable), 2 of 5 (survey)."""
    when = Choice(
        Decimal("2.00"),
        (
            Option("1", "Đúng hạn", Decimal("2.00")),
            Option("2", "Chậm", Decimal("1.00")),
            Option("3", "Chưa", Decimal("0.00")),
        ),
    )
    part = Proportional(Decimal("3.00"), Fraction(9, 10), Fraction(1, 2))
    lead = Branch(
        "1",
        "Chỉ đạo",
        (Leaf("1.1", "Kế hoạch", when), Leaf("1.2", "Nhiệm vụ", part, waivable=True)),
    )
    return Tree((lead, Leaf("2", "Hài lòng", Judgement(Decimal("5.00")), survey=True)), waived)


def automatic() -> Steps:
    """2 points from 95 per cent, 1 from 80."""
    steps = (Step(Fraction(95, 100), Decimal("2.000")), Step(Fraction(80, 100), Decimal("1.000")))
    return Steps(Decimal("2.000"), steps)
