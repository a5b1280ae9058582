"""Names of facts, typed by what they hold, so that a day is never compared with an instant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, Self

from motcua.figures.period import Period

Value = str | int | bool


class Fact(StrEnum):
    """``NAME = "field", "words"``: the words stand in every definition that asks for it."""

    words: str

    def __new__(cls, value: str, words: str) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.words = value, words
        return member


class Instant(Fact):
    """An instant, or nothing: "thời điểm tiếp nhận"."""


class Day(Fact):
    """A local day, or nothing: "ngày có kết quả"."""


class Flag(Fact):
    """Yes or no, worded to follow "đang"/"không" or to stand alone: "tạm dừng tính thời hạn"."""

    lead: str

    def __new__(cls, value: str, words: str, lead: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_, member.words = value, words
        member.lead = lead
        return member


class Coded(Fact):
    """One of some values; ``meanings``: the words of each."""

    meanings: Mapping[Value, str]

    def __new__(cls, value: str, words: str, meanings: Mapping[Value, str]) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.words = value, words
        member.meanings = meanings
        return member


class Known(Protocol):
    """One thing of a subject, as the naive reference sees it."""

    def instant(self, name: Instant, period: Period) -> datetime | None: ...

    def day(self, name: Day) -> date | None: ...

    def code(self, name: Coded) -> Value | None: ...

    def marked(self, name: Flag, period: Period) -> bool: ...


class Plain:
    """Facts that are fields of the same name; a base for the dataclasses of subjects."""

    def instant(self, name: Instant, period: Period) -> datetime | None:
        value: datetime | None = getattr(self, name.value)
        return value

    def day(self, name: Day) -> date | None:
        value: date | None = getattr(self, name.value)
        return value

    def code(self, name: Coded) -> Value | None:
        value: Value | None = getattr(self, name.value)
        return value

    def marked(self, name: Flag, period: Period) -> bool:
        return bool(getattr(self, name.value))


@dataclass(frozen=True)
class Subject:
    """What figures count. ``name`` begins a definition ("Hồ sơ có ..."), ``unit`` follows a number."""

    key: str
    name: str
    unit: str
