from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from motcua.figures.cutoffs import months, report_month
from motcua.figures.facts import Known
from motcua.figures.period import Period
from motcua.reports.errors import ReportError
from motcua.reports.grouping.base import Asked, Grouping, Label, no_row

BEFORE = "before"
MOST = 120  # months; each is a branch of one expression


@dataclass(frozen=True)
class ByMonth(Grouping):
    """Rows are the months of ``instant``; what happened before the period is one row more.

    One instant decides the row of a thing, whatever else happened to it and when: so the rows part the
    whole, and every identity holds in each of them. ``reporting``: months from the 15th to the 14th.
    """

    instant: str
    before: str
    reporting: bool = True

    @property
    def steady(self) -> bool:
        return False

    def prepared(self, records: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
        spans = self._spans(asked)
        branches = [When(**{f"{self.instant}__lt": asked.period.start}, then=Value(0))]
        for number, span in enumerate(spans.values(), start=1):
            branches.append(When(**{f"{self.instant}__lt": span.end}, then=Value(number)))
        row = Case(*branches, default=None, output_field=IntegerField())
        return records.annotate(**{self.column: row})

    def value(self, record: Any, facts: Known, asked: Asked) -> int | None:
        at: datetime | None = getattr(facts, self.instant)
        if at is None or at >= asked.period.end:
            return None
        ends = [asked.period.start, *(span.end for span in self._spans(asked).values())]
        return next(number for number, end in enumerate(ends) if at < end)

    def labels(self, values: Collection[Any], asked: Asked) -> Mapping[Any, Label]:
        keys = (BEFORE, *self._spans(asked))
        return {value: Label(keys[value], self.title(keys[value], asked), value) for value in values}

    def row(self, row_key: str, asked: Asked) -> Q:
        if row_key == BEFORE:
            return Q(**{f"{self.instant}__lt": asked.period.start})
        span = self._spans(asked).get(row_key)
        if span is None:
            raise no_row(row_key)
        return Q(**{f"{self.instant}__gte": span.start, f"{self.instant}__lt": span.end})

    def outside(self, asked: Asked) -> Q:
        return Q(**{f"{self.instant}__isnull": True}) | Q(**{f"{self.instant}__gte": asked.period.end})

    def title(self, row_key: str, asked: Asked) -> str:
        if row_key == BEFORE:
            return _(self.before)
        year, _dash, month = row_key.partition("-")
        return _("Tháng %(month)s/%(year)s") % {"month": int(month), "year": year}

    def _spans(self, asked: Asked) -> dict[str, Period]:
        """Row key ("2026-11") -> its days within the period, in order. Raises ReportError for too many."""
        spans: dict[str, Period] = {}
        day, last = asked.period.first, asked.period.last
        while day <= last:
            year, month = report_month(day) if self.reporting else (day.year, day.month)
            end = min(self._last_day(year, month), last)
            spans[f"{year}-{month:02}"] = Period(day, end)
            day = end + timedelta(days=1)
            if len(spans) > MOST:
                message = _("Kỳ này dài quá %(most)s tháng. Hãy chọn kỳ ngắn hơn để xem theo tháng.")
                raise ReportError(message % {"most": MOST})
        return spans

    def _last_day(self, year: int, month: int) -> date:
        if self.reporting:
            return months(year, month, month).last
        after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
        return after - timedelta(days=1)
