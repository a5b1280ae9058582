"""From what a person typed to values, or to one message for each field that needs another look."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from motcua.catalogue.forms.errors import FieldError
from motcua.catalogue.forms.fields import Boolean, Field, Value
from motcua.catalogue.forms.schema import FormSchema


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``values`` are JSON as they are; ``errors`` by field name."""

    values: dict[str, Value] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.errors


def clean(schema: FormSchema, raw: Mapping[str, object]) -> Cleaned:
    """Read every field asked. What the conditions leave out and names the form does not know are dropped."""
    cleaned = Cleaned()
    for leaf in schema.leaves():
        if leaf.when is None or leaf.when.holds(cleaned.values):
            _read(leaf, _text(raw.get(leaf.name)), cleaned)
    return cleaned


def _text(answer: object) -> str:
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return "" if answer is None else str(answer).strip()


def _read(leaf: Field, text: str, cleaned: Cleaned) -> None:
    if not text and not isinstance(leaf, Boolean):
        if leaf.required:
            cleaned.errors[leaf.name] = f"Hãy nhập: {leaf.label}."
        return
    try:
        value = leaf.read(text)
    except FieldError as error:
        cleaned.errors[leaf.name] = str(error)
        return
    if leaf.required and value is False:
        cleaned.errors[leaf.name] = f"Hãy đánh dấu: {leaf.label}."
        return
    cleaned.values[leaf.name] = value
