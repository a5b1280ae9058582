"""The registry of report forms, one module a form."""

from collections.abc import Mapping

from motcua.figures.form import Form
from motcua.figures.forms import form_07a, form_ii_06a, intake_kinds, saturday

FORMS: Mapping[str, Form] = {
    module.FORM.code: module.FORM for module in (form_07a, form_ii_06a, intake_kinds, saturday)
}


class UnknownForm(LookupError):
    """No form of this code; the message is Vietnamese."""


def get(code: str) -> Form:
    """The form of that code, upper or lower case alike. Raises UnknownForm."""
    for known, form in FORMS.items():
        if known.casefold() == code.strip().casefold():
            return form
    raise UnknownForm(f"Không có biểu mẫu “{code}”. Các biểu mẫu hiện có: {', '.join(FORMS)}.")
