"""The field by which files are handed in as proof; what is taken is said by its content, not by its name.
And how such a file stands, as a tag."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.attachments.kinds import ACCEPTED, KINDS
from motcua.attachments.models import Attachment, State
from motcua.web.shared.templatetags.motcua_status import Tag

_LOOKS = {
    State.CLEAN: ("done", "shield-check"),
    State.UNSCANNED: ("today", "shield-alert"),
    State.PENDING: ("waiting", "clock"),
    State.REFUSED: ("overdue", "shield-alert"),
}


def file_tag(attachment: Attachment) -> Tag:
    if attachment.withdrawn_at is not None:
        return Tag("stopped", "ban", _("đã rút"))
    state = State(attachment.state)
    tone, icon = _LOOKS[state]
    return Tag(tone, icon, str(state.label))


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Cleans to the list of what was chosen; the room of attachments says what is taken."""

    widget = ManyFilesInput

    def __init__(self, label: Any) -> None:
        endings = ",".join(f".{ending}" for kind in KINDS for ending in kind.endings)
        kinds = ACCEPTED[0].upper() + ACCEPTED[1:]
        super().__init__(
            label=label,
            required=False,
            widget=ManyFilesInput(attrs={"accept": endings}),
            help_text=format_lazy("{}. {}", kinds, gettext_lazy("Trên điện thoại có thể chụp ảnh ngay.")),
        )

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFiles, self).clean(each, initial) for each in given if each]
