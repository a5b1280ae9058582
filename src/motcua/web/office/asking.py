"""Whose figures, over which days: what every page of figures asks first."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.figures.cutoffs import Preset
from motcua.figures.period import Period, PeriodError
from motcua.organisation.models import Agency, User
from motcua.reports.question import Question, ask
from motcua.web.office.periods import offered
from motcua.web.shared.forms import Form

OTHER = "khac"
DAYS = ["%d/%m/%Y", "%Y-%m-%d"]


class AgencyField(forms.ChoiceField):
    """One of the agencies offered, read once however often they are drawn and checked."""

    def offer(self, agencies: QuerySet[Agency]) -> None:
        self.offered = {agency.code: agency for agency in agencies}
        self.choices = [(agency.code, agency.name) for agency in self.offered.values()]

    def clean(self, value: Any) -> Any:
        """The Agency."""
        return self.offered.get(super().clean(value))


def day_field(label: Any) -> forms.DateField:
    """A local day as officials write it; ISO 8601 will do."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"class": "input-short", "autocomplete": "off"})
    return forms.DateField(
        label=label, input_formats=DAYS, required=False, widget=widget, help_text=_("Ví dụ 15/12/2025")
    )


class PeriodForm(Form):
    """Agency and period; ``cleaned_data["period"]`` of a valid form is the Period chosen."""

    co_quan = AgencyField(label=gettext_lazy("Cơ quan (gồm các cơ quan trực thuộc)"))
    ky = forms.ChoiceField(label=gettext_lazy("Kỳ báo cáo"))
    tu_ngay = day_field(gettext_lazy("Từ ngày"))
    den_ngay = day_field(gettext_lazy("Đến hết ngày"))

    def __init__(self, data: Any, agencies: QuerySet[Agency], today: date) -> None:
        self.presets: dict[str, Preset] = offered(today)
        super().__init__(data)
        period, agency = self.fields["ky"], self.fields["co_quan"]
        assert isinstance(period, forms.ChoiceField) and isinstance(agency, AgencyField)
        period.choices = [
            *((key, _preset_label(preset)) for key, preset in self.presets.items()),
            (OTHER, _("Kỳ khác")),
        ]
        agency.offer(agencies)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        if cleaned.get("ky") == OTHER:
            self._need("tu_ngay", _("Hãy nhập ngày đầu kỳ."))
            self._need("den_ngay", _("Hãy nhập ngày cuối kỳ."))
        if not self.errors:
            self._set_period(cleaned)
        return cleaned

    def _need(self, name: str, message: str) -> None:
        if name not in self.errors and self.cleaned_data.get(name) is None:
            self.add_error(name, message)

    def _set_period(self, cleaned: dict[str, Any]) -> None:
        if cleaned["ky"] != OTHER:
            cleaned["period"] = self.presets[cleaned["ky"]].period
            return
        try:
            cleaned["period"] = Period(cleaned["tu_ngay"], cleaned["den_ngay"])
        except PeriodError as error:
            self.add_error("den_ngay", str(error))

    def question_of(self, form: str, user: User | AnonymousUser) -> Question:
        """The question of a report form for what was chosen; only of a valid form."""
        asked = self.cleaned_data
        period: Period = asked["period"]
        return ask(form, asked["co_quan"], period.first, period.last, user=user)


def _preset_label(preset: Preset) -> str:
    """Short enough for the box it stands in: the year once where both days are of the same one."""
    first, last = preset.period.first, preset.period.last
    begin = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    return f"{preset.name} ({begin} – {last:%d/%m/%Y})"
