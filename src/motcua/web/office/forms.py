"""What the control officer asks for: form, agency, period, rows."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.figures.forms import FORMS
from motcua.figures.period import Period
from motcua.organisation.models import Agency, Level, User
from motcua.reports.question import Question, ask
from motcua.reports.subjects import groupings
from motcua.web.office.asking import OTHER, PeriodForm

__all__ = ["DEFAULTS", "OTHER", "AskForm"]
DEFAULTS = {"bieu": "07a", "ky": "month", "theo": "sector"}


class AskForm(PeriodForm):
    field_order = ["bieu"]

    bieu = forms.ChoiceField(label=gettext_lazy("Biểu mẫu"))
    theo = forms.ChoiceField(label=gettext_lazy("Mỗi dòng là một"))
    cap = forms.ChoiceField(label=gettext_lazy("Chỉ tính cấp"), required=False)

    def __init__(self, data: Any, agencies: QuerySet[Agency], today: date) -> None:
        super().__init__(data, agencies, today)
        choices: dict[str, list[tuple[Any, Any]]] = {
            "bieu": [(code, form.heading) for code, form in FORMS.items()],
            "theo": [(key, _(grouping.name)) for key, grouping in groupings().items()],
            "cap": [("", _("Tất cả các cấp")), *Level.choices],
        }
        for name, offers in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offers

    def question(self, user: User | AnonymousUser) -> Question:
        """Only of a valid form."""
        asked = self.cleaned_data
        period: Period = asked["period"]
        level = asked["cap"] or None
        return ask(asked["bieu"], asked["co_quan"], period.first, period.last, asked["theo"], level, user)
