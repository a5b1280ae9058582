"""Numbers in Vietnamese dress, and ratios that never lie."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.texts.numbers import decimal_comma, group, money, percent, quotient, ratio_text


def test_group_parts_thousands_with_dots() -> None:
    assert [group(n) for n in (0, 999, 1000, 1234567, -153455)] == [
        "0",
        "999",
        "1.000",
        "1.234.567",
        "-153.455",
    ]


@given(st.integers())
def test_group_keeps_the_number(number: int) -> None:
    assert int(group(number).replace(".", "")) == number


def test_money_ends_in_dong_and_does_not_break() -> None:
    assert money(2000) == "2.000\u00a0đ"
    assert money(0) == "0\u00a0đ"


def test_decimal_comma_rounds_half_up() -> None:
    assert decimal_comma(Decimal("1234567.85"), 1) == "1.234.567,9"
    assert decimal_comma(Decimal("0.125"), 2) == "0,13"
    assert decimal_comma(Decimal("-0.001"), 2) == "0,00"
    assert decimal_comma(Decimal("2.5"), 0) == "3"
    assert decimal_comma(Decimal("1" + "0" * 40 + ".5"), 2).endswith("000,50")


def test_kill_07_ratio_of_nothing_is_a_dash_not_a_hundred_per_cent() -> None:
    assert ratio_text(0, 0) == "–"
    assert percent(5, 0) is None


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (153222, 153279, "99,96%"),
        (1, 3, "33,33%"),
        (2, 3, "66,67%"),
        (1, 80000, "0,00%"),
        (1, 20000, "0,01%"),
        (0, 7, "0,00%"),
        (7, 7, "100,00%"),
    ],
)
def test_kill_07_ratio_rounds_half_up_and_never_truncates(
    numerator: int, denominator: int, text: str
) -> None:
    assert ratio_text(numerator, denominator) == text


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 4))
def test_kill_07_ratio_is_within_half_a_unit_of_the_truth(
    numerator: int, denominator: int, digits: int
) -> None:
    share = percent(numerator, denominator, digits)
    assert share is not None
    scaled = int(share * 10**digits)
    twice_error = 2 * scaled * denominator - 2 * numerator * 10 ** (digits + 2)
    assert -denominator < twice_error <= denominator


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.integers(0, 3))
def test_a_quotient_is_rounded_half_up(numerator: int, denominator: int, digits: int) -> None:
    exact, found = Fraction(numerator, denominator), Fraction(quotient(numerator, denominator, digits))
    assert abs(exact - found) <= Fraction(1, 2 * 10**digits)


def test_halves_go_away_from_zero() -> None:
    assert quotient(1, 2, 0) == Decimal(1)
    assert quotient(-1, 20, 1) == Decimal("-0.1")
