"""Tabs and words of the oversight pages; loaded by their templates."""

from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.urls import NoReverseMatch, reverse

from motcua.web.oversight.sections import FACE, INSPECTION, Section
from motcua.web.shared.uploads import file_tag

if TYPE_CHECKING:
    from motcua.oversight.queries import Sight

register = template.Library()


class Tab(NamedTuple):
    href: str
    label: str
    icon: str
    current: str


@register.simple_tag
def face_tabs(path: str) -> list[Tab]:
    return _tabs([(section, reverse(section.url_name)) for section in FACE], path)


@register.simple_tag
def inspection_tabs(path: str, seen: "Sight") -> list[Tab]:
    """Only the pages that the user may open."""
    found = []
    for section in INSPECTION:
        if section.whole and not seen.whole:
            continue
        try:
            found.append((section, reverse(section.url_name, args=[seen.item.pk])))
        except NoReverseMatch:
            continue  # the page does not exist in this version
    return _tabs(found, path)


def _tabs(found: list[tuple[Section, str]], path: str) -> list[Tab]:
    """The tab of the page itself is current, else the one with the longest address that it stands under."""
    under = max((href for _, href in found if path.startswith(href)), key=len, default="")
    return [
        Tab(href, section.label, section.icon, "page" if href == path else "true" if href == under else "")
        for section, href in found
    ]


register.simple_tag(file_tag, name="file_look")
