"""What the control officer asks for: form, agency, period, rows."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.figures.cutoffs import Preset
from motcua.figures.forms import FORMS
from motcua.figures.period import Period, PeriodError
from motcua.organisation.models import Agency, Level, User
from motcua.reports.grouping import GROUPINGS
from motcua.reports.question import Question, ask
from motcua.web.office.periods import offered
from motcua.web.shared.forms import Form

OTHER = "khac"
DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
DEFAULTS = {"bieu": "07a", "ky": "month", "theo": "sector"}


class AgencyField(forms.ModelChoiceField):
    def label_from_instance(self, agency: Agency) -> str:
        return agency.name


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"class": "input-short", "autocomplete": "off"})
    return forms.DateField(
        label=label, input_formats=DAYS, required=False, widget=widget, help_text=_("Ví dụ 15/12/2025")
    )


class AskForm(Form):
    bieu = forms.ChoiceField(label=gettext_lazy("Biểu mẫu"))
    co_quan = AgencyField(
        label=gettext_lazy("Cơ quan (gồm các cơ quan trực thuộc)"),
        queryset=Agency.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    ky = forms.ChoiceField(label=gettext_lazy("Kỳ báo cáo"))
    tu_ngay = _day(gettext_lazy("Từ ngày"))
    den_ngay = _day(gettext_lazy("Đến hết ngày"))
    theo = forms.ChoiceField(label=gettext_lazy("Mỗi dòng là một"))
    cap = forms.ChoiceField(label=gettext_lazy("Chỉ tính cấp"), required=False)

    def __init__(self, data: Any, agencies: QuerySet[Agency], today: date) -> None:
        self.presets: dict[str, Preset] = offered(today)
        super().__init__(data)
        choices: dict[str, list[tuple[Any, Any]]] = {
            "bieu": [(code, form.heading) for code, form in FORMS.items()],
            "ky": [
                *((key, _preset_label(preset)) for key, preset in self.presets.items()),
                (OTHER, _("Kỳ khác")),
            ],
            "theo": [(key, _(grouping.name)) for key, grouping in GROUPINGS.items()],
            "cap": [("", _("Tất cả các cấp")), *Level.choices],
        }
        for name, offers in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offers
        agency = self.fields["co_quan"]
        assert isinstance(agency, forms.ModelChoiceField)
        agency.queryset = agencies

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

    def question(self, user: User | AnonymousUser) -> Question:
        """Only of a valid form."""
        asked = self.cleaned_data
        period: Period = asked["period"]
        level = asked["cap"] or None
        return ask(asked["bieu"], asked["co_quan"], period.first, period.last, asked["theo"], level, user)


def _preset_label(preset: Preset) -> str:
    first, last = preset.period.first, preset.period.last
    return f"{preset.name} ({first:%d/%m/%Y} – {last:%d/%m/%Y})"
