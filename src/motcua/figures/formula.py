"""A predicate as one line for machines: the same tree, the same text, whatever the words of definitions."""

from typing import assert_never

from motcua.figures.predicates import (
    AllOf,
    AnyOf,
    Atom,
    AtOrAfter,
    Before,
    DayBefore,
    Marked,
    Missing,
    Not,
    OneOf,
    OnWeekday,
    Predicate,
)


def formula(predicate: Predicate) -> str:
    """``all(received_at >= start, received_at < end)``; what two versions of a figure are compared by."""
    match predicate:
        case AllOf(parts):
            return f"all({', '.join(map(formula, parts))})"
        case AnyOf(parts):
            return f"any({', '.join(map(formula, parts))})"
        case Not(part):
            return f"not({formula(part)})"
        case _:
            return _atom(predicate)


def _atom(atom: Atom) -> str:
    match atom:
        case Before(left, right) | DayBefore(left, right):
            return f"{left.value} < {right.value}"
        case AtOrAfter(left, right):
            return f"{left.value} >= {right.value}"
        case OnWeekday(at, weekday):
            return f"weekday({at.value}) = {weekday}"
        case Missing(at):
            return f"missing({at.value})"
        case Marked(mark):
            return mark.value
        case OneOf(code, values):
            return f"{code.value} in ({', '.join(map(str, values))})"
        case _:
            assert_never(atom)
