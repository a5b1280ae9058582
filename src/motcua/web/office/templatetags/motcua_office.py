"""Tabs of the office; loaded by office/base.html."""

from django import template

from motcua.web.office.sections import SECTIONS, Section

register = template.Library()


@register.simple_tag
def office_sections() -> tuple[Section, ...]:
    return SECTIONS
