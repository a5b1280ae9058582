"""The dated ladder of reminders; assignments are not here: they are changed by actions only."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from motcua.assignments.models import Rung
from motcua.journal import verbs
from motcua.organisation.admin import Kept
from motcua.organisation.records import NATION, record

verbs.register(
    "assignment_rung_changed", "Đổi nấc nhắc nhiệm vụ “{name}” áp dụng từ ngày {valid_from}: {fields}"
)


@admin.register(Rung)
class RungAdmin(Kept):
    """Changes are journalled; what no longer applies gets a last day. Reminders already given stay."""

    list_display = (
        "name", "days", "owner", "head", "control", "leader", "public", "valid_from", "valid_to", "certainty",
    )  # fmt: skip

    def save_model(self, request: HttpRequest, obj: Rung, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        values = {name: str(form.cleaned_data[name]) for name in form.changed_data}
        facts = {
            "name": obj.name,
            "valid_from": obj.valid_from.isoformat(),
            "fields": ", ".join(values),
            "values": values,
        }
        record(NATION, "assignment_rung_changed", request.user.get_username(), facts)
