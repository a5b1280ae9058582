"""A cell's list as a paginator wants it: its length and slices."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

from django.db.models import Q, QuerySet

from motcua.database.planning import for_these_values
from motcua.dossiers.models import Dossier
from motcua.figures import tally
from motcua.figures.form import Figure
from motcua.figures.tally import Terms
from motcua.reports import sums
from motcua.reports.drill import flow, stock
from motcua.reports.drill.order import Kind, kind_of
from motcua.reports.question import Question
from motcua.reports.sums import BEFORE, INSIDE


@dataclass
class Pages(Sequence[Dossier]):
    """``row``: the condition of the table's row."""

    question: Question
    figure: Figure
    row: Q
    terms: Terms

    @cached_property
    def _agencies(self) -> sums.Keys:
        return sums.keys(self.question)

    @cached_property
    def _sides(self) -> sums.Sides:
        return sums.of_row(self.question, self._agencies, self.row, self.terms)

    @for_these_values()
    def __len__(self) -> int:
        """What the cell shows."""
        return tally.value(self.terms, self._sides[BEFORE], self._sides[INSIDE])

    @overload
    def __getitem__(self, wanted: int) -> Dossier: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Dossier]: ...
    @for_these_values()
    def __getitem__(self, wanted: int | slice) -> Dossier | list[Dossier]:
        """In the order of the whole list; a slice has no step."""
        if isinstance(wanted, int):
            place = range(len(self))[wanted]
            return self._rows(place, place + 1)[0]
        first, end, _ = wanted.indices(len(self))
        return self._rows(first, end)

    def _rows(self, first: int, end: int) -> list[Dossier]:
        ids = self._ids(first, end) if first < end else []
        rows = self.question.source.listed(Dossier.objects.filter(pk__in=ids))
        found = {dossier.pk: dossier for dossier in rows}
        return [found[pk] for pk in ids if pk in found]

    def _ids(self, first: int, end: int) -> list[Any]:
        if kind_of(self.terms) is Kind.OPEN:
            asked = self._agencies, self.question.period, self.terms
            return stock.ids(self._listed(), *asked, (first, end), len(self))
        what = flow.Asked(self.question.period, self._agencies, self.row, self.terms)
        return flow.ids(self._listed(), what, (first, end))

    def _listed(self) -> QuerySet[Dossier]:
        """The agencies once more, spelled out: their indexes begin with them."""
        found = self.question.universe().filter(agency__in=self._agencies)
        return found.filter(self.question.condition(self.figure), self.row).order_by()


def pages(question: Question, figure: Figure, row_key: str | None) -> Pages | None:
    """None where sums do not answer. ``row_key`` None: the whole table. Raises ReportError where there is no
    such row."""
    known = sums.terms_of(question)
    terms = tally.terms(figure.predicate) if known is not None else None
    if terms is None:
        return None
    row = Q() if row_key is None else question.grouping.condition(row_key, question)
    return Pages(question, figure, row, terms)
