"""Files brought as proof: one field for several, taken in before the action, refused beside the field."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from motcua.attachments.actions import Received, receive_all


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Cleans to the list of what was chosen, each checked by the room of attachments."""

    widget = ManyFilesInput

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, help_text=gettext_lazy("Ảnh JPEG, PNG hoặc tệp PDF"))

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFiles, self).clean(each, initial) for each in given if each]


def received(files: list[UploadedFile]) -> list[Received]:
    """Raises FileRefused. Before the transaction: a scanner may take its time."""
    return receive_all(files)
