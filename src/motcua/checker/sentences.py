"""Where sentences begin and end. A list in lines belongs to the line that announces it."""

import re
from dataclasses import dataclass
from itertools import pairwise

_SHORT = re.compile(
    r"(?:\b(?:TP|Tp|tp|ThS|TS|PGS|GS|BS|KS|Mr|Tr|St|Q|P|H|TX|TT|Đ/c|đ/c|VD|vd|v\.v|CN|No|NĐ)|\b[A-ZĐ])$"
)
_NUMBERING = re.compile(r"(?:^|\n)\s*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđA-ZĐ])$")
_END = re.compile(r"(?:[.!?…]+[\"”’)\]]*(?=\s|$)|\n)")
_DASH = re.compile(r"\s*(?:[-–+*•●▪◦]|\(?[a-zđ]\)|\d{1,2}[.)])\s")
_OPENS = re.compile(r"(?:[:;,]|gồm|trong đó|như sau|cụ thể|sau đây)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int

    def of(self, text: str) -> str:
        return " ".join(text[self.start : self.end].split())


def split(text: str) -> list[Sentence]:
    """The sentences of a block of text, without blank ones."""
    cuts = [0, *(found.end() for found in _END.finditer(text) if _ends(text, found)), len(text)]
    return [Sentence(start, end) for start, end in pairwise(cuts) if text[start:end].strip()]


def _ends(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    if found[0] == "\n":
        return not _continues(before, after)
    if _NUMBERING.search(before):
        return False
    if found[0] == "." and _SHORT.search(before[-6:]):
        return False
    following = after.lstrip(" \t\"“'(")
    return not following or following[0] in "\n-–+" or following[0].isupper() or following[0].isdigit()


def _continues(before: str, after: str) -> bool:
    """Whether the next line goes on with the sentence: wrapped text, or an item of an announced list."""
    line, following = before.rsplit("\n", 1)[-1].rstrip(), after.lstrip(" \t")
    if not following or following[0] == "\n" or not line:
        return False
    if _DASH.match(following):
        return bool(_OPENS.search(line)) or bool(_DASH.match(line))
    return following[0].islower() or (bool(_OPENS.search(line)) and not line.endswith("."))
