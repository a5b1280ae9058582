from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.scoring.rules.answers import Answer, Chosen, Judged, Share, Tally, from_json, to_json
from motcua.scoring.rules.formula_text import formula_in, text_of
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
from motcua.scoring.rules.gains import next_gain
from motcua.scoring.rules.points import ZERO, RulesError, parse, points_text
from motcua.scoring.rules.points import given as rounded
from motcua.scoring.rules.reading import formula_of, json_of_formula
from motcua.scoring.tests.trees import answers, formulas

TWO, FOUR = Decimal("2.00"), Decimal("4.00")


@st.composite
def answered(draw: st.DrawFn) -> tuple[Formula, Answer]:
    formula = draw(formulas())
    return formula, draw(answers(formula))


@given(answered())
def test_points_stay_between_nothing_and_the_maximum_with_two_digits(case: tuple[Formula, Answer]) -> None:
    formula, answer = case
    points = formula.points(answer)
    assert ZERO <= points <= formula.maximum
    assert points == points.quantize(Decimal("0.001"))


@given(formulas(), st.integers(1, 400), st.data())
def test_more_of_a_share_is_never_worth_less(formula: Formula, whole: int, data: st.DataObject) -> None:
    if formula.takes is not Share:
        return
    less, more = sorted((data.draw(st.integers(0, whole)), data.draw(st.integers(0, whole))))
    assert formula.points(Share(less, whole)) <= formula.points(Share(more, whole))


@pytest.mark.parametrize(
    ("numerator", "points"),
    [(98, "4.00"), (95, "4.00"), (94, "3.958"), (80, "3.368"), (79, "0.00"), (0, "0.00")],
)
def test_the_partial_formula_of_provincial_frames(numerator: int, points: str) -> None:
    """At least 95 per cent: 4; between: (share / 95 %) x 4; below 80 per cent: 0."""
    formula = Proportional(FOUR, Fraction(95, 100), Fraction(80, 100))
    assert formula.points(Share(numerator, 100)) == Decimal(points)


@pytest.mark.parametrize(("empty", "points"), [(Empty.FULL, FOUR), (Empty.ZERO, ZERO)])
@pytest.mark.parametrize("kind", ["all", "part", "steps"])
def test_a_share_of_nothing_is_what_the_frame_says(kind: str, empty: Empty, points: Decimal) -> None:
    made: dict[str, Formula] = {
        "all": AllOrNothing(FOUR, empty=empty),
        "part": Proportional(FOUR, empty=empty),
        "steps": Steps(FOUR, (Step(Fraction(1), FOUR),), empty),
    }
    assert made[kind].points(Share(0, 0)) == points


def test_all_or_nothing_has_nothing_between() -> None:
    formula = AllOrNothing(TWO, Fraction(1))
    assert [formula.points(Share(number, 3)) for number in (2, 3)] == [ZERO, TWO]


def test_the_highest_step_reached_counts() -> None:
    formula = Steps(TWO, (Step(Fraction(1, 2), Decimal("0.50")), Step(Fraction(1), TWO)))
    assert [formula.points(Share(number, 4)) for number in (1, 2, 3, 4)] == [
        ZERO, Decimal("0.50"), Decimal("0.50"), TWO,
    ]  # fmt: skip


def test_each_case_beyond_the_allowed_ones_is_deducted_down_to_nothing() -> None:
    formula = Deduction(TWO, Decimal("0.75"), allowed=1)
    assert [formula.points(Tally(number)) for number in (0, 1, 2, 4, 9)] == [
        TWO, TWO, Decimal("1.25"), ZERO, ZERO,
    ]  # fmt: skip


@pytest.mark.parametrize("answer", [Share(1, 2), Tally(1), Chosen("9"), Judged(Decimal("9.00"))])
def test_an_answer_of_another_kind_or_outside_is_refused(answer: Answer) -> None:
    choice = Choice(TWO, (Option("1", "Đạt", TWO), Option("2", "Không đạt", ZERO)))
    with pytest.raises(RulesError):
        (Judgement(TWO) if isinstance(answer, Judged) else choice).points(answer)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Choice(TWO, (Option("1", "Đạt", TWO),)),
        lambda: Choice(TWO, (Option("1", "Đạt", TWO), Option("1", "Không", ZERO))),
        lambda: Choice(TWO, (Option("1", "Đạt", FOUR), Option("2", "Không", ZERO))),
        lambda: Choice(FOUR, (Option("1", "Đạt", TWO), Option("2", "Không", ZERO))),
        lambda: AllOrNothing(TWO, Fraction(0)),
        lambda: Proportional(TWO, Fraction(3, 2)),
        lambda: Proportional(TWO, Fraction(1, 2), Fraction(2, 3)),
        lambda: Steps(TWO, (Step(Fraction(1, 2), ZERO),)),
        lambda: Steps(TWO, (Step(Fraction(1), Decimal("1.00")), Step(Fraction(1, 2), TWO))),
        lambda: Steps(TWO, ()),
        lambda: Deduction(TWO, ZERO),
        lambda: Deduction(TWO, FOUR),
        lambda: Share(3, 2),
        lambda: Share(-1, 2),
        lambda: Tally(-1),
    ],
)
def test_what_cannot_be_is_refused_when_it_is_made(make: object) -> None:
    assert callable(make)
    with pytest.raises(RulesError):
        make()


