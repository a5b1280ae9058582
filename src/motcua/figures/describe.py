"""The Vietnamese definition of a figure, read off its predicate: comment and code cannot disagree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from motcua.figures.facts import At, Code, Mark, On
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

INSTANTS: Mapping[At | Moment, str] = {
    At.RECEIVED: "thời điểm tiếp nhận",
    At.RESOLVED: "thời điểm có kết quả",
    At.RETURNED: "thời điểm trả kết quả",
    At.DUE: "thời điểm hẹn trả",
    At.DUE_THEN: "thời điểm hẹn trả tính đến hết kỳ",
    Moment.START: "đầu kỳ",
    Moment.END: "hết kỳ",
    Moment.THEN: "hết kỳ, hoặc lúc tính số liệu khi kỳ chưa hết",
}
DAYS: Mapping[On, str] = {On.RESOLVED: "ngày có kết quả", On.DUE: "ngày hẹn trả"}
MARKS: Mapping[Mark, str] = {Mark.WAITING_THEN: "tạm dừng tính thời hạn vào lúc hết kỳ"}
CODES: Mapping[Code, str] = {
    Code.CHANNEL: "hình thức nộp",
    Code.SERVICE_LEVEL: "mức độ dịch vụ công trực tuyến",
    Code.STATUS: "trạng thái",
    Code.SOURCE: "nguồn",
    Code.TYPED_BY: "người nhập",
}
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
# The words of domain.md 2.1 and 3 for the codes that dossiers carry.
VALUES: Mapping[tuple[Code, str | int], str] = {
    (Code.CHANNEL, "counter"): "trực tiếp",
    (Code.CHANNEL, "online"): "trực tuyến",
    (Code.CHANNEL, "post"): "bưu chính công ích",
    (Code.SERVICE_LEVEL, "full"): "toàn trình",
    (Code.SERVICE_LEVEL, "level_4"): "mức độ 4",
    (Code.SOURCE, "software"): "tiếp nhận qua phần mềm",
    (Code.SOURCE, "paper"): "nhập lại từ sổ giấy",
    (Code.TYPED_BY, "citizen"): "công dân tự nộp",
    (Code.TYPED_BY, "helped"): "công dân nộp có hướng dẫn tại quầy",
    (Code.TYPED_BY, "officer"): "cán bộ nhập",
    (Code.STATUS, 2): "được tiếp nhận",
    (Code.STATUS, 4): "đang xử lý",
    (Code.STATUS, 7): "công dân rút hồ sơ",
    (Code.STATUS, 8): "dừng xử lý",
    (Code.STATUS, 9): "đã xử lý xong",
    (Code.STATUS, 10): "đã trả kết quả",
}


def describe(predicate: Predicate, negated: bool = False) -> str:
    """The predicate, or its negation, as a Vietnamese phrase without capital and full stop."""
    match predicate:
        case AllOf((AtOrAfter(left, Moment.START), Before())) if _within(predicate) and not negated:
            return f"{INSTANTS[left]} trong kỳ"
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
            return f"{INSTANTS[left]} trước {INSTANTS[right]}"
        case AtOrAfter(left, right):
            return f"{INSTANTS[left]} từ {INSTANTS[right]} trở đi"
        case DayBefore(day, other):
            return f"{DAYS[day]} trước {DAYS[other]}"
        case OnWeekday(at, weekday):
            return f"{INSTANTS[at]} vào {WEEKDAYS[weekday - 1]}"
        case Missing(at):
            return f"chưa có {INSTANTS[at]}"
        case Marked(mark):
            return f"đang {MARKS[mark]}"
        case OneOf(code, values):
            return f"{CODES[code]} là {_values(code, values)}"
        case _:
            assert_never(atom)


def _negated(atom: Atom) -> str:
    match atom:
        case Before(left, right):
            return f"{INSTANTS[left]} không trước {INSTANTS[right]}"
        case AtOrAfter(left, right):
            return f"{INSTANTS[left]} không từ {INSTANTS[right]} trở đi"
        case DayBefore(day, other):
            return f"{DAYS[day]} không trước {DAYS[other]}"
        case OnWeekday(at, weekday):
            return f"{INSTANTS[at]} không vào {WEEKDAYS[weekday - 1]}"
        case Missing(at):
            return f"đã có {INSTANTS[at]}"
        case Marked(mark):
            return f"không {MARKS[mark]}"
        case OneOf(code, values):
            return f"{CODES[code]} không là {_values(code, values)}"
        case _:
            assert_never(atom)


def _values(code: Code, values: tuple[str | int, ...]) -> str:
    return " / ".join(f"“{VALUES[(code, value)]}”" for value in values)
