"""Pure: the index as its dated rules lay it down: groups, criteria, thresholds, and the points of a ratio.

QĐ 766/QĐ-TTg (23/6/2022), structure of 2026 as the national portal answers it (verified, domain.md 5).
Every criterion has one shape: ``maximum`` x min(1, ratio / ``full_at``), in exact fractions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

DIGITS = 2
LEVELS = ("province", "district", "commune")


class RulesError(ValueError):
    """Rules that cannot be; the message is Vietnamese and says where."""


class Empty(StrEnum):
    """What a criterion gets when there was nothing to count."""

    FULL = "full"
    ZERO = "zero"


@dataclass(frozen=True)
class Criterion:
    """``levels``: levels of agencies it is asked of; others get the maximum (domain.md 5, verified)."""

    key: str
    name: str
    maximum: Fraction
    full_at: Fraction = Fraction(1)
    empty: Empty = Empty.FULL
    levels: tuple[str, ...] = LEVELS

    def points(self, numerator: int, denominator: int) -> Fraction:
        """Exact points between 0 and the maximum."""
        if denominator == 0:
            return self.maximum if self.empty is Empty.FULL else Fraction(0)
        share = Fraction(numerator, denominator) / self.full_at
        return self.maximum * min(Fraction(1), max(Fraction(0), share))

    def needed(self, numerator: int, denominator: int) -> int:
        """How many more of the counted things would bring the maximum, the denominator staying as it is."""
        wanted = self.full_at * denominator
        whole = -(-wanted.numerator // wanted.denominator)
        return max(0, whole - numerator)


@dataclass(frozen=True)
class Group:
    number: int
    name: str
    criteria: tuple[Criterion, ...]

    @property
    def maximum(self) -> Fraction:
        return sum((each.maximum for each in self.criteria), Fraction(0))


@dataclass(frozen=True)
class Band:
    """A grade from ``at_least`` points upwards."""

    at_least: Fraction
    name: str


@dataclass(frozen=True)
class Rules:
    groups: tuple[Group, ...]
    bands: tuple[Band, ...]

    @property
    def maximum(self) -> Fraction:
        return sum((each.maximum for each in self.groups), Fraction(0))

    def criterion(self, key: str) -> Criterion:
        """Raises KeyError where the rules have no such criterion."""
        for group in self.groups:
            for each in group.criteria:
                if each.key == key:
                    return each
        raise KeyError(key)

    def grade(self, points: Fraction) -> str:
        return next((band.name for band in self.bands if points >= band.at_least), "")


def rounded(points: Fraction) -> Decimal:
    """Two decimals, half up from the exact fraction."""
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return exact.quantize(Decimal(1).scaleb(-DIGITS), rounding=ROUND_HALF_UP)


def from_json(data: Mapping[str, Any], known: frozenset[str]) -> Rules:
    """``known``: keys of criteria that can be measured. Raises RulesError with a Vietnamese message."""
    try:
        groups = tuple(_group(number, each) for number, each in enumerate(data["groups"], 1))
        bands = tuple(Band(_number(each["at_least"]), str(each["name"])) for each in data["bands"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        raise RulesError(f"Bộ tiêu chí chưa đúng dạng ở “{error}”.") from error
    rules = Rules(groups, tuple(sorted(bands, key=lambda band: -band.at_least)))
    _check(rules, known)
    return rules


def _group(number: int, data: Mapping[str, Any]) -> Group:
    return Group(number, str(data["name"]), tuple(_criterion(each) for each in data["criteria"]))


def _criterion(data: Mapping[str, Any]) -> Criterion:
    return Criterion(
        key=str(data["key"]),
        name=str(data["name"]),
        maximum=_number(data["maximum"]),
        full_at=_number(data.get("full_at", 1)),
        empty=Empty(data.get("empty", Empty.FULL)),
        levels=tuple(data.get("levels", LEVELS)),
    )


def _number(value: Any) -> Fraction:
    """Numbers are written as decimal text or whole: 0.8 as "0.8", so that nothing is lost."""
    return Fraction(str(value))


def _check(rules: Rules, known: frozenset[str]) -> None:
    keys = [each.key for group in rules.groups for each in group.criteria]
    for key in keys:
        if key not in known:
            raise RulesError(f"Không có tiêu chí “{key}”. Các tiêu chí đo được: {', '.join(sorted(known))}.")
    if len(set(keys)) != len(keys):
        raise RulesError("Một tiêu chí được ghi hai lần.")
    for group in rules.groups:
        for each in group.criteria:
            _check_criterion(each)


def _check_criterion(each: Criterion) -> None:
    if each.maximum <= 0:
        raise RulesError(f"Điểm tối đa của “{each.name}” phải lớn hơn 0.")
    if not 0 < each.full_at <= 1:
        raise RulesError(f"Ngưỡng đạt điểm tối đa của “{each.name}” phải lớn hơn 0 và không quá 1.")
    if not set(each.levels) <= set(LEVELS):
        raise RulesError(f"Cấp áp dụng của “{each.name}” chỉ gồm: {', '.join(LEVELS)}.")
