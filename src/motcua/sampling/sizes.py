"""How many dossiers a sample needs. Exact arithmetic: every machine finds the same number.

Proportion: Cochran, Sampling Techniques (3rd ed. 1977), 4.4 with the finite population correction; the same
formula as Krejcie and Morgan, "Determining Sample Size for Research Activities", Educational and
Psychological Measurement 30 (1970) 607-610: the tests compare with its table. Rounded up: the margin is kept.
"""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil, comb

from .errors import SamplingError

# Critical values of chi-square with one degree of freedom, to the three decimals of the printed tables.
CHI_SQUARE = {"90": Fraction("2.706"), "95": Fraction("3.841"), "99": Fraction("6.635")}


def for_proportion(population: int, confidence: str = "95", margin: str = "5", expected: str = "50") -> int:
    """The smallest sample whose rate lies within ``margin`` points of the true one. Raises SamplingError."""
    return ceil(exact_for_proportion(population, confidence, margin, expected))


def exact_for_proportion(population: int, confidence: str, margin: str, expected: str) -> Fraction:
    """The formula before rounding: X²NP(1-P) / (d²(N-1) + X²P(1-P))."""
    chi_square, d = _chi_square(confidence), _share(margin, "Sai số cho phép")
    p = _share(expected, "Tỷ lệ dự kiến")
    spread = chi_square * p * (1 - p)
    return spread * population / (d * d * (population - 1) + spread) if population else Fraction(0)


def for_discovery(population: int, confidence: str = "95", rate: str = "1") -> int:
    """The smallest sample that holds one, if at least ``rate`` per cent have it. Raises SamplingError.

    Hypergeometric, without replacement: the chance to see none is C(N-M, n) / C(N, n) = C(N-n, M) / C(N, M).
    """
    _chi_square(confidence)
    faulty = max(1, ceil(_share(rate, "Tỷ lệ cần phát hiện") * population))
    allowed = (100 - int(confidence)) * comb(population, faulty)
    low, high = 0, population
    while low < high:
        middle = (low + high) // 2
        if 100 * comb(population - middle, faulty) <= allowed:
            high = middle
        else:
            low = middle + 1
    return low


def _chi_square(confidence: str) -> Fraction:
    if confidence not in CHI_SQUARE:
        raise SamplingError(f"Độ tin cậy phải là {', '.join(CHI_SQUARE)} phần trăm.")
    return CHI_SQUARE[confidence]


def _share(percent: str, what: str) -> Fraction:
    """Per cent as text, between 0 and 100, neither of them."""
    try:
        number = Decimal(percent)
    except InvalidOperation:
        number = Decimal(0)
    if not number.is_finite() or not 0 < number < 100:
        raise SamplingError(f"{what} phải là số phần trăm lớn hơn 0 và nhỏ hơn 100.")
    return Fraction(number) / 100
