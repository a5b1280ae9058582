"""Numbers and choices of reviews as the pages write them. Loaded by the templates that use them."""

from decimal import Decimal

from django import template
from django.forms import BoundField

from motcua.texts.numbers import decimal_comma

register = template.Library()


@register.filter
def plain_decimal(value: Decimal) -> str:
    """``1,5``: two decimals at most, none where they say nothing."""
    text = decimal_comma(value, 2)
    return text.rstrip("0").rstrip(",")


@register.filter
def hours(value: Decimal) -> str:
    """``1,5 giờ``."""
    return f"{plain_decimal(value)} giờ"


@register.filter
def whole(value: Decimal) -> str:
    """``1.234``: hours to the whole hour, half up."""
    return decimal_comma(value, 0)


@register.filter
def runs(value: str) -> str:
    """Runs a year, kept as text beside frozen figures."""
    return plain_decimal(Decimal(value))


@register.filter
def chosen(field: BoundField) -> str:
    """The label of what a drawn choice stands at; blank where nothing was chosen."""
    labels = {str(option.data["value"]): option.choice_label for option in field if option.data["value"]}
    return labels.get(str(field.value()), "")
