"""Terms, fees, levels and counts as lists write them. What cannot be told stays text."""

import re

from motcua.rosters.entries import Fee, Span, Term, TermUnit
from motcua.texts.fold import fold

_UNITS = (
    (r"ngay \(?(?:lam viec|lv)\b\)?", TermUnit.WORKING_DAY),
    (r"gio \(?(?:lam viec|hanh chinh|lv)\b\)?", TermUnit.WORKING_HOUR),
    (r"ngay\b", TermUnit.CALENDAR_DAY),
    (r"(?:gio|h)\b", TermUnit.HOUR),
    (r"thang\b", TermUnit.MONTH),
    (r"nam\b", TermUnit.YEAR),
)
_LENGTH = re.compile(
    r"(?<![\d/.:])(\d{1,3})\s*(?:\([^()\d]*\)\s*)?(?:" + "|".join(f"({unit})" for unit, _ in _UNITS) + ")"
)
_SAME_DAY = re.compile(
    r"\b(?:trong|ngay trong|cung)(?: cung)?(?: mot)? ngay\b|\btuc thi\b|\bngay khi\b|\btra ngay\b"
)
_DAY_OF_MONTH = re.compile(r"\bngay \d{1,2}\s*(?:[/.-]\s*\d|thang)")
_BARE = re.compile(r"\d{1,4}")
_HOURS_A_DAY, _WORKING_HOURS_A_DAY = 24, 8

_AMOUNT = re.compile(
    r"(?<![\d/.,-])(\d{1,3}(?:[.,]\d{3})+|\d{1,9})\s*(?:vnd|dong|d)\b|"
    r"(?<![\d/.,-])(\d{1,3}(?:[.,]000)+)(?![\d/])"
)
_PLAIN_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,9}")
_FREE = re.compile(
    r"^khong\b(?! qua\b)|^mien$|\bkhong (?:thu|mat|phai nop)(?: le)?(?: phi)?\b|"
    r"\bmien(?: thu)?(?: le)? phi\b|^0$"
)
_COUNCIL = re.compile(r"\b(?:hdnd|hoi dong nhan dan)\b")

_LEVELS = (
    ("full", ("toan trinh", "dvc toan trinh", "toan_trinh", "full")),
    ("partial", ("mot phan", "mot_phan", "partial")),
    ("level_4", ("muc do 4", "muc 4", "cap do 4", "level_4")),
    ("level_3", ("muc do 3", "muc 3", "cap do 3", "level_3")),
    ("level_2", ("muc do 2", "muc 2", "cap do 2")),
    ("direct", ("truc tiep", "chua cung cap", "khong", "truc_tiep", "direct", "cung cap thong tin")),
)
_MARKS = frozenset({"x", "✓", "✔", "√", "co", "1"})
_AUTHORITIES = (
    (
        "commune",
        (
            "cap xa",
            "ubnd xa",
            "ubnd phuong",
            "uy ban nhan dan xa",
            "uy ban nhan dan phuong",
            "xa, phuong",
            "commune",
        ),
    ),
    ("district", ("cap huyen", "ubnd huyen", "uy ban nhan dan huyen", "district")),
    ("province", ("cap tinh", "ubnd tinh", "uy ban nhan dan tinh", "so ", "province")),
    ("central", ("cap bo", "trung uong", "central")),
)
_WHOLE_LEVELS = {"xa": "commune", "huyen": "district", "tinh": "province", "bo": "central"}


def read_term(text: str) -> Term | None:
    """None where nothing is written. "Trong ngày" is one working day; a bare number has no unit."""
    text = " ".join(text.split())
    if not text:
        return None
    if _BARE.fullmatch(text):
        return Term(text, (Span(int(text), TermUnit.UNKNOWN),))
    folded = fold(text)
    without_dates = _DAY_OF_MONTH.sub(" ", folded)
    found = [(each.start(), _span(each)) for each in _LENGTH.finditer(without_dates)]
    found += [(each.start(), Span(1, TermUnit.WORKING_DAY)) for each in _SAME_DAY.finditer(without_dates)]
    return Term(text, tuple(dict.fromkeys(span for _, span in sorted(found, key=lambda each: each[0]))))


def _span(found: re.Match[str]) -> Span:
    place = next(place for place in range(len(_UNITS)) if found[2 + place])
    return whole(Span(int(found[1]), _UNITS[place][1]))


def whole(span: Span) -> Span:
    """Hours that make full days, in days: 24 hours are a day, 8 working hours a working day."""
    for unit, hours, days in (
        (TermUnit.HOUR, _HOURS_A_DAY, TermUnit.CALENDAR_DAY),
        (TermUnit.WORKING_HOUR, _WORKING_HOURS_A_DAY, TermUnit.WORKING_DAY),
    ):
        if span.unit is unit and span.value and span.value % hours == 0:
            return Span(span.value // hours, days)
    return span


def read_fee(text: str) -> Fee | None:
    """None where nothing is written. Numbers of laws are no amounts."""
    text = " ".join(text.split())
    if not text:
        return None
    folded = fold(text)
    if _PLAIN_AMOUNT.fullmatch(folded):
        return Fee(text, (_number(folded),))
    amounts = [(found.start(), _number(found[1] or found[2])) for found in _AMOUNT.finditer(folded)]
    amounts += [(found.start(), 0) for found in _FREE.finditer(folded)]
    ordered = tuple(dict.fromkeys(amount for _, amount in sorted(amounts)))
    return Fee(text, ordered, _COUNCIL.search(folded) is not None)


def _number(digits: str) -> int:
    return int(digits.replace(".", "").replace(",", ""))


def read_service_level(text: str) -> str:
    """full, partial, level_2 to level_4, direct; blank where it is not said or not understood."""
    folded = fold(text)
    for level, words in _LEVELS:
        if any(folded == word or (len(word) > 5 and word in folded) for word in words):
            return level
    return ""


def is_mark(text: str) -> bool:
    """A cross in a column that is headed by a level."""
    return fold(text) in _MARKS


def read_levels(text: str) -> frozenset[str]:
    """The levels of authority that a text names: commune, district, province, central."""
    folded = f"{fold(text)} "
    if folded.strip() in _WHOLE_LEVELS:
        return frozenset({_WHOLE_LEVELS[folded.strip()]})
    return frozenset(level for level, words in _AUTHORITIES if any(word in folded for word in words))


def read_count(text: str) -> int | None:
    """A number of papers, where nothing else is written."""
    found = re.fullmatch(r"(\d{1,3})(?: (?:loai|giay to|thanh phan|muc))?", fold(text))
    return int(found[1]) if found else None
