"""Points: exact fractions while they are computed, thousandths half up once they are given; never floats."""

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction

from motcua.texts.numbers import decimal_comma

DIGITS = 3
MOST = 100_000  # points; no frame knows as many
ZERO = Decimal("0.000")
_UNIT = Decimal(1).scaleb(-DIGITS)
_EXACT = Context(prec=50)


class RulesError(ValueError):
    """Rules or answers that cannot be; the message is Vietnamese and says where."""


def given(points: Fraction) -> Decimal:
    """Half up from the exact fraction: 1/2000 gives 0.001."""
    scaled = points * 10**DIGITS
    sign = -1 if scaled < 0 else 1
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    return Decimal(sign * (whole + (2 * rest >= scaled.denominator))).scaleb(-DIGITS)


def exact(points: Decimal) -> Fraction:
    return Fraction(points)


def parse(text: str) -> Decimal:
    """Points as officials write them, "1,5" or "1.5", at most three decimals. Raises RulesError."""
    written = text.strip().replace(",", ".")
    try:
        if not written or len(written) > 12:
            raise InvalidOperation
        value = Decimal(written)
        if not value.is_finite() or abs(value) > MOST:
            raise InvalidOperation
        fits = value == value.quantize(_UNIT, rounding=ROUND_HALF_UP, context=_EXACT)
    except InvalidOperation:
        raise RulesError(f"“{text[:20]}” không phải là điểm. Nhập số, ví dụ 1,5.") from None
    if not fits:
        raise RulesError(f"“{text[:20]}” có quá ba chữ số thập phân. Làm tròn còn ba chữ số, ví dụ 1,125.")
    return value.quantize(_UNIT, context=_EXACT)


def points_text(points: Decimal) -> str:
    """As officials write them, without idle zeros: 1,5; 2."""
    return decimal_comma(points, DIGITS).rstrip("0").rstrip(",")


def percent_text(share: Fraction) -> str:
    """1/2 -> "50%"; three decimals at most, half up."""
    return f"{points_text(given(share * 100))}%"


def thousandths(points: Decimal) -> int:
    """As a column keeps them: sums in a database stay whole numbers. Raises RulesError for finer points."""
    whole = exact(points) * 10**DIGITS
    if whole.denominator != 1:
        raise RulesError(f"{points} có quá ba chữ số thập phân.")
    number: int = whole.numerator
    return number


def of_thousandths(number: int) -> Decimal:
    return Decimal(number).scaleb(-DIGITS)
