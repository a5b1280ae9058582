"""Files are looked at in the pages of what they prove; here only what scanning found. Read only."""

from django.contrib import admin

from motcua.attachments.models import Attachment
from motcua.organisation.admin import ReadOnly


@admin.register(Attachment)
class AttachmentAdmin(ReadOnly):
    """No content and no place: an administrator has no business with what stands in a proof."""

    list_display = ("name", "agency", "media_type", "size", "state", "threat", "uploaded_at", "withdrawn_at")
    list_filter = ("state", "media_type")
    list_select_related = ("agency",)
    fields = (
        "name",
        "agency",
        "media_type",
        "size",
        "digest",
        "state",
        "scanned_at",
        "threat",
        "uploaded_at",
    )
