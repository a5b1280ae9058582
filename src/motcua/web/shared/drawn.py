"""Forms that only draw: what was typed is kept as typed, and the action is the one that checks it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from motcua.dossiers.actions import ActionRefused
from motcua.dossiers.fields import FieldSpec
from motcua.web.shared.forms import Form

BLANK = ("", "–")


class DrawnForm(Form):
    """Errors come from the refusal of an action; see ``refuse``."""

    def full_clean(self) -> None:
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data: dict[str, Any] = {}

    def typed(self) -> dict[str, Any]:
        """Every field as it was typed, by name."""
        return {name: self.typed_one(name) for name in self.fields}

    def typed_one(self, name: str) -> Any:
        widget = self.fields[name].widget
        return widget.value_from_datadict(self.data, self.files, self.add_prefix(name))

    def refuse(self, refused: ActionRefused) -> None:
        """Show why: beside the fields named, and on top what no field says."""
        elsewhere = {name: text for name, text in refused.fields.items() if name not in self.fields}
        for name, text in refused.fields.items():
            if name in self.fields:
                self.add_error(name, text)
        if len(elsewhere) == len(refused.fields) or not _says_it_all(refused):
            self.add_error(None, refused.message)
        for text in elsewhere.values():
            if text not in refused.message:
                self.add_error(None, text)


def _says_it_all(refused: ActionRefused) -> bool:
    """Whether the message only repeats what stands beside the fields."""
    return all(text in refused.message for text in refused.fields.values())


def field_of(spec: FieldSpec) -> forms.Field:
    """The form field that draws a FieldSpec."""
    made = _MAKERS[spec.kind](spec)
    made.label, made.required, made.help_text = spec.label, spec.required, spec.help or made.help_text
    return made


def _text(spec: FieldSpec) -> forms.Field:
    return forms.CharField(max_length=spec.max_length, widget=text_input())


def _long_text(spec: FieldSpec) -> forms.Field:
    return forms.CharField(
        max_length=spec.max_length, widget=forms.Textarea(attrs={"rows": 3, "maxlength": spec.max_length})
    )


def _list(spec: FieldSpec) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}))


def _date(spec: FieldSpec) -> forms.Field:
    return forms.CharField(widget=date_input(), help_text="Ngày/tháng/năm, ví dụ 22/11/2026.")


def _datetime(spec: FieldSpec) -> forms.Field:
    return forms.CharField(
        widget=text_input(css="input-medium"), help_text="Giờ:phút ngày/tháng/năm, ví dụ 14:05 22/11/2026."
    )


def _choice(spec: FieldSpec) -> forms.Field:
    """Up to three: radio buttons where one has to be chosen; else a list."""
    if spec.required and len(spec.choices) <= 3:
        return forms.ChoiceField(choices=spec.choices, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[BLANK, *spec.choices])


def _money(spec: FieldSpec) -> forms.Field:
    return forms.CharField(widget=number_input())


def _decimal(spec: FieldSpec) -> forms.Field:
    return forms.CharField(widget=text_input("input-short num", inputmode="decimal"))


def _flag(spec: FieldSpec) -> forms.Field:
    return forms.BooleanField()


_MAKERS: Mapping[str, Callable[[FieldSpec], forms.Field]] = {
    "text": _text,
    "long_text": _long_text,
    "list": _list,
    "date": _date,
    "datetime": _datetime,
    "promise": _datetime,
    "choice": _choice,
    "money": _money,
    "count": _money,
    "decimal": _decimal,
    "flag": _flag,
}


def text_input(css: str = "", **attrs: str) -> forms.TextInput:
    """A line of text; nothing of other citizens is offered by the browser."""
    return forms.TextInput(attrs={"autocomplete": "off", **({"class": css} if css else {}), **attrs})


class SuggestedInput(forms.TextInput):
    """A line of text with known answers to pick from; anything else may be typed."""

    def __init__(self, suggestions: Iterable[str]) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.suggestions = list(suggestions)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        known = f"{(attrs or {}).get('id', name)}_goi_y"
        line = super().render(name, value, {**(attrs or {}), "list": known}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((text,) for text in self.suggestions))
        return format_html('{}<datalist id="{}">{}</datalist>', line, known, options)


def date_input() -> forms.TextInput:
    return text_input("input-short")


def number_input() -> forms.TextInput:
    return text_input("input-short num", inputmode="numeric")
