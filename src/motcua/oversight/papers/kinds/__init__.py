"""The registry of kinds of paper: every module beside this one that has a ``KIND``."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from motcua.oversight.models import PaperKind
from motcua.oversight.papers.about import About
from motcua.oversight.papers.kinds.draft import Draft, Kind

__all__ = ["KINDS", "Draft", "Kind", "possible"]


def _found() -> Iterator[Kind]:
    for module in iter_modules(__path__):
        kind = getattr(import_module(f"{__name__}.{module.name}"), "KIND", None)
        if kind is not None:
            yield kind


_BY_KIND = {kind.kind: kind for kind in _found()}
KINDS: Mapping[str, Kind] = {str(kind): _BY_KIND[kind] for kind in PaperKind}
"""In the order of the work."""


def possible(about: About) -> list[Kind]:
    """The kinds that could be drafted now."""
    return [kind for kind in KINDS.values() if not kind.refused(about)]
