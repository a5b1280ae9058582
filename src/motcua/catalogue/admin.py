"""Administration of the catalogue: to be read only. Versions are published, never edited."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models import Decision, DecisionEntry, Offering, Procedure, ProcedureVersion, Sector
from motcua.organisation.admin import ReadOnly


@admin.register(Sector)
class SectorAdmin(ReadOnly):
    list_display = ("code", "name")
    search_fields = ("code", "name")


@admin.register(Procedure)
class ProcedureAdmin(ReadOnly):
    list_display = ("code", "name", "sector", "synthetic")
    list_filter = ("sector", "synthetic")
    list_select_related = ("sector",)
    search_fields = ("code", "name", "search")


@admin.register(ProcedureVersion)
class ProcedureVersionAdmin(ReadOnly):
    list_display = (
        "procedure",
        "number",
        "level",
        "confidence",
        "source",
        "valid_from",
        "valid_to",
        "digest",
    )
    list_filter = ("confidence", "level", "service_level")
    list_select_related = ("procedure",)
    search_fields = ("procedure__code", "name", "digest")
    exclude = ("content",)
    readonly_fields = ("digest", "source", "record")

    @admin.display(description=_("nguồn"))
    def source(self, version: ProcedureVersion) -> str:
        return str(version.content.get("source", ""))

    @admin.display(description=_("nội dung công bố"))
    def record(self, version: ProcedureVersion) -> SafeString:
        return format_html("<pre>{}</pre>", json.dumps(version.content, ensure_ascii=False, indent=1))


@admin.register(Offering)
class OfferingAdmin(ReadOnly):
    list_display = ("agency", "procedure", "office", "valid_from", "valid_to")
    list_select_related = ("agency", "procedure", "office")
    search_fields = ("procedure__code", "procedure__name", "agency__code")


class EntriesInline(admin.TabularInline):
    model = DecisionEntry
    extra = 0
    can_delete = False
    fields = readonly_fields = ("procedure", "change", "public_on", "confidence")


@admin.register(Decision)
class DecisionAdmin(ReadOnly):
    """Recorded by an action in the office; to be read here."""

    list_display = ("number", "signed_on", "effective_on", "origin", "issued_by", "recorded_by", "synthetic")
    list_filter = ("origin", "synthetic")
    search_fields = ("number", "title", "entries__procedure__code")
    inlines = (EntriesInline,)
