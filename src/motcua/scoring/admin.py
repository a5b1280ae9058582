"""Weights change every year: an administrator edits frames here, and the change is journalled."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from motcua.journal import verbs
from motcua.organisation.admin import Kept
from motcua.organisation.records import NATION, record
from motcua.scoring.models import Frame

verbs.register("scoring_frame_changed", "Đổi bộ tiêu chí cải cách hành chính {name}: {fields}")


@admin.register(Frame)
class FrameAdmin(Kept):
    list_display = ("name", "level", "agency", "valid_from", "valid_to", "certainty")

    def save_model(self, request: HttpRequest, obj: Frame, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        values = {name: str(form.cleaned_data[name]) for name in form.changed_data}
        facts = {"name": obj.name, "fields": ", ".join(values), "values": values}
        record(NATION, "scoring_frame_changed", request.user.get_username(), facts)
