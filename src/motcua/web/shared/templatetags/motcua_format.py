"""How dates, numbers, money and masks are written on every page. A builtin: no {% load %} needed."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

import lucide
from django import template
from django.utils.safestring import SafeString, mark_safe

from motcua.terms.clock import local
from motcua.texts.codes import mask
from motcua.texts.numbers import decimal_comma, group, money
from motcua.web.shared import wording

register = template.Library()

NOTHING = "–"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def _local_day(value: date | datetime) -> date:
    return local(value).date() if isinstance(value, datetime) else value


@register.filter
def vi_date(value: date | datetime | None) -> str:
    """``22/11/2026``, the local day of a moment; a dash for nothing."""
    return f"{_local_day(value):%d/%m/%Y}" if value else NOTHING


@register.filter
def vi_time(value: datetime | None) -> str:
    """``14:05`` in Asia/Ho_Chi_Minh."""
    return f"{local(value):%H:%M}" if value else NOTHING


@register.filter
def vi_moment(value: datetime | None) -> str:
    """``14:05 ngày 22/11/2026``."""
    return f"{local(value):%H:%M} ngày {local(value):%d/%m/%Y}" if value else NOTHING


@register.filter
def vi_weekday(value: date | datetime | None) -> str:
    """``Thứ Hai`` ... ``Chủ Nhật``."""
    return WEEKDAYS[_local_day(value).weekday()] if value else NOTHING


@register.filter
def vi_day_words(value: date | datetime | None) -> str:
    """``Thứ Ba 24/11/2026``."""
    return f"{vi_weekday(value)} {vi_date(value)}" if value else NOTHING


@register.filter
def iso(value: date | datetime | None) -> str:
    """For the ``datetime`` attribute of ``<time>``."""
    if isinstance(value, datetime):
        return local(value).isoformat(timespec="minutes")
    return value.isoformat() if value else ""


@register.filter
def grouped(value: int | None) -> str:
    """``1.234.567``."""
    return NOTHING if value is None else group(value)


@register.filter
def vnd(value: int | None) -> str:
    """``2.000 đ``."""
    return NOTHING if value is None else money(value)


@register.filter
def days(value: Decimal | None) -> str:
    """``4,3 ngày``: a length in (working) days, to a tenth."""
    return NOTHING if value is None else f"{decimal_comma(value, 1)} ngày"


@register.filter
def masked(value: str | None) -> str:
    """``012••••••789``: phone and identity numbers in lists."""
    return mask(value) if value else NOTHING


@register.filter
def plain(value: str | None) -> str:
    """What the catalogue says, its shorthand in full words; see ``wording``."""
    return wording.plain(str(value)) if value else ""


@register.filter
def days_after(value: date, days: int) -> date:
    return value + timedelta(days=days)


@register.simple_tag
def icon(name: str, size: int = 20, classes: str = "") -> SafeString:
    """A Lucide icon inlined as SVG. Decoration only: the word beside it carries the meaning."""
    return _drawn(name, int(size), classes)


@lru_cache(maxsize=256)
def _drawn(name: str, size: int, classes: str) -> SafeString:
    attributes = {"class": f"icon {classes}".strip(), "aria_hidden": "true", "focusable": "false"}
    return mark_safe(lucide._render_icon(name, size, **attributes))
