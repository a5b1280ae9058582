"""Tabs of the office; loaded by office/base.html."""

from django import template

from motcua.web.office.sections import Section, area_of, section_of

register = template.Library()


@register.simple_tag
def office_sections(path: str) -> tuple[Section, ...]:
    """The tabs of the area that the page at this path belongs to."""
    return area_of(path)


@register.simple_tag
def office_section_of(path: str) -> str:
    return section_of(path)
