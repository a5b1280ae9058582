"""The files of something. Whoever calls has decided that the owner may be seen."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from motcua.attachments.models import Attachment


def files_of(kind: str, owner: UUID) -> QuerySet[Attachment]:
    """All files of an owner, withdrawn ones too, as they came."""
    rows = Attachment.objects.filter(owner_kind=kind, owner_id=owner)
    return rows.select_related("uploaded_by", "withdrawn_by").order_by("pk")


def files_of_many(kind: str, owners: Iterable[UUID]) -> dict[UUID, list[Attachment]]:
    """The same for a list of owners, in one query; those without files are left out."""
    rows = Attachment.objects.filter(owner_kind=kind, owner_id__in=list(owners))
    found: dict[UUID, list[Attachment]] = {}
    for attachment in rows.select_related("uploaded_by", "withdrawn_by").order_by("pk"):
        found.setdefault(attachment.owner_id, []).append(attachment)
    return found


def file_of(kind: str, owner: UUID, id: UUID) -> Attachment | None:
    """One file, only where it is this owner's: an id of another owner finds nothing."""
    return files_of(kind, owner).filter(pk=id).first()


def standing(kind: str, owner: UUID) -> QuerySet[Attachment]:
    """What counts as proof: not withdrawn, and not found infected."""
    rows = Attachment.objects.filter(owner_kind=kind, owner_id=owner, withdrawn_at__isnull=True)
    return rows.exclude(state="refused")
