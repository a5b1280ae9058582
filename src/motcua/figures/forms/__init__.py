"""The registry of report forms: every module beside this one that has a ``FORM``."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from motcua.figures.form import Form


class UnknownForm(LookupError):
    """No form of this code; the message is Vietnamese."""


def _found() -> Iterator[Form]:
    for module in iter_modules(__path__):
        form = getattr(import_module(f"{__name__}.{module.name}"), "FORM", None)
        if form is not None:
            yield form


def _rank(form: Form) -> tuple[bool, int, str]:
    """What law prescribes before what is the house's own, the newest law first."""
    return (not form.statutory, -form.valid_from.toordinal() if form.valid_from else 0, form.code)


FORMS: Mapping[str, Form] = {form.code: form for form in sorted(_found(), key=_rank)}


def get(code: str) -> Form:
    """The form of that code, upper or lower case alike. Raises UnknownForm."""
    for known, form in FORMS.items():
        if known.casefold() == code.strip().casefold():
            return form
    raise UnknownForm(f"Không có biểu mẫu “{code}”. Các biểu mẫu hiện có: {', '.join(FORMS)}.")
