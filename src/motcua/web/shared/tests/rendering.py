"""Render a piece of template with the components, as a template file would be."""

from django.template import engines
from django_cotton.compiler_regex import CottonCompiler


def render(source: str, **context: object) -> str:
    return str(engines["django"].from_string(CottonCompiler().process(source)).render(context))
