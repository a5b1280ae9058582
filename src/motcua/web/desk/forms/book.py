"""The range of the tracking book. Field names are Vietnamese: they stand in the address, which is shared."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.organisation.models import Agency
from motcua.terms import clock
from motcua.web.shared.forms import Form


def _day_field(label: Any) -> forms.DateField:
    attrs = {"inputmode": "numeric", "class": "input-short", "autocomplete": "off"}
    return forms.DateField(label=label, widget=forms.TextInput(attrs=attrs))


class BookForm(Form):
    tu_ngay = _day_field(gettext_lazy("Từ ngày"))
    den_ngay = _day_field(gettext_lazy("Đến hết ngày"))

    def __init__(self, agencies: list[Agency], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(agencies) > 1:
            choices = [
                ("", _("Tất cả cơ quan trong phạm vi")),
                *((each.code, each.name) for each in agencies),
            ]
            self.fields["co_quan"] = forms.ChoiceField(label=_("Cơ quan"), choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("tu_ngay"), cleaned.get("den_ngay")
        if first and last and first > last:
            self.add_error("den_ngay", _("Ngày cuối phải từ ngày đầu trở đi. Hãy sửa lại khoảng ngày."))
        return cleaned


def this_month() -> dict[str, str]:
    """From the first of the month to today."""
    today: date = clock.today()
    return {"tu_ngay": f"{today.replace(day=1):%d/%m/%Y}", "den_ngay": f"{today:%d/%m/%Y}"}
