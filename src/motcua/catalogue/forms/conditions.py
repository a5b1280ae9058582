"""When a field is asked: small expression trees over the answers given so far.

An unknown tag, a missing operand or one of another type raises FormError: nothing is skipped in silence.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.forms.errors import FormError

Values = Mapping[str, Any]
Scalar = str | int | bool


class Condition(ABC):
    """``names`` are the fields it reads."""

    @abstractmethod
    def holds(self, values: Values) -> bool: ...

    @abstractmethod
    def names(self) -> frozenset[str]: ...

    @abstractmethod
    def to_json(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Equals(Condition):
    """The answer is this value; not where there is no answer."""

    field: str
    value: Scalar

    def holds(self, values: Values) -> bool:
        return self.field in values and _same(values[self.field], self.value)

    def names(self) -> frozenset[str]:
        return frozenset({self.field})

    def to_json(self) -> dict[str, Any]:
        return {"equals": [self.field, self.value]}


@dataclass(frozen=True, slots=True)
class OneOf(Condition):
    field: str
    values: tuple[Scalar, ...]

    def holds(self, values: Values) -> bool:
        return self.field in values and any(_same(values[self.field], value) for value in self.values)

    def names(self) -> frozenset[str]:
        return frozenset({self.field})

    def to_json(self) -> dict[str, Any]:
        return {"one_of": [self.field, list(self.values)]}


@dataclass(frozen=True, slots=True)
class IsFilled(Condition):
    """There is an answer, even "no" or 0."""

    field: str

    def holds(self, values: Values) -> bool:
        return values.get(self.field) not in (None, "")

    def names(self) -> frozenset[str]:
        return frozenset({self.field})

    def to_json(self) -> dict[str, Any]:
        return {"filled": self.field}


@dataclass(frozen=True, slots=True)
class Not(Condition):
    inner: Condition

    def holds(self, values: Values) -> bool:
        return not self.inner.holds(values)

    def names(self) -> frozenset[str]:
        return self.inner.names()

    def to_json(self) -> dict[str, Any]:
        return {"not": self.inner.to_json()}


@dataclass(frozen=True, slots=True)
class All(Condition):
    parts: tuple[Condition, ...]

    def holds(self, values: Values) -> bool:
        return all(part.holds(values) for part in self.parts)

    def names(self) -> frozenset[str]:
        return frozenset().union(*(part.names() for part in self.parts))

    def to_json(self) -> dict[str, Any]:
        return {"all": [part.to_json() for part in self.parts]}


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    parts: tuple[Condition, ...]

    def holds(self, values: Values) -> bool:
        return any(part.holds(values) for part in self.parts)

    def names(self) -> frozenset[str]:
        return frozenset().union(*(part.names() for part in self.parts))

    def to_json(self) -> dict[str, Any]:
        return {"any": [part.to_json() for part in self.parts]}


def from_json(data: Any) -> Condition:
    """Raises FormError for anything but one known tag with its operands."""
    if not isinstance(data, Mapping) or len(data) != 1:
        raise FormError(f"a condition is one tag with its operands, not {data!r}")
    [(tag, operand)] = data.items()
    if tag not in _READERS:
        raise FormError(f"unknown condition {tag!r}")
    return _READERS[tag](operand)


def _same(answer: Any, value: Scalar) -> bool:
    """True is not 1: an answer equals a value of its own type only."""
    return type(answer) is type(value) and bool(answer == value)


def _equals(operand: Any) -> Condition:
    name, value = _pair(operand)
    return Equals(name, _scalar(value))


def _one_of(operand: Any) -> Condition:
    name, values = _pair(operand)
    if not isinstance(values, list) or not values:
        raise FormError(f"one_of needs a list of values, not {values!r}")
    return OneOf(name, tuple(_scalar(value) for value in values))


def _filled(operand: Any) -> Condition:
    if not isinstance(operand, str) or not operand:
        raise FormError(f"filled needs the name of a field, not {operand!r}")
    return IsFilled(operand)


def _parts(operand: Any) -> tuple[Condition, ...]:
    if not isinstance(operand, list) or not operand:
        raise FormError(f"all and any need a list of conditions, not {operand!r}")
    return tuple(from_json(part) for part in operand)


def _pair(operand: Any) -> tuple[str, Any]:
    if (
        not isinstance(operand, list)
        or len(operand) != 2
        or not isinstance(operand[0], str)
        or not operand[0]
    ):
        raise FormError(f"expected the name of a field and a value, not {operand!r}")
    return operand[0], operand[1]


def _scalar(value: Any) -> Scalar:
    if not isinstance(value, str | int | bool):
        raise FormError(f"a condition compares with text, a number or yes/no, not {value!r}")
    return value


_READERS: dict[str, Callable[[Any], Condition]] = {
    "equals": _equals,
    "one_of": _one_of,
    "filled": _filled,
    "not": lambda operand: Not(from_json(operand)),
    "all": lambda operand: All(_parts(operand)),
    "any": lambda operand: AnyOf(_parts(operand)),
}
