"""From figures that are stated to be related to a verdict, with the arithmetic spelled out in Vietnamese."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from motcua.checker.figures import Bound, Figure
from motcua.checker.verdicts import Judgement, Verdict
from motcua.texts.numbers import decimal_comma

HUNDRED = Decimal(100)
ABOUT = Decimal("0.1")  # how far from the number "khoảng" may be, as a share of it
WRONG_SIDE = Decimal("0.02")  # how far on the wrong side of "hơn" or "gần" a number may be
NEAR = Decimal("0.2")  # how far below the number "gần" may be


def written(value: Decimal) -> str:
    """1234567.50 -> "1.234.567,5"."""
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return decimal_comma(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def sum_of(whole: Figure, parts: Sequence[Figure], complete: bool, exclusive: bool = True) -> Judgement:
    """``complete``: the parts are stated to be all of it; ``exclusive``: nothing is in two of them."""
    total = sum((part.value for part in parts), Decimal(0))
    added = " + ".join(written(part.value) for part in parts)
    rest = whole.value - total
    if rest == 0:
        return Judgement(Verdict.HOLDS, f"{added} = {written(whole.value)}")
    sum_text = f"{added} = {written(total)}" if len(parts) > 1 else added
    if not all(figure.exact for figure in (whole, *parts)):
        parts_exact = all(part.exact for part in parts)
        return _roughly(whole, total, rest, sum_text, complete, parts_exact)
    if _within_rounding(rest, (whole, *parts)):
        return Judgement(Verdict.ROUNDING, f"{sum_text}, in {written(whole.value)}")
    return _left(rest, f"{sum_text} ≠ {written(whole.value)}", complete, exclusive)


def balance(opening: Figure, came: Figure, rest: Sequence[Figure]) -> Judgement:
    """What there was and what came, against what went and what is left."""
    total, after = opening.value + came.value, sum((one.value for one in rest), Decimal(0))
    kept = " + ".join(written(one.value) for one in rest)
    shown = f"{kept} = {written(after)}" if len(rest) > 1 else kept
    text = f"{written(opening.value)} + {written(came.value)} = {written(total)} ≠ {shown}"
    return Judgement(Verdict.CONTRADICTED, text)


def _left(rest: Decimal, arithmetic: str, complete: bool, exclusive: bool) -> Judgement:
    left = (
        f"{arithmetic} (còn thiếu {written(rest)})" if rest > 0 else f"{arithmetic} (thừa {written(-rest)})"
    )
    if rest > 0:
        return Judgement(Verdict.UNACCOUNTED if complete else Verdict.UNDECIDED, left)
    return Judgement(Verdict.CONTRADICTED if exclusive else Verdict.UNDECIDED, left)


def _within_rounding(rest: Decimal, figures: Sequence[Figure]) -> bool:
    """Each rounded figure may be off by half of its last digit."""
    slack = sum((figure.ulp for figure in figures if figure.rounded), Decimal(0)) / 2
    return abs(rest) <= slack


def _roughly(
    whole: Figure, total: Decimal, rest: Decimal, sum_text: str, complete: bool, parts_exact: bool
) -> Judgement:
    """A whole that is only said about: parts over "gần 300" or far from "khoảng 300" still contradict it."""
    text = f"{sum_text}, so với {BOUND_WORDS[whole.bound]}{written(whole.value)}"
    short = complete and parts_exact and whole.bound is Bound.ABOVE and rest > WRONG_SIDE * whole.value
    if whole.exact or (not fits(total, whole) and abs(rest) <= ABOUT * whole.value and not short):
        return Judgement(Verdict.UNDECIDED, text)
    if fits(total, whole):
        return Judgement(Verdict.HOLDS, text)
    return _left(rest, text, complete, True)


BOUND_WORDS = {Bound.EXACT: "", Bound.ABOVE: "hơn ", Bound.BELOW: "gần ", Bound.ABOUT: "khoảng "}


def fits(value: Decimal, said: Figure) -> bool:
    """Whether an exact value may be called so: 305 is "hơn 300", 29,7 is "gần 30", 26 is "khoảng 25"."""
    if said.bound is Bound.ABOVE:
        return value >= said.value - said.ulp / 2
    if said.bound is Bound.BELOW:
        return said.value * (1 - NEAR) <= value <= said.value + said.ulp / 2
    if said.bound is Bound.ABOUT:
        return abs(value - said.value) <= max(ABOUT * abs(said.value), said.ulp)
    return value == said.value


def share_of(part: Figure, whole: Figure, percent: Figure) -> Judgement | None:
    """Whether part / whole is the percentage printed; None where the whole is 0."""
    if whole.value == 0:
        return None
    quotient = f"{written(part.value)} / {written(whole.value)}"
    return percentage(part.value * HUNDRED / whole.value, percent, quotient, part.exact and whole.exact)


def percentage(value: Decimal, printed: Figure, quotient: str, exact: bool = True) -> Judgement:
    """Compares a computed percentage with the printed one, half up to the printed digits."""
    rounded = value.quantize(printed.ulp, rounding=ROUND_HALF_UP)
    shown = f"{quotient} = {_percent_text(value, printed)}"
    if printed.exact and exact:
        return _exactly(value, rounded, printed, shown)
    if fits(value, printed) or abs(value - printed.value) <= printed.ulp / 2:
        return Judgement(
            Verdict.HOLDS, f"{shown}, phù hợp với {BOUND_WORDS[printed.bound]}{written(printed.value)}%"
        )
    far = abs(value - printed.value) > max(NEAR * printed.value, Decimal(2))
    text = f"{shown} ≠ {BOUND_WORDS[printed.bound]}{written(printed.value)}%"
    wrong_side = (printed.bound is Bound.BELOW and value > printed.value + printed.ulp / 2) or (
        printed.bound is Bound.ABOVE and value < printed.value - printed.ulp / 2
    )
    return Judgement(Verdict.CONTRADICTED if exact and (far or wrong_side) else Verdict.UNDECIDED, text)


def _exactly(value: Decimal, rounded: Decimal, printed: Figure, shown: str) -> Judgement:
    """Right but for the last digit is rounding; a whole per cent is more than that."""
    if rounded == printed.value:
        return Judgement(Verdict.HOLDS, shown)
    near = abs(value - printed.value) < printed.ulp
    if near or (printed.ulp < 1 and abs(rounded - printed.value) <= printed.ulp):
        return Judgement(Verdict.ROUNDING, f"{shown}, in {written(printed.value)}%")
    return Judgement(Verdict.CONTRADICTED, f"{shown} ≠ {written(printed.value)}%")


def _percent_text(value: Decimal, printed: Figure) -> str:
    digits = max(2, -int(printed.ulp.as_tuple().exponent))
    return f"{decimal_comma(value, digits)}%"


def difference(new: Figure, old: Figure, step: Figure, rises: bool) -> Judgement:
    """Whether `new` is more (or less) than `old` by `step`, an amount or a percentage of the old."""
    change = new.value - old.value if rises else old.value - new.value
    spelled = (
        f"{written(new.value)} − {written(old.value)}"
        if rises
        else f"{written(old.value)} − {written(new.value)}"
    )
    if step.is_percent:
        return _change_in_percent(new, old, step, change, spelled)
    text = f"{spelled} = {written(change)}"
    if change == step.value:
        return Judgement(Verdict.HOLDS, text)
    if not (new.exact and old.exact and step.exact):
        return _about_difference(change, step, text, new.exact and old.exact)
    if _within_rounding(change - step.value, (new, old, step)):
        return Judgement(Verdict.ROUNDING, f"{text}, in {written(step.value)}")
    return Judgement(Verdict.CONTRADICTED, f"{text} ≠ {written(step.value)}")


def _about_difference(change: Decimal, step: Figure, text: str, exact: bool) -> Judgement:
    said = f"{BOUND_WORDS[step.bound]}{written(step.value)}"
    if exact and fits(change, step):
        return Judgement(Verdict.HOLDS, f"{text}, phù hợp với {said}")
    off = exact and abs(change - step.value) > NEAR * abs(step.value)
    return Judgement(Verdict.CONTRADICTED if off else Verdict.UNDECIDED, f"{text} ≠ {said}")


def _change_in_percent(new: Figure, old: Figure, step: Figure, change: Decimal, spelled: str) -> Judgement:
    if old.value == 0:
        return Judgement(Verdict.UNDECIDED, f"{spelled}: không tính được tỷ lệ so với 0")
    exact = new.exact and old.exact
    quotient = f"({spelled}) / {written(old.value)}"
    relative = percentage(change * HUNDRED / old.value, step, quotient, exact)
    if relative.verdict.alarms and old.is_percent and new.is_percent:
        points = percentage(change, step, spelled, exact)
        return points
    return relative
