"""Form controls with Bootstrap classes; errors are ours, in Vietnamese, never the browser's bubbles."""

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()

_CLASS_BY_WIDGET: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.CheckboxInput, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.Widget, "form-control"),
)


def _class_of(widget: forms.Widget) -> str:
    return next(name for kind, name in _CLASS_BY_WIDGET if isinstance(widget, kind))


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The input of a field with its classes; keeps what the widget already has."""
    widget = field.field.widget
    names = [widget.attrs.get("class", ""), _class_of(widget), "is-invalid" if field.errors else ""]
    return field.as_widget(attrs={"class": " ".join(filter(None, names))})


@register.filter
def is_group(field: BoundField) -> bool:
    """Radio buttons and lists of check boxes: a fieldset with a legend instead of a label."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def is_single_check(field: BoundField) -> bool:
    widget = field.field.widget
    return isinstance(widget, forms.CheckboxInput)


@register.filter
def first_control_id(field: BoundField) -> str:
    """Where a link of the error summary leads: the first control of the field."""
    return f"{field.auto_id}_0" if is_group(field) else str(field.auto_id)
