"""Reading numbers as Vietnamese reports print them: 1.234; 1.234,5; 98,5; 98.5; 07."""

import re
from dataclasses import dataclass
from decimal import Decimal

NUMERAL = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_GROUPED = re.compile(r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?")
_COMMA_GROUPED = re.compile(r"[1-9]\d{0,2},\d{3}")
_SEPARATORS = str.maketrans("", "", ".\u00a0\u202f")


@dataclass(frozen=True)
class Numeral:
    """``digits``: decimals printed. ``doubtful``: 12,345 may be a decimal or an English thousand."""

    value: Decimal
    digits: int
    doubtful: bool = False

    def as_thousands(self) -> "Numeral":
        return Numeral(self.value * 1000, 0) if self.doubtful else self


def read(text: str) -> Numeral:
    """The value of text that matches NUMERAL. A dot with three digits after it parts thousands."""
    if _GROUPED.fullmatch(text):
        text = text.translate(_SEPARATORS)
    plain = text.replace(",", ".")
    digits = len(plain.partition(".")[2])
    return Numeral(Decimal(plain), digits, _COMMA_GROUPED.fullmatch(text) is not None)
