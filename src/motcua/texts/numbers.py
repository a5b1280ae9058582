"""Numbers as Vietnamese officials write them: 1.234.567,8; 2.000 đ; 99,96%. Rounding is half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

NO_VALUE = "–"
_SWAP = str.maketrans(",.", ".,")


def group(number: int) -> str:
    """Thousands parted by dots: 1234567 -> "1.234.567"."""
    return f"{number:,}".translate(_SWAP)


def money(amount: int) -> str:
    """An amount in dong: 2000 -> "2.000 đ" (the space does not break)."""
    return f"{group(amount)}\u00a0đ"


def decimal_comma(number: Decimal, digits: int) -> str:
    """`digits` decimals, half up, comma: Decimal("1234567.85"), 1 -> "1.234.567,9"."""
    rounded = _round(number, digits)
    return f"{abs(rounded) if rounded.is_zero() else rounded:,.{digits}f}".translate(_SWAP)


def quotient(numerator: int, denominator: int, digits: int) -> Decimal:
    """Rounded half up from the exact quotient. Raises ZeroDivisionError."""
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    scaled, remainder = divmod(abs(numerator) * 10**digits, abs(denominator))
    rounded = scaled + (2 * remainder >= abs(denominator))
    return Decimal(f"{sign * rounded}E-{digits}")


def percent(numerator: int, denominator: int, digits: int = 2) -> Decimal | None:
    """Share in per cent rounded half up from the exact quotient; None where the denominator is 0."""
    return None if denominator == 0 else quotient(100 * numerator, denominator, digits)


def ratio_text(numerator: int, denominator: int, digits: int = 2) -> str:
    """Share in per cent: (1, 3) -> "33,33%"; "–" where the denominator is 0, because nothing was counted."""
    share = percent(numerator, denominator, digits)
    return NO_VALUE if share is None else f"{decimal_comma(share, digits)}%"


def _round(number: Decimal, digits: int) -> Decimal:
    with localcontext() as context:
        context.prec = max(28, number.adjusted() + digits + 3)
        return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
