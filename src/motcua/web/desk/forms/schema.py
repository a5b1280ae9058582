"""Drawing a procedure's typed form; the catalogue reads what was typed."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from motcua.catalogue.forms import Address, Boolean, Choice, Date, Field, FormSchema, LongText, Number, clean
from motcua.web.shared.drawn import date_input, number_input, text_input

PREFIX = "form."


def drawn_fields(schema: FormSchema, typed: Mapping[str, Any]) -> dict[str, forms.Field]:
    """The fields that are asked with the answers given so far, by their name in the page."""
    answers = answers_of(typed)
    values = clean(schema, answers).values
    steering = {name for leaf in schema.leaves() if leaf.when for name in leaf.when.names()}
    asked = (leaf for leaf in schema.leaves() if leaf.when is None or leaf.when.holds(values))
    return {f"{PREFIX}{leaf.name}": _drawn(leaf, leaf.name in steering) for leaf in asked}


def answers_of(typed: Mapping[str, Any]) -> dict[str, str]:
    """What was typed into the procedure's form, by the schema's own names; blanks left out."""
    named = ((key, typed.get(key)) for key in typed if key.startswith(PREFIX))
    return {key.removeprefix(PREFIX): str(value) for key, value in named if value}


def _drawn(leaf: Field, steers: bool) -> forms.Field:
    made = next(make for kind, make in _MAKERS if isinstance(leaf, kind))(leaf)
    made.label, made.help_text, made.required = leaf.label, leaf.help, leaf.required
    if steers:
        made.widget.attrs["data-recalculate"] = ""
    return made


def _choice(leaf: Any) -> forms.Field:
    return forms.ChoiceField(choices=[("", "–"), *leaf.choices])


def _boolean(leaf: Any) -> forms.Field:
    return forms.BooleanField()


def _long(leaf: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))


def _date(leaf: Any) -> forms.Field:
    return forms.CharField(widget=date_input())


def _number(leaf: Any) -> forms.Field:
    return forms.CharField(widget=number_input())


def _text(leaf: Any) -> forms.Field:
    return forms.CharField(widget=text_input())


_MAKERS: tuple[tuple[type[Field], Callable[[Any], forms.Field]], ...] = (
    (Choice, _choice),
    (Boolean, _boolean),
    (Address, _text),
    (LongText, _long),
    (Date, _date),
    (Number, _number),
    (Field, _text),
)
