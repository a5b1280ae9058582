"""How an official form looks on paper: its sign, title, tables with headings and printed column numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from motcua.documents.report_paper import Lead, PaperColumn, PaperSum


class Certainty(StrEnum):
    """How sure we are that the printed form looks like this."""

    VERIFIED = "verified"  # columns and their numbers read in a stored source
    MEMORY = "memory"  # firmly known, no source at hand
    UNCERTAIN = "uncertain"  # could not be checked


@dataclass(frozen=True)
class TableLayout:
    """``sections``: names of the parts into which the rows fall, with their marks ("I", "II")."""

    columns: tuple[PaperColumn, ...]
    leads: tuple[Lead, ...]
    sums: tuple[PaperSum, ...] = ()
    title: str = ""
    sections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Layout:
    """``total_first``: whether the form prints the total above the rows or below them.

    ``columns_are`` speaks for columns and numbers, ``headings_are`` for the words above them.
    """

    code: str
    sign: str
    legal_source: str
    title: str
    unit: str
    tables: tuple[TableLayout, ...]
    columns_are: Certainty
    headings_are: Certainty
    total_first: bool = False


TT_09 = "Ban hành kèm theo Thông tư số 09/2026/TT-BTP ngày 15/6/2026"
TT_01 = "Ban hành kèm theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020"


def leads(name: str) -> tuple[Lead, ...]:
    return (Lead("TT", "(1)"), Lead(name, "(2)"))


def sums(columns: tuple[PaperColumn, ...]) -> tuple[PaperSum, ...]:
    """The sums that the printed numbers state: "(3)=(4)+(5)=(6)+(7)" are two."""
    return tuple(
        PaperSum(column.number, tuple(int(part.strip("() ")) for part in side.split("+")))
        for column in columns
        for side in column.printed.split("=")[1:]
    )
