"""The rules that change with law; dossiers are not here: they are changed by actions only."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from motcua.dossiers.models import Regime
from motcua.dossiers.setting import forget_regimes
from motcua.journal import verbs
from motcua.organisation.admin import Kept
from motcua.organisation.records import NATION, record

verbs.register("regime_changed", "Đổi quy định áp dụng từ ngày {valid_from}: {fields}")


@admin.register(Regime)
class RegimeAdmin(Kept):
    """Changes are journalled; what no longer applies gets a last day."""

    list_display = ("name", "valid_from", "valid_to", "supplement_days", "reappointments", "certainty")

    def save_model(self, request: HttpRequest, obj: Regime, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        values = {name: str(form.cleaned_data[name]) for name in form.changed_data}
        facts = {"valid_from": obj.valid_from.isoformat(), "fields": ", ".join(values), "values": values}
        record(NATION, "regime_changed", request.user.get_username(), facts)
        forget_regimes()
