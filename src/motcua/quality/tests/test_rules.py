"""Points of a ratio, in exact fractions, whatever the thresholds."""

import copy
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.quality.keys import KEYS
from motcua.quality.rules import Criterion, Empty, RulesError, from_json, rounded

THRESHOLDS = st.fractions(min_value=Fraction(1, 100), max_value=1)
COUNTS = st.tuples(st.integers(0, 10_000), st.integers(1, 10_000)).map(lambda pair: (min(pair), max(pair)))
SIX = {"key": "PROGRESS", "name": "Tiến độ", "maximum": 6, "full_at": "0.80"}


def rules_of(**changed: Any) -> dict[str, Any]:
    return {
        "groups": [{"name": "Nhóm", "criteria": [{**SIX, **changed}]}],
        "bands": [{"at_least": 0, "name": "Yếu"}, {"at_least": 5, "name": "Tốt"}],
    }


@given(THRESHOLDS, COUNTS)
def test_points_stay_between_nothing_and_the_maximum_and_never_fall_with_one_more(
    full_at: Fraction, counts: tuple[int, int]
) -> None:
    numerator, denominator = counts
    criterion = Criterion("k", "n", Fraction(6), full_at)
    points = criterion.points(numerator, denominator)
    assert 0 <= points <= 6
    assert criterion.points(numerator + 1, denominator) >= points


@given(THRESHOLDS, COUNTS)
def test_what_is_needed_brings_the_maximum_and_one_less_does_not(
    full_at: Fraction, counts: tuple[int, int]
) -> None:
    numerator, denominator = counts
    criterion = Criterion("k", "n", Fraction(6), full_at)
    needed = criterion.needed(numerator, denominator)
    assert criterion.points(numerator + needed, denominator) == 6
    if needed:
        assert criterion.points(numerator + needed - 1, denominator) < 6


@pytest.mark.parametrize(
    ("maximum", "full_at", "numerator", "denominator", "points"),
    [
        (2, "0.80", 60, 100, "1.50"),
        (2, "0.80", 80, 100, "2.00"),
        (6, "0.50", 1, 3, "4.00"),
        (4, "1", 1, 3, "1.33"),
    ],
)
def test_points_follow_the_formulas_of_the_index(
    maximum: int, full_at: str, numerator: int, denominator: int, points: str
) -> None:
    criterion = Criterion("k", "n", Fraction(maximum), Fraction(full_at))
    assert rounded(criterion.points(numerator, denominator)) == Decimal(points)


def test_nothing_to_count_gives_what_the_rules_say() -> None:
    assert Criterion("k", "n", Fraction(6)).points(0, 0) == 6
    assert Criterion("k", "n", Fraction(6), empty=Empty.ZERO).points(0, 0) == 0


def test_half_a_hundredth_is_rounded_up() -> None:
    assert rounded(Fraction(1005, 1000)) == Decimal("1.01")


def test_a_grade_begins_at_its_own_points() -> None:
    rules = from_json(rules_of(), KEYS)
    assert (rules.grade(Fraction(5)), rules.grade(Fraction(499, 100))) == ("Tốt", "Yếu")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"key": "KHONG_CO"}, "Không có tiêu chí"),
        ({"maximum": 0}, "Điểm tối đa"),
        ({"full_at": "1.2"}, "Ngưỡng"),
        ({"full_at": "0"}, "Ngưỡng"),
        ({"levels": ["xã"]}, "Cấp áp dụng"),
        ({"empty": "maybe"}, "chưa đúng dạng"),
        ({"maximum": "sáu"}, "chưa đúng dạng"),
    ],
)
def test_rules_that_cannot_be_are_refused_in_words(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(RulesError, match=told):
        from_json(rules_of(**changed), KEYS)


def test_a_criterion_written_twice_is_refused() -> None:
    twice = copy.deepcopy(rules_of())
    twice["groups"][0]["criteria"] *= 2
    with pytest.raises(RulesError, match="hai lần"):
        from_json(twice, KEYS)
