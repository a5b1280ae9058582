"""The form of a desk's record; what the action refuses is shown beside the field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.organisation.desks import LARGEST, NUMBERS, DeskFacts
from motcua.organisation.errors import OrganisationError
from motcua.organisation.models import DeskRecord
from motcua.web.office.asking import DAYS
from motcua.web.shared.forms import Form

EQUIPMENT = ("staff_computers", "public_computers", "scanners", "touch_screens")


def _number(label: Any) -> forms.IntegerField:
    widget = forms.TextInput(
        attrs={"class": "input-short num", "inputmode": "numeric", "autocomplete": "off"}
    )
    return forms.IntegerField(label=label, min_value=0, max_value=LARGEST, widget=widget)


class DeskForm(Form):
    """Begins with what the record that holds says, so that only what changed is typed."""

    valid_from = forms.DateField(
        label=_("Đúng từ ngày"),
        input_formats=DAYS,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"class": "input-short", "autocomplete": "off"}),
        help_text=_("Ngày số liệu này bắt đầu đúng, ví dụ 01/11/2026"),
    )
    points = _number(_("Số điểm tiếp nhận"))
    permanent = _number(_("Nhân sự chuyên trách"))
    seconded = _number(_("Nhân sự do phòng chuyên môn cử đến"))
    contract = _number(_("Nhân sự hợp đồng"))
    staff_computers = forms.BooleanField(label=_("Đủ máy tính cho cán bộ"), required=False)
    public_computers = forms.BooleanField(
        label=_("Đủ máy tính hỗ trợ dịch vụ công trực tuyến"), required=False
    )
    scanners = forms.BooleanField(label=_("Đủ máy quét tài liệu"), required=False)
    touch_screens = forms.BooleanField(label=_("Có màn hình cảm ứng tra cứu, đánh giá"), required=False)
    reason = forms.CharField(
        label=_("Căn cứ, lý do"),
        max_length=300,
        help_text=_("Số liệu lấy từ văn bản nào, ai kiểm đếm; nếu sửa lần nhập trước thì sửa điều gì"),
    )

    def __init__(self, data: Any = None, latest: DeskRecord | None = None) -> None:
        names = (*NUMBERS, *EQUIPMENT)
        super().__init__(data, initial={name: getattr(latest, name) for name in names} if latest else {})

    def facts(self) -> DeskFacts:
        """Only of a valid form."""
        return DeskFacts(**self.cleaned_data)

    def refuse(self, refused: OrganisationError) -> None:
        for name, text in refused.fields.items():
            self.add_error(name, text)
        if not refused.fields:
            self.add_error(None, refused.message)

    @property
    def numbers(self) -> list[forms.BoundField]:
        return [self[name] for name in NUMBERS]

    @property
    def equipment(self) -> list[forms.BoundField]:
        return [self[name] for name in EQUIPMENT]
