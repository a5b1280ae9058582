"""What is checked: a pasted text or a file, and whose figures it is compared with."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.checker import plaintext, readers
from motcua.checker.documents import Document
from motcua.checker.readers import Unreadable
from motcua.organisation.models import Agency
from motcua.web.office.asking import AgencyField, PeriodForm

MOST_SIGNS = 200_000
MOST_BYTES = 5 * 1024 * 1024
PASTED = gettext_lazy("Nội dung đã dán")


class CheckForm(PeriodForm):
    """``document`` of a valid form is what was read. The file is read at once and kept nowhere."""

    field_order = ["noi_dung", "tep", "co_quan"]
    own_messages = {"tep": {"empty": gettext_lazy("Tệp không có nội dung. Hãy chọn tệp khác.")}}
    document: Document

    noi_dung = forms.CharField(
        label=gettext_lazy("Nội dung báo cáo"),
        required=False,
        max_length=MOST_SIGNS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=gettext_lazy("Dán cả báo cáo hoặc một đoạn; bảng dán từ Word, Excel cũng đọc được."),
    )
    tep = forms.FileField(
        label=gettext_lazy("Hoặc chọn tệp báo cáo"),
        required=False,
        help_text=gettext_lazy("Tệp .docx, .pdf, .xlsx, .txt, tối đa 5 MB; chỉ được đọc, không lưu lại."),
    )

    def __init__(
        self, data: Any, files: Any, agencies: QuerySet[Agency], today: date, first: dict[str, Any]
    ) -> None:
        super().__init__(data, agencies, today)
        self.initial = first
        if files is not None:
            self.files = files
        agency = self.fields["co_quan"]
        assert isinstance(agency, AgencyField)
        agency.label, agency.required = _("Đối chiếu với số liệu phần mềm của"), False
        known = [(one.code, one.name) for one in agency.offered.values()]
        agency.choices = [("", _("Không đối chiếu")), *known]

    def clean_tep(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["tep"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 5 MB. Hãy tách nhỏ hoặc dán nội dung báo cáo."))
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        text, file = cleaned["noi_dung"], cleaned["tep"]
        if file is None and not text.strip():
            self.add_error("noi_dung", _("Hãy dán nội dung báo cáo hoặc chọn một tệp."))
        elif file is not None and text.strip():
            self.add_error("tep", _("Hãy chỉ dùng một cách. Nếu dùng tệp, hãy xóa nội dung đã dán."))
        else:
            self._read(text, file)
        return cleaned

    def _read(self, text: str, file: UploadedFile | None) -> None:
        if file is None:
            self.document = plaintext.read(str(PASTED), text)
            return
        try:
            self.document = readers.read(file.name or "", file.read())
        except Unreadable as error:
            self.add_error("tep", error.message)
