"""Typed forms: what a procedure asks, as data; no string conditions."""

from motcua.catalogue.forms.cleaning import Cleaned, clean
from motcua.catalogue.forms.conditions import All, AnyOf, Condition, Equals, IsFilled, Not, OneOf
from motcua.catalogue.forms.errors import FieldError, FormError
from motcua.catalogue.forms.fields import (
    Address,
    Boolean,
    Choice,
    Date,
    Email,
    Field,
    IdNumber,
    LongText,
    Number,
    Person,
    Phone,
    Text,
)
from motcua.catalogue.forms.schema import FormSchema

__all__ = [
    "Address",
    "All",
    "AnyOf",
    "Boolean",
    "Choice",
    "Cleaned",
    "Condition",
    "Date",
    "Email",
    "Equals",
    "Field",
    "FieldError",
    "FormError",
    "FormSchema",
    "IdNumber",
    "IsFilled",
    "LongText",
    "Not",
    "Number",
    "OneOf",
    "Person",
    "Phone",
    "Text",
    "clean",
]
