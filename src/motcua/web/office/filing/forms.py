"""What a person gives for a report: what it asks, the words, reasons, the receiver."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from motcua.figures.forms import FORMS
from motcua.filing.actions import Wanted
from motcua.filing.models import Report
from motcua.filing.outline import sections_of
from motcua.organisation.models import Agency
from motcua.web.office.forms import DEFAULTS, AskForm
from motcua.web.shared.drawn import DrawnForm


class PrepareForm(AskForm):
    """The question of the figures page; what it gives is a report instead of a table.

    Without data it stands filled for the month that ended last.
    """

    def __init__(self, data: Any, agencies: QuerySet[Agency], today: date) -> None:
        self.agencies = agencies
        first = agencies.values_list("code", flat=True).first() or ""
        super().__init__(data or {**DEFAULTS, "ky": "last-month", "co_quan": first}, agencies, today)
        kinds = self.fields["bieu"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = [(code, form.heading) for code, form in FORMS.items()]

    def wanted(self) -> Wanted:
        """Only of a valid form."""
        asked = self.cleaned_data
        period = asked["period"]
        return Wanted(
            asked["bieu"],
            asked["co_quan"],
            period.first,
            period.last,
            asked["theo"],
            asked["cap"],
            self.known_at(),
        )


class NarrativeForm(DrawnForm):
    """One field a section of the outline."""

    def __init__(self, report: Report, data: Any = None) -> None:
        super().__init__(data, initial=report.narrative)
        for section in sections_of(report.agency):
            self.fields[section.key] = forms.CharField(
                label=f"{section.number}. {section.title}",
                required=False,
                widget=forms.Textarea(attrs={"rows": 4, "maxlength": 20_000}),
            )

    def typed_one(self, name: str) -> str:
        """A section left out of the request is an empty one."""
        return super().typed_one(name) or ""


class ReasonForm(DrawnForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500})
    )


class SendForm(DrawnForm):
    to = forms.CharField(label=gettext_lazy("Nơi nhận"), max_length=250)
