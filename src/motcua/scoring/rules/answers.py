"""What is said of a criterion before there are points: a share, a count, a choice, or points that people
judge."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from motcua.scoring.rules.points import RulesError, parse

MOST = 2_000_000_000


@dataclass(frozen=True)
class Share:
    """``numerator`` of ``denominator`` things; neither is ever a typed percentage."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= MOST or not 0 <= self.denominator <= MOST:
            raise RulesError("Số đếm phải là số nguyên không âm.")
        if self.numerator > self.denominator:
            raise RulesError("Số đạt không thể lớn hơn tổng số. Kiểm tra lại hai số.")


@dataclass(frozen=True)
class Tally:
    """How many there were: cases of a breach, meetings held."""

    number: int

    def __post_init__(self) -> None:
        if not 0 <= self.number <= MOST:
            raise RulesError("Số đếm phải là số nguyên không âm.")


@dataclass(frozen=True)
class Chosen:
    key: str


@dataclass(frozen=True)
class Judged:
    """Points given by people where no formula can."""

    points: Decimal


Answer = Share | Tally | Chosen | Judged


def to_json(answer: Answer) -> dict[str, Any]:
    """Only text and whole numbers: a journal keeps it."""
    if isinstance(answer, Share):
        return {"numerator": answer.numerator, "denominator": answer.denominator}
    if isinstance(answer, Tally):
        return {"number": answer.number}
    if isinstance(answer, Chosen):
        return {"key": answer.key}
    return {"points": str(answer.points)}


def from_json(data: Mapping[str, Any]) -> Answer:
    """Raises RulesError for what ``to_json`` never writes."""
    if "denominator" in data:
        return Share(int(data["numerator"]), int(data["denominator"]))
    if "number" in data:
        return Tally(int(data["number"]))
    if "key" in data:
        return Chosen(str(data["key"]))
    if "points" in data:
        return Judged(parse(str(data["points"])))
    raise RulesError("Câu trả lời của tiêu chí không đọc được.")
