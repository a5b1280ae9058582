"""A value of a list in words, as every page writes it."""

from datetime import date, datetime

from motcua.reports.subjects.base import Shape
from motcua.web.shared.templatetags.motcua_format import grouped, vi_date, vi_time
from motcua.web.shared.wording import plain

NOTHING = "–"


def words(value: Shape) -> str:
    """As every page writes it: 14:05 22/11/2026, 1.234; a dash for nothing."""
    if isinstance(value, datetime):
        return f"{vi_time(value)} {vi_date(value)}"
    if isinstance(value, date):
        return str(vi_date(value))
    if isinstance(value, int):
        return str(grouped(value))
    return plain(value) if value else NOTHING
