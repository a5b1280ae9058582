"""The order of a cell's list: by the instant that puts a dossier into the cell, so that a page has days."""

from enum import Enum

from motcua.figures import tally
from motcua.figures.facts import DOSSIER
from motcua.figures.form import Figure
from motcua.figures.tally import Span, Terms
from motcua.reports.question import Question


class Kind(Enum):
    RECEIVED = ("received_at", "pk")
    RESOLVED = ("resolved_at", "pk")
    OPEN = ("-received_at", "-pk")
    """What is open, or was, begins with the latest received: nearly all of these are open."""


def order_of(question: Question, figure: Figure) -> tuple[str, ...]:
    """What sums do not know is in the order of its subject."""
    terms = tally.terms(figure.predicate) if figure.subject is DOSSIER else None
    return kind_of(terms).value if terms else question.source.order


def kind_of(terms: Terms) -> Kind:
    if any(term.span is not Span.INSIDE for term in terms):
        return Kind.OPEN
    resolved = {"resolved", "early", "late"}
    return Kind.RESOLVED if resolved.issuperset(term.measure for term in terms) else Kind.RECEIVED
