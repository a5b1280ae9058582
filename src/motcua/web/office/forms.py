"""What the control officer asks for: form, agency, period, rows."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from motcua.figures.cutoffs import previous, year_before
from motcua.figures.forms import FORMS
from motcua.figures.period import Period, last_instant
from motcua.organisation.models import Agency, Level, User
from motcua.reports.comparison import period_of
from motcua.reports.errors import ReportError
from motcua.reports.grouping import Grouping
from motcua.reports.question import Question, ask
from motcua.reports.subjects import groupings, groupings_of, source_of
from motcua.web.office.asking import OTHER, PeriodForm, day_field

__all__ = ["DEFAULTS", "OTHER", "AskForm"]
DEFAULTS = {"bieu": "07a", "ky": "month", "theo": "sector"}


COMPARED = {
    "": gettext_noop("Không so sánh"),
    "truoc": gettext_noop("Kỳ liền trước"),
    "cung_ky": gettext_noop("Cùng kỳ năm trước"),
    OTHER: gettext_noop("Kỳ khác"),
}


class AskForm(PeriodForm):
    field_order = ["bieu"]

    bieu = forms.ChoiceField(label=gettext_lazy("Biểu mẫu"))
    theo = forms.ChoiceField(label=gettext_lazy("Mỗi dòng là một"))
    cap = forms.ChoiceField(label=gettext_lazy("Chỉ tính cấp"), required=False)
    biet_den = day_field(gettext_lazy("Theo dữ liệu biết đến ngày"))
    so_sanh = forms.ChoiceField(label=gettext_lazy("So sánh với"), required=False)
    so_tu = day_field(gettext_lazy("Kỳ so sánh từ ngày"))
    so_den = day_field(gettext_lazy("Kỳ so sánh đến hết ngày"))

    def __init__(self, data: Any, agencies: QuerySet[Agency], today: date) -> None:
        known = _ways(data)
        if data.get("theo") in groupings() and data["theo"] not in known:
            data = {**dict(data.items()), "theo": next(iter(known))}
        super().__init__(data, agencies, today)
        self.today = today
        choices: dict[str, list[tuple[Any, Any]]] = {
            "bieu": [(code, form.heading) for code, form in FORMS.items()],
            "theo": [(key, _(grouping.name)) for key, grouping in known.items()],
            "cap": [("", _("Tất cả các cấp")), *Level.choices],
            "so_sanh": [(key, _(name)) for key, name in COMPARED.items()],
        }
        for name, offers in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offers

    def clean_biet_den(self) -> date | None:
        day: date | None = self.cleaned_data["biet_den"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("Ngày này chưa đến. Hãy chọn hôm nay hoặc một ngày đã qua."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("so_sanh") == OTHER:
            self._need("so_tu", _("Hãy nhập ngày đầu của kỳ so sánh."))
            self._need("so_den", _("Hãy nhập ngày cuối của kỳ so sánh."))
        if cleaned.get("biet_den") and "bieu" in cleaned:
            try:
                source_of(FORMS[cleaned["bieu"]].subject).past()
            except ReportError as error:
                self.add_error("biet_den", error.message)
        return cleaned

    def known_at(self) -> datetime | None:
        """The end of the chosen day; of today, what is known now."""
        day: date | None = self.cleaned_data["biet_den"]
        return None if day is None or day == self.today else last_instant(day)

    def compared(self) -> Period | None:
        """The earlier period to stand beside; only of a valid form. Raises ReportError where it is none."""
        asked, period = self.cleaned_data, self.cleaned_data["period"]
        if asked["so_sanh"] == OTHER:
            return period_of(asked["so_tu"], asked["so_den"])
        earlier = {"truoc": previous, "cung_ky": year_before}.get(asked["so_sanh"])
        return earlier(period) if earlier else None

    def question(self, user: User | AnonymousUser) -> Question:
        """Only of a valid form."""
        asked = self.cleaned_data
        period: Period = asked["period"]
        return ask(
            asked["bieu"],
            asked["co_quan"],
            period.first,
            period.last,
            asked["theo"],
            asked["cap"] or None,
            user,
            self.known_at(),
        )


def _ways(data: Any) -> dict[str, Grouping]:
    """The ways to group of the form that was chosen; of another form's way its first takes the place."""
    form = FORMS.get(data.get("bieu", ""))
    return groupings_of(form) if form else groupings()
