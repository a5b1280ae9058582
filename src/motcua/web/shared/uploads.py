"""The field by which files are handed in as proof; what is taken is said by its content, not by its name."""

from django import forms
from django.utils.translation import gettext as _

from motcua.attachments.kinds import ACCEPTED, KINDS


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


def files_field(label: str = "") -> forms.FileField:
    endings = ",".join(f".{ending}" for kind in KINDS for ending in kind.endings)
    return forms.FileField(
        label=label or _("Tệp kèm theo"),
        required=False,
        widget=FilesInput(attrs={"accept": endings}),
        help_text=_("%s. Trên điện thoại có thể chụp ảnh ngay.") % (ACCEPTED[0].upper() + ACCEPTED[1:]),
    )
