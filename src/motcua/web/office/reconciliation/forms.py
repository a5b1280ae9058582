"""Forms of reconciliations, drawn from the declarations of the actions that check them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused
from motcua.organisation.models import Agency
from motcua.reconciliation.actions import DECIDE, RUN
from motcua.reconciliation.actions.running import NAMES
from motcua.rosters.readers import KINDS
from motcua.web.shared.drawn import DrawnForm, field_of

Files = MultiValueDict[str, UploadedFile]


class RunForm(DrawnForm):
    """``books``: whose lists may be reconciled. Each list may be a file."""

    def __init__(
        self, books: Iterable[Agency], data: QueryDict | None = None, sent: Files | None = None
    ) -> None:
        super().__init__(data, sent)
        for spec in RUN:
            self.fields[spec.name] = field_of(spec)
            if spec.name in NAMES:
                blank = [("", _("Không có"))] if not spec.required else []
                self.fields[spec.name] = forms.ChoiceField(
                    label=spec.label, required=spec.required, choices=[*blank, *spec.choices]
                )
                self.fields[f"{spec.name}_file"] = forms.FileField(
                    label=_("Tệp của “%s”") % spec.label.lower(), required=False, help_text=f"{KINDS}."
                )
        choices = [(book.code, book.name) for book in books]
        self.fields["agency"] = forms.ChoiceField(label=self.fields["agency"].label, choices=choices)

    def typed(self) -> dict[str, Any]:
        """All but the files, which are given to the action apart."""
        return {name: self.typed_one(name) for name in self.fields if not name.endswith("_file")}

    @property
    def uploads(self) -> dict[str, UploadedFile]:
        found = {name: self.files.get(f"{name}_file") for name in NAMES}
        return {name: upload for name, upload in found.items() if upload is not None}

    def refuse(self, refused: ActionRefused) -> None:
        """A browser does not keep chosen files: the page says so, everything typed stays."""
        super().refuse(refused)
        for name in self.uploads:
            if f"{name}_file" not in self.errors:
                self.add_error(f"{name}_file", _("Chọn lại tệp: trình duyệt không giữ tệp đã chọn."))


class DecideForm(DrawnForm):
    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        for spec in DECIDE:
            self.fields[spec.name] = field_of(spec)
