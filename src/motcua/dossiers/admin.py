from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from motcua.dossiers.models import Regime
from motcua.dossiers.setting import forget_regimes


@admin.register(Regime)
class RegimeAdmin(admin.ModelAdmin):
    """The rules that change with law; dossiers are not here: they are changed by actions only."""

    list_display = ("name", "valid_from", "valid_to", "supplement_days", "reappointments", "certainty")

    def save_model(self, request: HttpRequest, obj: Regime, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        forget_regimes()

    def delete_model(self, request: HttpRequest, obj: Regime) -> None:
        super().delete_model(request, obj)
        forget_regimes()
