"""How an answer becomes points: one small class a kind of formula, each between 0 and its maximum.

Typical partial formula of provincial frames (domain.md 6): reached X per cent, the maximum; between,
(share / X) x maximum; below a floor, 0.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, Protocol, TypeVar

from motcua.scoring.rules.answers import Answer, Chosen, Judged, Share, Tally
from motcua.scoring.rules.points import ZERO, RulesError, exact, given, percent_text, points_text

A = TypeVar("A", Share, Tally, Chosen, Judged)


class Empty(StrEnum):
    """What a share gets when there was nothing to count."""

    FULL = "full"
    ZERO = "zero"


class Formula(Protocol):
    kind: ClassVar[str]
    takes: ClassVar[type[Answer]]

    @property
    def maximum(self) -> Decimal: ...

    def points(self, answer: Answer) -> Decimal:
        """Raises RulesError for an answer of the wrong kind."""

    def words(self) -> str:
        """The rule in Vietnamese, read off the same values."""


@dataclass(frozen=True)
class Option:
    key: str
    label: str
    points: Decimal


@dataclass(frozen=True)
class Choice:
    """One of several answers, each worth its points; met or not met is a choice of two."""

    maximum: Decimal
    options: tuple[Option, ...]
    kind: ClassVar[str] = "choice"
    takes: ClassVar[type[Answer]] = Chosen

    def __post_init__(self) -> None:
        keys = [option.key for option in self.options]
        if len(keys) < 2 or len(set(keys)) != len(keys):
            raise RulesError("Cần ít nhất hai mức, không mức nào trùng mức nào.")
        if any(not ZERO <= option.points <= self.maximum for option in self.options):
            raise RulesError("Điểm của mỗi mức phải từ 0 đến điểm tối đa.")
        if max(option.points for option in self.options) != self.maximum:
            raise RulesError("Mức cao nhất phải được điểm tối đa.")

    def points(self, answer: Answer) -> Decimal:
        chosen = _need(answer, Chosen)
        for option in self.options:
            if option.key == chosen.key:
                return option.points
        raise RulesError("Chọn một trong các mức đã cho.")

    def words(self) -> str:
        return "; ".join(f"{option.label}: {points_text(option.points)}" for option in self.options)


@dataclass(frozen=True)
class AllOrNothing:
    """The maximum from ``at_least`` upwards, nothing below."""

    maximum: Decimal
    at_least: Fraction = Fraction(1)
    empty: Empty = Empty.FULL
    kind: ClassVar[str] = "all_or_nothing"
    takes: ClassVar[type[Answer]] = Share

    def __post_init__(self) -> None:
        _check_share(self.at_least)

    def points(self, answer: Answer) -> Decimal:
        share = _need(answer, Share)
        if not share.denominator:
            return _of_nothing(self.maximum, self.empty)
        reached = Fraction(share.numerator, share.denominator) >= self.at_least
        return self.maximum if reached else ZERO

    def words(self) -> str:
        reached = f"Đạt từ {percent_text(self.at_least)} trở lên: {points_text(self.maximum)}"
        return f"{reached}; dưới mức đó: 0{_nothing_words(self.maximum, self.empty)}"


@dataclass(frozen=True)
class Proportional:
    """``full_at`` and above: the maximum; below ``floor``: 0; between: (share / full_at) x maximum."""

    maximum: Decimal
    full_at: Fraction = Fraction(1)
    floor: Fraction = Fraction(0)
    empty: Empty = Empty.FULL
    kind: ClassVar[str] = "proportional"
    takes: ClassVar[type[Answer]] = Share

    def __post_init__(self) -> None:
        _check_share(self.full_at)
        if not 0 <= self.floor <= self.full_at:
            raise RulesError("Mức sàn phải từ 0 đến mức đạt điểm tối đa.")

    def points(self, answer: Answer) -> Decimal:
        share = _need(answer, Share)
        if not share.denominator:
            return _of_nothing(self.maximum, self.empty)
        reached = Fraction(share.numerator, share.denominator)
        if reached < self.floor:
            return ZERO
        return given(exact(self.maximum) * min(Fraction(1), reached / self.full_at))

    def words(self) -> str:
        full, floor = percent_text(self.full_at), percent_text(self.floor)
        between = f"(tỷ lệ ÷ {full}) × {points_text(self.maximum)}"
        if not self.floor:
            below = f"thấp hơn: {between}"
        else:
            below = f"từ {floor} đến dưới {full}: {between}; dưới {floor}: 0"
        most = f"Đạt từ {full} trở lên: {points_text(self.maximum)}"
        return f"{most}; {below}{_nothing_words(self.maximum, self.empty)}"


@dataclass(frozen=True)
class Step:
    at_least: Fraction
    points: Decimal


@dataclass(frozen=True)
class Steps:
    """The points of the highest step that the share reaches; 0 below the lowest."""

    maximum: Decimal
    steps: tuple[Step, ...]
    empty: Empty = Empty.FULL
    kind: ClassVar[str] = "steps"
    takes: ClassVar[type[Answer]] = Share

    def __post_init__(self) -> None:
        """Steps are kept from the highest down; more reached is never worth less."""
        ordered = tuple(sorted(self.steps, key=lambda step: -step.at_least))
        object.__setattr__(self, "steps", ordered)
        points = [step.points for step in ordered]
        if not ordered or points[0] != self.maximum:
            raise RulesError("Bậc cao nhất phải được điểm tối đa.")
        if points != sorted(points, reverse=True) or points[-1] < ZERO:
            raise RulesError("Bậc cao hơn không được ít điểm hơn bậc thấp.")
        if len({step.at_least for step in ordered}) != len(ordered):
            raise RulesError("Hai bậc không được cùng một mức.")
        if not all(0 <= step.at_least <= 1 for step in ordered):
            raise RulesError("Mức của mỗi bậc phải từ 0% đến 100%.")

    def points(self, answer: Answer) -> Decimal:
        share = _need(answer, Share)
        if not share.denominator:
            return _of_nothing(self.maximum, self.empty)
        reached = Fraction(share.numerator, share.denominator)
        return next((step.points for step in self.steps if reached >= step.at_least), ZERO)

    def words(self) -> str:
        parts = [f"từ {percent_text(step.at_least)}: {points_text(step.points)}" for step in self.steps]
        below = f"thấp hơn: 0{_nothing_words(self.maximum, self.empty)}"
        return f"{'; '.join(parts).capitalize()}; {below}"


@dataclass(frozen=True)
class Deduction:
    """The maximum less ``each`` for every case beyond ``allowed``; never below 0."""

    maximum: Decimal
    each: Decimal
    allowed: int = 0
    kind: ClassVar[str] = "deduction"
    takes: ClassVar[type[Answer]] = Tally

    def __post_init__(self) -> None:
        if not ZERO < self.each <= self.maximum:
            raise RulesError("Điểm trừ mỗi trường hợp phải lớn hơn 0 và không quá điểm tối đa.")
        if self.allowed < 0:
            raise RulesError("Số trường hợp không bị trừ phải từ 0 trở lên.")

    def points(self, answer: Answer) -> Decimal:
        tally = _need(answer, Tally)
        lost = exact(self.each) * max(0, tally.number - self.allowed)
        return given(max(Fraction(0), exact(self.maximum) - lost))

    def words(self) -> str:
        after = f" từ trường hợp thứ {self.allowed + 1}" if self.allowed else ""
        return f"Trừ {points_text(self.each)} điểm mỗi trường hợp{after}, thấp nhất 0"


@dataclass(frozen=True)
class Judgement:
    """Points that people give, from 0 to the maximum: a survey's, or where the frame states no formula."""

    maximum: Decimal
    kind: ClassVar[str] = "judgement"
    takes: ClassVar[type[Answer]] = Judged

    def points(self, answer: Answer) -> Decimal:
        judged = _need(answer, Judged)
        check_within(judged.points, self.maximum)
        return judged.points

    def words(self) -> str:
        return f"Chấm từ 0 đến {points_text(self.maximum)} theo tài liệu kiểm chứng"


FORMULAS = (Choice, AllOrNothing, Proportional, Steps, Deduction, Judgement)


def check_within(points: Decimal, maximum: Decimal) -> None:
    """Raises RulesError for points below 0 or above the maximum."""
    if not ZERO <= points <= maximum:
        raise RulesError(f"Điểm phải từ 0 đến {points_text(maximum)}.")


def _need(answer: Answer, kind: type[A]) -> A:
    if not isinstance(answer, kind):
        raise RulesError("Câu trả lời không đúng loại mà công thức của tiêu chí cần.")
    return answer


def _of_nothing(maximum: Decimal, empty: Empty) -> Decimal:
    return maximum if empty is Empty.FULL else ZERO


def _nothing_words(maximum: Decimal, empty: Empty) -> str:
    return f"; không phát sinh: {points_text(_of_nothing(maximum, empty))}"


def _check_share(share: Fraction) -> None:
    if not 0 < share <= 1:
        raise RulesError("Mức đạt điểm tối đa phải lớn hơn 0% và không quá 100%.")
