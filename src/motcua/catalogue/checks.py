"""`motcua check --database default`: a published content still has the digest it was published under."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from motcua.catalogue.content import digest
from motcua.catalogue.models import ProcedureVersion


@register(Tags.database)
def published_contents_are_untouched(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """One error for each version whose content was changed behind the program's back."""
    return [error for alias in databases or () for error in _errors(alias)]


def _errors(alias: str) -> list[CheckMessage]:
    if ProcedureVersion._meta.db_table not in connections[alias].introspection.table_names():
        return []
    versions = ProcedureVersion.objects.using(alias).filter(published_at__isnull=False)
    return [
        Error(f"Nội dung {version.procedure.code} phiên bản {version.number} bị sửa sau khi công bố",
              hint="Khôi phục từ bản sao lưu; thay đổi phải công bố phiên bản mới.", id="catalogue.E001")
        for version in versions.select_related("procedure").iterator()
        if digest(version.content) != version.digest
    ]  # fmt: skip