@given(formulas())
def test_a_formula_survives_json_and_the_cell_of_a_sheet(formula: Formula) -> None:
    assert formula_of(json_of_formula(formula)) == formula
    if not isinstance(formula, Choice):  # the keys of its options are numbered anew
        shown = formula_in(text_of(formula), formula.maximum)
        assert text_of(shown) == text_of(formula)


def test_the_six_forms_of_a_cell() -> None:
    written = {
        "Mức Đúng hạn: 2; Chậm: 1,5; Chưa: 0": "choice",
        "đạt từ 100%": "all_or_nothing",
        "Tỷ lệ từ 95%, sàn 80%": "proportional",
        "Bậc 100%: 2; 80%: 1": "steps",
        "Trừ 0,5 mỗi trường hợp, không trừ 2": "deduction",
        "Chấm.": "judgement",
    }
    assert {text: formula_in(text, TWO).kind for text in written} == written


def test_a_cell_may_say_that_nothing_counted_is_no_points() -> None:
    formula = formula_in("Tỷ lệ từ 100%, không có thì 0", TWO)
    assert formula.points(Share(0, 0)) == ZERO


@pytest.mark.parametrize(
    "text", ["", "khoảng 2 điểm", "Tỷ lệ từ 95", "Mức Đạt", "Bậc 80: 1", "Tỷ lệ từ 120%"]
)
def test_a_cell_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(RulesError):
        formula_in(text, TWO)


@given(answered())
def test_the_next_gain_is_what_that_many_more_would_bring(case: tuple[Formula, Answer]) -> None:
    formula, answer = case
    gain = next_gain(formula, answer)
    now = formula.points(answer)
    if gain is None:
        reachable = isinstance(answer, Share) and answer.denominator
        assert now == formula.maximum or not reachable or isinstance(formula, Judgement | Deduction)
        return
    assert gain.points > 0
    assert gain.things >= 1
    if isinstance(answer, Share):
        more = Share(answer.numerator + gain.things, answer.denominator)
        assert formula.points(more) - now == gain.points


def test_a_breach_cannot_be_undone_and_judged_points_have_no_next_step() -> None:
    assert next_gain(Deduction(TWO, Decimal("1.00")), Tally(1)) is None
    assert next_gain(Judgement(TWO), Judged(ZERO)) is None
    assert next_gain(Judgement(TWO), None) is None


@pytest.mark.parametrize(
    ("fraction", "points"),
    [
        (Fraction(1, 2000), "0.001"),
        (Fraction(1, 2001), "0.000"),
        (Fraction(2, 3), "0.667"),
        (Fraction(5, 1), "5.000"),
    ],
)
def test_points_are_rounded_half_up_from_the_exact_fraction(fraction: Fraction, points: str) -> None:
    assert rounded(fraction) == Decimal(points)


@pytest.mark.parametrize(("text", "points"), [("1,5", "1.500"), (" 2 ", "2.000"), ("0.125", "0.125")])
def test_points_are_read_as_officials_write_them(text: str, points: str) -> None:
    assert str(parse(text)) == points


@pytest.mark.parametrize("text", ["", "hai", "1,5555", "NaN", "Infinity", "1e30", "9" * 40])
def test_points_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(RulesError):
        parse(text)


@given(answered())
def test_an_answer_survives_json(case: tuple[Formula, Answer]) -> None:
    assert from_json(to_json(case[1])) == case[1]


@pytest.mark.parametrize(("empty", "worth"), [(Empty.FULL, "2"), (Empty.ZERO, "0")])
def test_the_words_of_a_share_say_what_nothing_is_worth(empty: Empty, worth: str) -> None:
    steps = Steps(TWO, (Step(Fraction(1), TWO),), empty)
    for formula in (AllOrNothing(TWO, empty=empty), Proportional(TWO, empty=empty), steps):
        assert formula.words().endswith(f"không phát sinh: {worth}")
        assert points_text(formula.points(Share(0, 0))) == worth
