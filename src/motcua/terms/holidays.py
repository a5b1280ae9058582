"""National days off and make-up days: one file a year in `data/`, each day with source and certainty.

Labour Code 2019 Art. 112: 11 days a year, and Vietnam Culture Day 24/11 from 2026 (resolution 28/2026/QH16,
in force 1 July 2026; verified). A holiday on a weekly rest day moves to the next working day; swaps are
announced each year. A year without a file is computed by the `holidays` library (MIT) and is uncertain:
swaps are not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import holidays as library
from holidays.version import __version__ as library_version

from .calendar import Calendar, DayKind, Override

FIRST_YEAR, LAST_YEAR = 2016, 2035


class Certainty(StrEnum):
    VERIFIED = "verified"  # read in a published source
    MEMORY = "memory"  # firmly known, not re-read
    UNCERTAIN = "uncertain"  # computed or not yet announced


@dataclass(frozen=True, slots=True)
class NationalDay:
    """A date that differs from its weekday for the whole country."""

    date: date
    kind: DayKind
    reason: str
    certainty: Certainty
    source: str


@cache
def national_calendar() -> Calendar:
    """Default office hours with the national days of 2016-2035; the base of every agency's calendar."""
    return Calendar(overrides=national_overrides(range(FIRST_YEAR, LAST_YEAR + 1)))


def national_overrides(years: Iterable[int]) -> dict[date, Override]:
    """The national days of these years as calendar overrides."""
    return {day.date: Override(day.kind, day.reason) for year in years for day in national_days(year)}


@cache
def national_days(year: int) -> tuple[NationalDay, ...]:
    """The national days of one year, oldest first, with source and certainty."""
    file = files(__package__).joinpath("data", f"{year}.json")
    if file.is_file():
        return tuple(_from_row(row) for row in json.loads(file.read_text("utf-8"))["days"])
    return tuple(sorted(computed_days(year), key=lambda day: day.date))


def _from_row(row: dict[str, str]) -> NationalDay:
    on, kind = date.fromisoformat(row["date"]), DayKind(row["kind"])
    return NationalDay(on, kind, row["reason"], Certainty(row["certainty"]), row["source"])


_PHRASES = {
    "Tết Dương lịch": "nghỉ Tết Dương lịch",
    "29 Tết": "nghỉ Tết Nguyên đán (29 Tết)",
    "Giao thừa Tết Nguyên Đán": "nghỉ Tết Nguyên đán (giao thừa)",
    "Tết Nguyên Đán": "nghỉ Tết Nguyên đán (mùng một)",
    "Mùng hai Tết Nguyên Đán": "nghỉ Tết Nguyên đán (mùng hai)",
    "Mùng ba Tết Nguyên Đán": "nghỉ Tết Nguyên đán (mùng ba)",
    "Mùng bốn Tết Nguyên Đán": "nghỉ Tết Nguyên đán (mùng bốn)",
    "Mùng năm Tết Nguyên Đán": "nghỉ Tết Nguyên đán (mùng năm)",
    "Mùng sáu Tết Nguyên Đán": "nghỉ Tết Nguyên đán (mùng sáu)",
    "Ngày Giỗ Tổ Hùng Vương": "nghỉ lễ Giỗ Tổ Hùng Vương",
    "Ngày Chiến thắng": "nghỉ lễ Ngày Chiến thắng 30/4",
    "Ngày Quốc tế Lao động": "nghỉ lễ Ngày Quốc tế Lao động 1/5",
    "Quốc khánh": "nghỉ lễ Quốc khánh",
    "Ngày Văn hóa Việt Nam": "nghỉ lễ Ngày Văn hóa Việt Nam",
}
_OBSERVED = " (nghỉ bù)"
_LIBRARY = f"python-holidays {library_version} (MIT)"


def computed_days(year: int) -> Iterator[NationalDay]:
    """The days off and make-up days that the library computes for a year."""
    vietnam = library.country_holidays("VN", years=year, language="vi")
    for on in vietnam:
        for name in vietnam.get_list(on):
            yield NationalDay(on, DayKind.HOLIDAY, _phrase(name), Certainty.UNCERTAIN, _LIBRARY)
    for on in vietnam.weekend_workdays:
        if on.year == year:
            yield NationalDay(on, DayKind.MAKE_UP, "ngày làm bù", Certainty.UNCERTAIN, _LIBRARY)


def _phrase(name: str) -> str:
    """The phrase of a trace for a name the library gives; an unknown name is shown as it is."""
    plain = name.removesuffix(_OBSERVED)
    if plain.startswith("Ngày nghỉ (thay cho ngày "):
        return f"nghỉ hoán đổi, làm bù ngày {plain[-11:-1]}"
    phrase = _PHRASES.get(plain, f"nghỉ lễ {plain}")
    return f"{phrase} (nghỉ bù)" if name.endswith(_OBSERVED) else phrase
