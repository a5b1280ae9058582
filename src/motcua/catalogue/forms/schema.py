"""A whole form, and its way to and from JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass
from dataclasses import fields as parameters
from typing import Any

from motcua.catalogue.forms import conditions
from motcua.catalogue.forms.errors import FormError
from motcua.catalogue.forms.fields import KINDS, Field


@dataclass(frozen=True, slots=True)
class FormSchema:
    """Fields in the order they are asked. A condition reads only fields asked before."""

    fields: tuple[Field, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for leaf in self.leaves():
            if leaf.name in seen:
                raise FormError(f"two fields are named {leaf.name!r}")
            if leaf.when and (unknown := leaf.when.names() - seen):
                raise FormError(
                    f"the condition of {leaf.name!r} reads {sorted(unknown)}, not asked before it"
                )
            seen.add(leaf.name)

    def leaves(self) -> Iterator[Field]:
        """Every field that is typed into."""
        for field in self.fields:
            yield from field.leaves()

    def to_json(self) -> dict[str, Any]:
        return {"fields": [_field_to_json(field) for field in self.fields]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> FormSchema:
        """Raises FormError for an unknown kind, property or condition."""
        return cls(tuple(_field_from_json(each) for each in data.get("fields", ())))


def _field_to_json(field: Field) -> dict[str, Any]:
    """Properties that have their usual value are left out."""
    data: dict[str, Any] = {"kind": field.kind}
    for parameter in parameters(field):
        value = getattr(field, parameter.name)
        if value != parameter.default:
            data[parameter.name] = _plain(value)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, conditions.Condition):
        return value.to_json()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _field_from_json(data: Mapping[str, Any]) -> Field:
    properties = dict(data)
    kind = KINDS.get(properties.pop("kind", ""))
    if kind is None:
        raise FormError(f"unknown kind of field in {data!r}")
    known = {parameter.name: parameter.default is MISSING for parameter in parameters(kind)}
    if unknown := properties.keys() - known:
        raise FormError(f"unknown properties {sorted(unknown)} in {data!r}")
    if missing := {name for name, demanded in known.items() if demanded} - properties.keys():
        raise FormError(f"{sorted(missing)} missing in {data!r}")
    return kind(**{name: _value(name, value) for name, value in properties.items()})


def _value(name: str, value: Any) -> Any:
    if name == "when":
        return None if value is None else conditions.from_json(value)
    return _tuples(value)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value
