"""A figure: a number in the text, what it is a number of, and how exactly it is meant."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from motcua.checker import numerals
from motcua.checker.lexicon import nouns, references
from motcua.checker.normal import either, key

PERCENT = "percent"


class Bound(StrEnum):
    """How a figure is meant: "hơn 300" is ABOVE, "gần 30%" BELOW, "khoảng 25%" ABOUT."""

    EXACT = "exact"
    ABOVE = "above"
    BELOW = "below"
    ABOUT = "about"


@dataclass(frozen=True)
class Figure:
    """``value`` in units (1,5 triệu is 1500000); ``ulp``: what its last printed digit is worth.

    ``start``, ``end``: place of the numeral in the block; ``stop``: where its unit ends.
    """

    text: str
    value: Decimal
    ulp: Decimal
    bound: Bound
    kind: str | None
    noun: str
    start: int
    end: int
    stop: int
    block: int = 0

    @property
    def is_percent(self) -> bool:
        return self.kind == PERCENT

    @property
    def exact(self) -> bool:
        return self.bound is Bound.EXACT

    @property
    def rounded(self) -> bool:
        """Whether the printed digits are a rounding of something finer."""
        return self.ulp != 1 or self.is_percent


_ALONE = r"(?<![\w.,])(?<!\d/)(?<![^\W\d]-)"
_NUMERAL = re.compile(
    rf"{_ALONE}(?<!\d[-–])(?:{numerals.NUMERAL})(?!\w|[.,/-]\w)"  # by itself
    rf"|(?<=\d/)(?:{numerals.NUMERAL})(?![\w/])|{_ALONE}(?:{numerals.NUMERAL})(?=/\d)"  # in N/M
    rf"|{_ALONE}(?:{numerals.NUMERAL})(?=(?:đ|ha|km|m2|m²|tr)\b)"  # with its unit
)
_PERCENT = re.compile(r"\s*(?:%|phần trăm(?!\w))")
_ABOUT = either(
    "khoảng",
    "xấp xỉ",
    "ước",
    "ước đạt",
    "ước khoảng",
    "chừng",
    "tầm",
    "ước tính",
    "ước chừng",
    "gần bằng",
    "ngót",
    "~",
    "≈",
)
_ABOVE = either("hơn", "trên", "ít nhất", "tối thiểu", "từ", "đạt trên", "vượt", "quá")
_BELOW = either("gần", "dưới", "không quá", "tối đa", "chưa đến", "chưa tới", "chưa đầy", "ngót")
_BOUNDS = ((Bound.ABOVE, _ABOVE), (Bound.BELOW, _BELOW), (Bound.ABOUT, _ABOUT))
_COMPARED = re.compile(r"\b(?:nhiều|cao|ít|thấp|lớn|kém|nhanh|sớm)\s+hơn$")
_NOT_BOUND = either("vượt", "quá", "từ", "không trên", "trên trên")
_RANKS = re.compile(r"\b(?:cấp|bên|phía|đơn vị|cơ quan) (?:trên|dưới)$")
_AT_LEAST = re.compile(r"[^\d,.;()]{0,20}?\s+trở lên(?!\w)")


def read(text: str, block: int = 0) -> list[Figure]:
    """The figures of a block of text, in order. Dates, codes, legal references and list numbers are none."""
    lowered = key(text)
    masked = references.spans(lowered)
    return [
        _figure(lowered, found, block)
        for found in _NUMERAL.finditer(text)
        if not any(start <= found.start() < end for start, end in masked)
    ]


def _figure(lowered: str, found: re.Match[str], block: int) -> Figure:
    number = numerals.read(found[0])
    power, after, money = nouns.scale_after(lowered, found.end())
    percent = _PERCENT.match(lowered, after)
    noun = None if percent else nouns.noun_after(lowered, after)
    kind, word, stop = _counted(percent, money or (power > 3 and noun is None), noun, after)
    if number.doubtful and power == 0 and kind not in (PERCENT, "money", "area", "points", "length", None):
        number = number.as_thousands()
    scale = Decimal(10) ** power
    return Figure(
        found[0],
        number.value * scale,
        scale.scaleb(-number.digits),
        _bound(lowered, found.start(), after),
        kind,
        word,
        found.start(),
        found.end(),
        stop,
        block,
    )


def _counted(
    percent: re.Match[str] | None, money: bool, noun: tuple[str, str] | None, after: int
) -> tuple[str | None, str, int]:
    if percent:
        return PERCENT, "%", percent.end()
    if money:
        return "money", "đồng", after
    if noun:
        return noun[1], noun[0], after
    return None, "", after


def _bound(lowered: str, start: int, end: int) -> Bound:
    before = lowered[max(0, start - 16) : start].rstrip(" (")
    if _AT_LEAST.match(lowered, end):
        return Bound.ABOVE
    for bound, words in _BOUNDS:
        if _COMPARED.search(before) or _RANKS.search(before):
            break
        found = [match for match in words.finditer(before) if match.end() == len(before)]
        if found and not _NOT_BOUND.fullmatch(found[-1][0]):
            return bound
    return Bound.ABOUT if _near(before) else Bound.EXACT


def _near(before: str) -> bool:
    return any(match.end() == len(before) for match in _ABOUT.finditer(before))
