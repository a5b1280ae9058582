"""The dated income an hour; reviews are not here: they are changed by actions only."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from motcua.journal import verbs
from motcua.organisation.admin import Kept
from motcua.organisation.records import NATION, record
from motcua.simplification.models import HourlyIncome

VERB = "hourly_income_changed"
verbs.register(VERB, "Đổi thu nhập bình quân một giờ áp dụng từ ngày {valid_from}: {fields}")


@admin.register(HourlyIncome)
class HourlyIncomeAdmin(Kept):
    """Changes are journalled; what no longer applies gets a last day. Costs already typed stay."""

    list_display = ("amount", "valid_from", "valid_to", "source", "certainty")

    def save_model(self, request: HttpRequest, obj: HourlyIncome, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        values = {name: str(form.cleaned_data[name]) for name in form.changed_data}
        facts = {"valid_from": obj.valid_from.isoformat(), "fields": ", ".join(values), "values": values}
        record(NATION, VERB, request.user.get_username(), facts)
