"""Tabs of the office; loaded by office/base.html."""

from django import template
from django.urls import reverse

from motcua.web.office.sections import AREAS, FIGURES, Section

register = template.Library()


@register.simple_tag
def office_sections(path: str) -> tuple[Section, ...]:
    """The tabs of the area that the page at this path belongs to; those of the figures where it has none."""
    under = office_section_of(path)
    return next((area for area in AREAS if any(each.url_name == under for each in area)), FIGURES)


@register.simple_tag
def office_section_of(path: str) -> str:
    """Name of the tab that the page at this path stands under: of the longest address it begins with."""
    under = [each.url_name for area in AREAS for each in area if path.startswith(reverse(each.url_name))]
    return max(under, key=lambda name: len(reverse(name)), default="")
