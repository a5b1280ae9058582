"""Whose list, on which day, beside which earlier day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.lists import quarter_ends
from motcua.organisation.models import Agency
from motcua.web.office.asking import DAYS, OTHER, AgencyField, day_field
from motcua.web.shared.drawn import date_input
from motcua.web.shared.forms import Form

EARLIER: Mapping[str, tuple[Any, Callable[[date], date]]] = {
    "nam-truoc": (gettext_lazy("Cùng kỳ năm trước"), lambda day: year_before(day)),
    "dau-nam": (gettext_lazy("Đầu năm"), lambda day: date(day.year, 1, 1)),
    "quy-truoc": (gettext_lazy("Hết quý trước"), lambda day: quarter_ends(day)[0]),
}


def year_before(day: date) -> date:
    """29 February: the 28th."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year - 1, day=last)


class ChangesForm(Form):
    """``cleaned_data["first"]`` of a valid form is the earlier day."""

    co_quan = AgencyField(label=gettext_lazy("Cơ quan"))
    den_ngay = forms.DateField(label=gettext_lazy("Danh mục ngày"), input_formats=DAYS, widget=date_input())
    so_voi = forms.ChoiceField(label=gettext_lazy("So với"))
    tu_ngay = day_field(gettext_lazy("Ngày so sánh"))

    def __init__(self, data: Any, agencies: QuerySet[Agency]) -> None:
        super().__init__(data)
        agency, beside = self.fields["co_quan"], self.fields["so_voi"]
        assert isinstance(agency, AgencyField) and isinstance(beside, forms.ChoiceField)
        agency.offer(agencies)
        beside.choices = [*((key, name) for key, (name, _day) in EARLIER.items()), (OTHER, _("Ngày khác"))]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        last, beside = cleaned.get("den_ngay"), cleaned.get("so_voi")
        if last is None or beside is None or "tu_ngay" in self.errors:
            return cleaned
        first = cleaned.get("tu_ngay") if beside == OTHER else EARLIER[beside][1](last)
        if first is None:
            self.add_error("tu_ngay", _("Hãy nhập ngày so sánh."))
        elif first >= last:
            self.add_error(
                "tu_ngay" if beside == OTHER else "so_voi", _("Ngày so sánh phải trước ngày đang xem.")
            )
        cleaned["first"] = first
        return cleaned


class ListsForm(Form):
    co_quan = AgencyField(label=gettext_lazy("Cơ quan"))
    ngay = forms.ChoiceField(label=gettext_lazy("Thời điểm"))

    def __init__(self, data: Any, agencies: QuerySet[Agency], today: date) -> None:
        super().__init__(data)
        agency, day = self.fields["co_quan"], self.fields["ngay"]
        assert isinstance(agency, AgencyField) and isinstance(day, forms.ChoiceField)
        agency.offer(agencies)
        day.choices = [(today.isoformat(), _("Hôm nay (%s)") % f"{today:%d/%m/%Y}")] + [
            (each.isoformat(), _quarter(each)) for each in quarter_ends(today)
        ]

    def clean_ngay(self) -> date:
        return date.fromisoformat(self.cleaned_data["ngay"])


def _quarter(last: date) -> str:
    return _("Hết quý %(quarter)s/%(year)s (%(day)s)") % {
        "quarter": last.month // 3,
        "year": last.year,
        "day": f"{last:%d/%m/%Y}",
    }
