"""What can be counted, one module a subject: its rows, its groupings, how its lists look.

To add a subject (say feedback):

1. ``figures/facts/feedback.py``: its facts with their words, a dataclass for the naive reference, and
   ``FEEDBACK = Subject("feedback", "Phản ánh, kiến nghị", "phản ánh, kiến nghị")``;
2. ``figures/forms/form_06a.py``: ``FORM = Form(..., subject=FEEDBACK)``, and its figures say so too;
3. here ``feedback.py`` with ``SOURCE = Source(subject=FEEDBACK, ...)``, see ``base.Source`` and ``dossier``.

Both registries find new modules by themselves. Tables, cells, lists, exports, comparison, the command, the
API and the office's page then work for it; test it as ``tests/test_against_reference.py`` tests dossiers.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from django.utils.translation import gettext as _

from motcua.figures.facts import Subject
from motcua.figures.form import Form
from motcua.reports.errors import ReportError
from motcua.reports.grouping import Grouping
from motcua.reports.subjects.base import Shape, Shown, Source

__all__ = ["Shape", "Shown", "Source", "grouping_of", "groupings", "groupings_of", "source_of", "sources"]


@cache
def sources() -> Mapping[str, Source]:
    """Subject key -> source."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [module.SOURCE for module in modules if hasattr(module, "SOURCE")]
    return {source.subject.key: source for source in found}


def source_of(subject: Subject) -> Source:
    return sources()[subject.key]


def groupings_of(form: Form) -> dict[str, Grouping]:
    """The ways to group that all subjects of a form have, as its own subject names them."""
    own, *others = (source_of(part.subject) for part in form.parts)
    return {
        key: grouping
        for key, grouping in own.groupings.items()
        if all(key in other.groupings for other in others)
    }


def grouping_of(form: Form, key: str) -> Grouping:
    """Blank: the first. Raises ReportError for one that the form has not."""
    known = groupings_of(form)
    if not key:
        return next(iter(known.values()))
    if key not in known:
        message = _("Không phân nhóm được theo “%(key)s”. Chọn một trong: %(known)s.")
        raise ReportError(message % {"key": key, "known": ", ".join(known)})
    return known[key]


def groupings() -> dict[str, Grouping]:
    """Every way to group that some subject has, those of dossiers first."""
    first = sorted(
        sources().values(), key=lambda source: (source.subject.key != "dossier", source.subject.key)
    )
    found: dict[str, Grouping] = {}
    for source in first:
        for key, grouping in source.groupings.items():
            found.setdefault(key, grouping)
    return found
