"""Rows and lines that name a part of a list: a sector, or what the decision does to what follows."""

import re
import unicodedata

from motcua.rosters.entries import Change
from motcua.texts.fold import fold

_NUMBER = re.compile(
    r"^\s*(?:phần\s+)?(?:[IVXLC]{1,8}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)\s*[.)/\-–]\s*", re.IGNORECASE
)
_SECTOR = re.compile(
    r"^\s*(?:các\s+)?(?:thủ tục hành chính\s+)?(?:thuộc\s+)?(?:ngành|lĩnh vực)\s*[:.\-–]?\s*", re.IGNORECASE
)
_COUNT = re.compile(r"\s*\((?:gồm\s+)?\d{1,4}\s*(?:TTHC|thủ tục)?(?: hành chính)?\)\s*$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:[IVXLC]{1,8}|[A-ZĐ]|[IVXLC]{1,8}\.\d{1,2})[.)]?")
_CHANGES = (
    (Change.ABOLISHED, re.compile(r"\b(?:bai bo|huy bo|het hieu luc)\b")),
    (Change.REPLACED, re.compile(r"\bthay the\b")),
    (Change.AMENDED, re.compile(r"\b(?:sua doi|bo sung)\b")),
    (Change.NEW, re.compile(r"\b(?:ban hanh moi|moi ban hanh|cong bo moi|thu tuc moi)\b")),
)
_ABOUT_A_LIST = re.compile(r"\b(?:danh muc|thu tuc hanh chinh|tthc)\b")
_TOTAL = re.compile(r"(?:tổng(?: cộng| số)?|tong (?:cong|so)|cộng)\b(?! tác| đồng).*")
LONGEST_HEADING = 200


def is_ordinal_of_a_part(text: str) -> bool:
    """I, II, A, III.1 in the column of running numbers."""
    return _ORDINAL.fullmatch(text.strip()) is not None


def is_total(text: str) -> bool:
    return _TOTAL.fullmatch(unicodedata.normalize("NFC", text).lower().strip()) is not None


def change_of(text: str) -> Change | None:
    """What the heading of a part of an annex says is done to its procedures; None where it says nothing.

    "Sửa đổi, bổ sung" wins over "thay thế" only where it stands alone: a list of the abolished comes first.
    """
    folded = fold(text)
    if len(text) > LONGEST_HEADING or not _ABOUT_A_LIST.search(folded):
        return None
    found = [change for change, words in _CHANGES if words.search(folded)]
    return found[0] if len(found) == 1 else None


def change_named(text: str) -> Change | None:
    """The change in a cell of a column of changes: "Bãi bỏ", "Ban hành mới"."""
    folded = fold(text)
    if folded in ("moi", "new"):
        return Change.NEW
    return next((change for change, words in _CHANGES if words.search(folded) or change == folded), None)


def sector_of(text: str) -> str:
    """The sector that a heading names, without its number and the word "lĩnh vực"; capitals are kept."""
    bare = _COUNT.sub("", _NUMBER.sub("", text.strip(), count=1))
    return _SECTOR.sub("", bare, count=1).strip(" .:;–-")


def names_a_sector(text: str) -> bool:
    """A line outside tables that names a sector in so many words."""
    bare = _NUMBER.sub("", text.strip(), count=1)
    return len(text) <= LONGEST_HEADING and _SECTOR.match(bare) is not None and bool(sector_of(text))
