"""The Vietnamese definition of a figure, read off its predicate: comment and code cannot disagree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from motcua.figures.facts.base import Coded, Fact, Value
from motcua.figures.period import Moment
from motcua.figures.predicates import (
    AllOf,
    AnyOf,
    Atom,
    AtOrAfter,
    Before,
    DayBefore,
    Marked,
    Missing,
    Not,
    OneOf,
    OnWeekday,
    Predicate,
)

MOMENTS: Mapping[Moment, str] = {
    Moment.START: "đầu kỳ",
    Moment.END: "hết kỳ",
    Moment.THEN: "hết kỳ, hoặc lúc tính số liệu khi kỳ chưa hết",
}
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def describe(predicate: Predicate, negated: bool = False) -> str:
    """The predicate, or its negation, as a Vietnamese phrase without capital and full stop."""
    match predicate:
        case AllOf((AtOrAfter(left, Moment.START), Before())) if _within(predicate) and not negated:
            return f"{left.words} trong kỳ"
        case AllOf(parts):
            return (" hoặc " if negated else " và ").join(_inner(part, negated) for part in parts)
        case AnyOf(parts):
            return (" và " if negated else " hoặc ").join(_inner(part, negated) for part in parts)
        case Not(part):
            return describe(part, not negated)
        case _:
            return _negated(predicate) if negated else _atom(predicate)


@dataclass(frozen=True, slots=True)
class Outline:
    """A condition as a list: ``text`` leads into the ``parts``; without parts it is the condition itself."""

    text: str
    parts: tuple["Outline", ...] = ()


ALL, ANY = "đủ các điều kiện sau", "một trong các điều kiện sau"


def outline(predicate: Predicate, negated: bool = False) -> Outline:
    """What ``describe`` says, with its nesting as lists instead of brackets; like within like is one list."""
    if isinstance(predicate, Not):
        return outline(predicate.part, not negated)
    if not _compound(predicate, negated):
        return Outline(describe(predicate, negated))
    assert isinstance(predicate, AllOf | AnyOf)
    lead = ALL if isinstance(predicate, AllOf) is not negated else ANY
    parts: list[Outline] = []
    for each in (outline(part, negated) for part in predicate.parts):
        parts.extend(each.parts if each.text == lead and each.parts else (each,))
    return Outline(lead, tuple(parts))


def _inner(part: Predicate, negated: bool) -> str:
    text = describe(part, negated)
    return f"({text})" if _compound(part, negated) else text


def _compound(part: Predicate, negated: bool) -> bool:
    if isinstance(part, Not):
        return _compound(part.part, not negated)
    return isinstance(part, AllOf | AnyOf) and (negated or not _within(part))


def _within(predicate: Predicate) -> bool:
    """Whether it says that one instant lies in the period."""
    match predicate:
        case AllOf((AtOrAfter(left, Moment.START), Before(right, Moment.END))):
            return left is right
        case _:
            return False


def _atom(atom: Atom) -> str:
    match atom:
        case Before(left, right):
            return f"{left.words} trước {_words(right)}"
        case AtOrAfter(left, right):
            return f"{left.words} từ {_words(right)} trở đi"
        case DayBefore(day, other):
            return f"{day.words} trước {_words(other)}"
        case OnWeekday(at, weekday):
            return f"{at.words} vào {WEEKDAYS[weekday - 1]}"
        case Missing(at):
            return f"chưa có {at.words}"
        case Marked(mark):
            return f"{mark.lead} {mark.words}".strip()
        case OneOf(code, values):
            return f"{code.words} là {_values(code, values)}"
        case _:
            assert_never(atom)


def _negated(atom: Atom) -> str:
    match atom:
        case Before(left, right):
            return f"{left.words} không trước {_words(right)}"
        case AtOrAfter(left, right):
            return f"{left.words} không từ {_words(right)} trở đi"
        case DayBefore(day, other):
            return f"{day.words} không trước {_words(other)}"
        case OnWeekday(at, weekday):
            return f"{at.words} không vào {WEEKDAYS[weekday - 1]}"
        case Missing(at):
            return f"đã có {at.words}"
        case Marked(mark):
            return f"không {mark.words}"
        case OneOf(code, values):
            return f"{code.words} không là {_values(code, values)}"
        case _:
            assert_never(atom)


def _words(side: Fact | Moment) -> str:
    return MOMENTS[side] if isinstance(side, Moment) else side.words


def _values(code: Coded, values: tuple[Value, ...]) -> str:
    return " / ".join(f"“{code.meanings[value]}”" for value in values)
