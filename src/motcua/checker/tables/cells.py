"""A cell that holds one number: "1.234", "98,5 %", "(45)", "12 hồ sơ"."""

import re
from decimal import Decimal

from motcua.checker import numerals
from motcua.checker.documents import Cell
from motcua.checker.figures import PERCENT, Bound, Figure
from motcua.checker.lexicon import nouns
from motcua.checker.normal import key

_NUMBER = re.compile(
    rf"(?P<sign>[-−+]?)\s*(?P<numeral>{numerals.NUMERAL})\s*(?P<percent>%?)"
    r"\s*(?P<unit>[a-zđà-ỹ][a-zđà-ỹ ,]{0,30})?"
)


def is_number(text: str) -> bool:
    found = _NUMBER.fullmatch(key(text).strip())
    return found is not None and (found["unit"] is None or nouns.noun_after(found["unit"], 0) is not None
                                  or nouns.scale_after(found["unit"], 0)[0] > 0)  # fmt: skip


def figure(cell: Cell, percent: bool, block: int) -> Figure | None:
    """The figure in a cell; ``percent``: the column says that its numbers are per cent."""
    lowered = key(cell.text)
    found = _NUMBER.fullmatch(lowered.strip())
    if found is None or not is_number(cell.text):
        return None
    number = numerals.read(found["numeral"])
    if not percent and not found["percent"]:
        number = number.as_thousands()
    sign = -1 if found["sign"] in ("-", "−") and found["sign"] else 1
    start = cell.start + cell.text.index(found["numeral"])
    end = start + len(found["numeral"])
    kind = PERCENT if percent or found["percent"] else None
    scale = nouns.scale_after(found["unit"] or "", 0)[0]
    return Figure(
        found["numeral"],
        (sign * number.value).scaleb(scale),
        Decimal(1).scaleb(scale - number.digits),
        Bound.EXACT,
        kind,
        "",
        start,
        end,
        end,
        block,
    )
