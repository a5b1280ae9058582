"""Where a thing that a list counts has a page of its own."""

from django.urls import NoReverseMatch, reverse

ADDRESSES = {"dossier": "desk:dossier", "feedback": "office:feedback-item"}


def address_of(record: object) -> str:
    """Blank where it has none."""
    name = ADDRESSES.get(type(record).__name__.lower())
    try:
        return reverse(name, args=[getattr(record, "code", "")]) if name else ""
    except NoReverseMatch:
        return ""
