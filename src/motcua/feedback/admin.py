"""The dated rule of how soon to answer; reflections are not here: they are changed by actions only."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from motcua.feedback.models import Rule
from motcua.journal import verbs
from motcua.organisation.admin import Kept
from motcua.organisation.records import NATION, record

verbs.register("feedback_rule_changed", "Đổi thời hạn xử lý phản ánh áp dụng từ ngày {valid_from}: {fields}")


@admin.register(Rule)
class RuleAdmin(Kept):
    """Changes are journalled; what no longer applies gets a last day. Due moments already given stay."""

    list_display = ("name", "valid_from", "valid_to", "transfer_days", "resolve_days", "certainty")

    def save_model(self, request: HttpRequest, obj: Rule, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        values = {name: str(form.cleaned_data[name]) for name in form.changed_data}
        facts = {"valid_from": obj.valid_from.isoformat(), "fields": ", ".join(values), "values": values}
        record(NATION, "feedback_rule_changed", request.user.get_username(), facts)
