"""File formats, one module each with a ``FORMAT``: how a sheet becomes bytes, piece by piece."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from motcua.reports.errors import ReportError
from motcua.reports.exports.formats import csv, json, xlsx
from motcua.reports.exports.formats.base import Format

__all__ = ["FORMATS", "Format", "format_of"]

FORMATS: Mapping[str, Format] = {module.FORMAT.key: module.FORMAT for module in (xlsx, csv, json)}


def format_of(key: str) -> Format:
    """Raises ReportError for a format that is not written."""
    try:
        return FORMATS[key]
    except KeyError:
        message = _("Không có định dạng “%(key)s”. Chọn một trong: %(known)s.")
        raise ReportError(message % {"key": key, "known": ", ".join(FORMATS)}) from None
