"""Forms of papers, drawn from the declarations of the actions that check them."""

from typing import Any

from django import forms
from django.http import QueryDict

from motcua.oversight.models import Paper
from motcua.oversight.papers.acting import PaperAction
from motcua.oversight.papers.actions import EDIT
from motcua.web.shared.drawn import DrawnForm, field_of

ROWS = {"body": 26, "bases": 6, "copies": 4, "signer_role": 2}


class PaperForm(DrawnForm):
    """Field ids carry the action's name, so that several of these stand on one page."""

    def __init__(
        self, action: PaperAction, data: QueryDict | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"{action.name}_%s")
        self.action = action
        for spec in action.fields:
            self.fields[spec.name] = field_of(spec)
            if spec.name in ROWS:
                self.fields[spec.name].widget.attrs["rows"] = ROWS[spec.name]


def edit_form(paper: Paper, data: QueryDict | None = None) -> PaperForm:
    """With what the paper says now."""
    initial = {spec.name: _typed(getattr(paper, spec.name)) for spec in EDIT.fields}
    form = PaperForm(EDIT, data, initial)
    form.fields["subject"].widget = forms.Textarea(attrs={"rows": 2, "maxlength": 500})
    return form


def _typed(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, list) else value
