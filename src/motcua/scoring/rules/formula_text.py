"""Formulas as an office writes them into one cell of a sheet, and back.

Six forms, one for each kind: "Mức Đúng hạn: 2; Chậm: 1; Chưa ban hành: 0", "Đạt từ 100%", "Tỷ lệ từ 95%, sàn
80%", "Bậc 100%: 2; 80%: 1", "Trừ 0,5 mỗi trường hợp, không trừ 2", "Chấm". A share of nothing gets the
maximum unless "không có thì 0" follows.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from motcua.scoring.rules.formulas import (
    AllOrNothing,
    Choice,
    Deduction,
    Empty,
    Formula,
    Judgement,
    Option,
    Proportional,
    Step,
    Steps,
)
from motcua.scoring.rules.points import RulesError, parse, percent_text, points_text

_PERCENT = r"(\d+(?:[.,]\d+)?)\s*%"
_POINTS = r"(\d+(?:[.,]\d+)?)"
_NOTHING = re.compile(r"[,;]?\s*không có thì 0\s*$", re.IGNORECASE)
HELP = (
    "Ghi một trong các dạng: “Mức Đúng hạn: 2; Chậm: 1; Chưa: 0”, “Đạt từ 100%”, “Tỷ lệ từ 95%, sàn 80%”, "
    "“Bậc 100%: 2; 80%: 1”, “Trừ 0,5 mỗi trường hợp”, “Chấm”."
)


def formula_in(text: str, maximum: Decimal) -> Formula:
    """Raises RulesError that names the forms."""
    written = " ".join(text.split()).rstrip(".")
    empty = Empty.ZERO if _NOTHING.search(written) else Empty.FULL
    core = _NOTHING.sub("", written)
    for pattern, make in _FORMS:
        found = re.fullmatch(pattern, core, re.IGNORECASE)
        if found:
            return make(found, maximum, empty)
    raise RulesError(f"Không hiểu công thức “{text[:60]}”. {HELP}")


def text_of(formula: Formula) -> str:
    """The inverse of ``formula_in``."""
    if isinstance(formula, Choice):
        return "Mức " + "; ".join(f"{each.label}: {points_text(each.points)}" for each in formula.options)
    if isinstance(formula, Deduction):
        allowed = f", không trừ {formula.allowed}" if formula.allowed else ""
        return f"Trừ {points_text(formula.each)} mỗi trường hợp{allowed}"
    if isinstance(formula, AllOrNothing):
        return f"Đạt từ {percent_text(formula.at_least)}{_nothing(formula.empty)}"
    if isinstance(formula, Proportional):
        floor = f", sàn {percent_text(formula.floor)}" if formula.floor else ""
        return f"Tỷ lệ từ {percent_text(formula.full_at)}{floor}{_nothing(formula.empty)}"
    if isinstance(formula, Steps):
        steps = "; ".join(
            f"{percent_text(each.at_least)}: {points_text(each.points)}" for each in formula.steps
        )
        return f"Bậc {steps}{_nothing(formula.empty)}"
    return "Chấm"


Make = Callable[[re.Match[str], Decimal, Empty], Formula]


def _choice(found: re.Match[str], maximum: Decimal, empty: Empty) -> Formula:
    options = []
    for number, part in enumerate(found[1].split(";"), 1):
        label, colon, points = part.rpartition(":")
        if not colon or not label.strip():
            raise RulesError(f"Mức “{part.strip()[:40]}” cần có tên, dấu hai chấm và điểm, ví dụ “Chậm: 1”.")
        options.append(Option(str(number), label.strip(), parse(points)))
    return Choice(maximum, tuple(options))


def _steps(found: re.Match[str], maximum: Decimal, empty: Empty) -> Formula:
    steps = []
    for part in found[1].split(";"):
        step = re.fullmatch(rf"\s*{_PERCENT}\s*:\s*{_POINTS}\s*", part)
        if step is None:
            raise RulesError(f"Bậc “{part.strip()[:40]}” cần có tỷ lệ và điểm, ví dụ “80%: 1”.")
        steps.append(Step(_share(step[1]), parse(step[2])))
    return Steps(maximum, tuple(steps), empty)


def _deduction(found: re.Match[str], maximum: Decimal, empty: Empty) -> Formula:
    return Deduction(maximum, parse(found[1]), int(found[2] or 0))


def _proportional(found: re.Match[str], maximum: Decimal, empty: Empty) -> Formula:
    return Proportional(maximum, _share(found[1]), _share(found[2] or "0"), empty)


_FORMS: tuple[tuple[str, Make], ...] = (
    (r"Mức\s+(.+)", _choice),
    (rf"Đạt từ {_PERCENT}", lambda found, most, empty: AllOrNothing(most, _share(found[1]), empty)),
    (rf"Tỷ lệ từ {_PERCENT}(?:\s*[,;]\s*sàn {_PERCENT})?", _proportional),
    (r"Bậc\s+(.+)", _steps),
    (rf"Trừ {_POINTS}(?: điểm)? mỗi trường hợp(?:\s*[,;]\s*không trừ (\d+))?", _deduction),
    (r"Chấm(?: điểm)?", lambda found, most, empty: Judgement(most)),
)


def _share(text: str) -> Fraction:
    return Fraction(text.replace(",", ".")) / 100


def _nothing(empty: Empty) -> str:
    return ", không có thì 0" if empty is Empty.ZERO else ""
