"""Thresholds change every year: an administrator edits them here, and the change is journalled."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from motcua.journal import verbs
from motcua.organisation.admin import Kept
from motcua.organisation.records import NATION, record
from motcua.quality.models import IndexRules

verbs.register("index_rules_changed", "Đổi bộ tiêu chí chỉ số phục vụ từ ngày {valid_from}: {fields}")


@admin.register(IndexRules)
class IndexRulesAdmin(Kept):
    list_display = ("name", "valid_from", "valid_to", "certainty")

    def save_model(self, request: HttpRequest, obj: IndexRules, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        values = {name: str(form.cleaned_data[name]) for name in form.changed_data}
        facts = {"valid_from": obj.valid_from.isoformat(), "fields": ", ".join(values), "values": values}
        record(NATION, "index_rules_changed", request.user.get_username(), facts)
