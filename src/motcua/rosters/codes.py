"""Codes of procedures as lists write them, in one form. Nothing is guessed: what lacks stays lacking."""

import re
from dataclasses import dataclass
from enum import StrEnum

from motcua.texts.codes import PROCEDURE

_OLD = re.compile(r"[A-Z]{1,2}-[A-Z0-9]{2,4}-\d{5,7}(?:-[A-Z]{2})?")  # T-BKA-273323-TT, before 2018
_ONLINE = re.compile(r"\.\d{2}")
_FOLLOWING = re.compile(r"\.[A-Z]\d{2}$|\.000(?:\.\d{2}){2}\.[A-Z]\d{2}$")


class CodeKind(StrEnum):
    NATIONAL = "national"  # 1.001193, with or without the letters of a province
    OLD = "old"  # of the database before 2018
    NONE = "none"  # the list names none
    UNREADABLE = "unreadable"  # something is written that is no code


@dataclass(frozen=True)
class Code:
    """``national``: 1.001193, or the old code; ``variant``: "02" of the online service 2.000635.02."""

    kind: CodeKind
    national: str = ""
    variant: str = ""
    text: str = ""

    @property
    def key(self) -> str:
        """What equal codes have in common; blank for no code."""
        return f"{self.national}.{self.variant}" if self.variant else self.national

    @property
    def usable(self) -> bool:
        return self.kind in (CodeKind.NATIONAL, CodeKind.OLD)


def read_code(text: str) -> Code:
    """The code in a cell: blanks inside it (wrapped lines) do not count, nor do the letters of a province."""
    bare = re.sub(r"\s+", "", text).upper().strip(".,;:")
    if not bare or bare in ("-", "–", "—", "X"):
        return Code(CodeKind.NONE, text=text.strip())
    found = PROCEDURE.fullmatch(bare)
    if found:
        rest = found["rest"] or ""
        variant = rest[1:] if _ONLINE.fullmatch(rest) else ""
        return Code(CodeKind.NATIONAL, found["national"], variant, bare)
    if _OLD.fullmatch(bare):
        return Code(CodeKind.OLD, bare, "", bare)
    return Code(CodeKind.UNREADABLE, text=text.strip())


def looks_like_code(text: str) -> bool:
    return read_code(text).usable


def province_code(text: str) -> str:
    """The letters of the province in a code, if it has any: H42."""
    found = _FOLLOWING.search(re.sub(r"\s+", "", text).upper())
    return found[0].rsplit(".", 1)[-1] if found else ""
