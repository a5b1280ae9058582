"""Forms of reform, drawn from the declarations of the actions and of the registers."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from motcua.dossiers.fields import FieldSpec
from motcua.organisation.models import Agency
from motcua.web.shared.drawn import DrawnForm, field_of


class SpecForm(DrawnForm):
    """A field a spec; ``agencies``: what the field ``agency`` may be, where there is one."""

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        data: QueryDict | None = None,
        initial: dict[str, Any] | None = None,
        agencies: Iterable[Agency] = (),
    ) -> None:
        super().__init__(data, initial=initial)
        for spec in specs:
            self.fields[spec.name] = field_of(spec)
            if spec.name == "agency":
                choices = [(agency.code, agency.name) for agency in agencies]
                self.fields["agency"] = forms.ChoiceField(label=spec.label, choices=choices)
            if spec.name == "body":
                self.fields["body"].widget.attrs["rows"] = 24


class SendForm(SpecForm):
    def __init__(self, specs: Sequence[FieldSpec], data: QueryDict | None = None) -> None:
        super().__init__(specs, data)
        self.fields["file"] = forms.FileField(label="Tệp báo cáo", required=False)

    def typed(self) -> dict[str, Any]:
        """All but the file, which is given to the action apart."""
        return {name: self.typed_one(name) for name in self.fields if name != "file"}
