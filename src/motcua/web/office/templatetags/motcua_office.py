"""Tabs of the office; loaded by office/base.html."""

from django import template
from django.urls import reverse

from motcua.web.office.sections import SECTIONS, Section

register = template.Library()


@register.simple_tag
def office_sections() -> tuple[Section, ...]:
    return SECTIONS


@register.simple_tag
def office_section_of(path: str) -> str:
    """Name of the tab that the page at this path stands under: of the longest address it begins with."""
    under = [each.url_name for each in SECTIONS if path.startswith(reverse(each.url_name))]
    return max(under, key=lambda name: len(reverse(name)), default="")
