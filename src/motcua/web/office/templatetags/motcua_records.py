"""How a desk's record is put in words."""

from collections.abc import Mapping

from django import template

from motcua.organisation.models import DeskRecord

register = template.Library()

_HAS = {
    "staff_computers": "máy tính cán bộ",
    "public_computers": "máy tính hỗ trợ công dân",
    "scanners": "máy quét",
    "touch_screens": "màn hình cảm ứng",
}


@register.filter
def equipment_words(record: DeskRecord) -> str:
    """What there is, then what is missing."""
    has = [words for name, words in _HAS.items() if getattr(record, name)]
    lacks = [words for name, words in _HAS.items() if not getattr(record, name)]
    parts = [f"Đủ: {', '.join(has)}." if has else "", f"Thiếu: {', '.join(lacks)}." if lacks else ""]
    return " ".join(filter(None, parts))


@register.filter
def name_of(names: Mapping[str, str], username: str) -> str:
    return names.get(username) or username
