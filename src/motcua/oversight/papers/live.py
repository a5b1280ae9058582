"""Live numbers of a paper: what a placeholder stands for now, whoever asks, and the lists that it counts.

Keys: ``07a:3`` a column of a form over the units and the period examined, ``07a:tl1`` its first ratio,
``ho-so:<kind>`` and ``tasks:<part>`` as beside the criteria, ``cuoc:<what>`` the inspection's own records,
``ke-hoach:<what>`` those of a plan. ``don-vi=<code>`` narrows to one unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from motcua.documents.live_text import BadText, Placeholder
from motcua.figures.forms import FORMS
from motcua.organisation.models import Agency
from motcua.oversight.evidence import dossiers, figures, others
from motcua.oversight.evidence.base import Listed, Scope
from motcua.oversight.evidence.lists import NoList, counted
from motcua.oversight.models import Inspection, InspectionPlan, PlanLine
from motcua.oversight.papers.about import About
from motcua.oversight.papers.records import RECORDS, Record, told
from motcua.reports.queries import answer
from motcua.reports.result import Result
from motcua.reports.subjects.base import Shown
from motcua.terms import clock
from motcua.texts.numbers import group, ratio_text

RATIO = "tl"
UNIT = "don-vi"
OWN, PLANNED = "cuoc", "ke-hoach"
PLAN_COLUMNS = (
    Shown("Số", lambda each: each.number),
    Shown("Nội dung", lambda each: each.content),
    Shown("Từ tháng", lambda each: each.month_from),
    Shown("Đến tháng", lambda each: each.month_to),
)


@dataclass(frozen=True)
class Told:
    """A number with its meaning. ``count`` None: a ratio, reckoned from the numbers in ``parts``.

    ``question``: what was asked, enough to ask it again.
    """

    asked: Placeholder
    text: str
    count: int | None
    label: str
    definition: str
    question: dict[str, Any]
    parts: tuple[Placeholder, ...] = ()


class Teller:
    """Tells each number once; a form is asked once a unit."""

    def __init__(self, about: About) -> None:
        self.about = about
        self._known: dict[Placeholder, Told] = {}
        self._results: dict[tuple[str, str], Result] = {}
        self._rows: dict[Any, list[dict[str, Any]]] = {}

    @cached_property
    def units(self) -> list[Agency]:
        return self.about.units()

    def text(self, asked: Placeholder) -> str:
        return self.tell(asked).text

    def tell(self, asked: Placeholder) -> Told:
        """Raises BadText for what stands for no number."""
        if asked not in self._known:
            self._known[asked] = self._fresh(asked)
        return self._known[asked]

    def _fresh(self, asked: Placeholder) -> Told:
        if any(name != UNIT for name, _ in asked.params):
            raise _unknown(asked)
        name, _, part = asked.key.partition(":")
        if name in FORMS and self.about.inspection is not None:
            return (
                self._ratio(asked, name, part) if part.startswith(RATIO) else self._column(asked, name, part)
            )
        if name == OWN:
            return self._own(asked, part)
        lists = self.lists(asked)
        count = sum(rows_of(listed).count() for _, listed in lists)
        first = lists[0][1]
        return Told(asked, group(count), count, first.title, first.definition, self._question(asked))

    def _own(self, asked: Placeholder, part: str) -> Told:
        record, item = self._known_record(asked, part)
        if record.base not in self._rows:
            self._rows[record.base] = told(record.base, item)
        units = {unit.pk for unit in self._units(asked)} if asked.param(UNIT) else None
        count = sum(
            record.counts(row) and (units is None or row["unit_id"] in units)
            for row in self._rows[record.base]
        )
        return Told(asked, group(count), count, record.label, "", self._question(asked))

    def _known_record(self, asked: Placeholder, part: str) -> tuple[Record, Inspection]:
        record, item = RECORDS.get(part), self.about.inspection
        if record is None or item is None or (asked.param(UNIT) and not record.unit):
            raise _unknown(asked)
        return record, item

    def _column(self, asked: Placeholder, form: str, part: str) -> Told:
        try:
            column = FORMS[form].column(int(part))
        except (KeyError, ValueError):
            raise _unknown(asked) from None
        count = sum(self._cell(form, unit, column.number) for unit in self._units(asked))
        definition = column.figure.definition
        return Told(asked, group(count), count, figures.title(column), definition, self._question(asked))

    def _ratio(self, asked: Placeholder, form: str, part: str) -> Told:
        ratios, place = FORMS[form].ratios, part.removeprefix(RATIO)
        if not place.isdecimal() or not 1 <= int(place) <= len(ratios):
            raise _unknown(asked)
        ratio = ratios[int(place) - 1]
        over, under = (self._sum(asked, form, columns) for columns in (ratio.numerator, ratio.denominator))
        parts = tuple(
            replace(asked, key=f"{form}:{number}")
            for number in dict.fromkeys((*ratio.numerator, *ratio.denominator))
        )
        text = ratio_text(over, under, ratio.digits)
        return Told(asked, text, None, ratio.name, ratio.text, self._question(asked), parts)

    def _sum(self, asked: Placeholder, form: str, columns: Iterable[int]) -> int:
        return sum(self._cell(form, unit, number) for unit in self._units(asked) for number in columns)

    def _cell(self, form: str, unit: Agency, number: int) -> int:
        return self._result(form, unit).total.cells[number]

    def _result(self, form: str, unit: Agency) -> Result:
        if (form, unit.code) not in self._results:
            self._results[form, unit.code] = answer(figures.question_of(form, self._scope(unit)))
        return self._results[form, unit.code]

    def _scope(self, unit: Agency) -> Scope:
        assert self.about.inspection is not None
        return Scope.of(self.about.inspection, unit)

    def _units(self, asked: Placeholder) -> list[Agency]:
        code = asked.param(UNIT)
        found = [unit for unit in self.units if code in ("", unit.code)]
        if not found:
            raise BadText(f"Không có đơn vị “{code}” trong cuộc này: {{{asked.token}}}.")
        return found

    def lists(self, asked: Placeholder) -> list[tuple[str, Listed]]:
        """What a number counts, by the unit's code ("" where it is of the whole); none for a ratio.

        Raises BadText for what stands for no number.
        """
        name, _, part = asked.key.partition(":")
        item, plan = self.about.inspection, self.about.plan
        if name == PLANNED and plan is not None:
            return [("", _planned(plan, asked, part))]
        if item is None:
            raise _unknown(asked)
        if name == OWN:
            return [("", self._record(asked, part))]
        if part.startswith(RATIO):
            return []
        if name not in FORMS and name not in others.ROWS and name != "ho-so":
            raise _unknown(asked)
        try:
            return [(unit.code, counted(self._scope(unit), asked.key)) for unit in self._units(asked)]
        except NoList:
            raise _unknown(asked) from None

    def _record(self, asked: Placeholder, part: str) -> Listed:
        record, item = self._known_record(asked, part)
        rows = record.rows(item)
        if asked.param(UNIT):
            rows = rows.filter(unit__in=self._units(asked))
        return Listed(record.label, rows, record.columns)

    def _question(self, asked: Placeholder) -> dict[str, Any]:
        item = self.about.inspection
        period = {"from": item.examined_from.isoformat(), "to": item.examined_to.isoformat()} if item else {}
        units = [unit.code for unit in self._units(asked)] if item else []
        return {"key": asked.key, "units": units, "asked_at": clock.now().isoformat(), **period}


def rows_of(listed: Listed) -> QuerySet[Any]:
    """Numbers of a paper count rows of the database; other evidence has no key here."""
    assert isinstance(listed.rows, QuerySet)
    return listed.rows


def _planned(plan: InspectionPlan, asked: Placeholder, part: str) -> Listed:
    if part != "dong" or asked.params:
        raise _unknown(asked)
    rows = PlanLine.objects.filter(plan=plan, dropped_at=None).order_by("number")
    return Listed("Cuộc kiểm tra trong kế hoạch", rows, PLAN_COLUMNS)


def _unknown(asked: Placeholder) -> BadText:
    return BadText(
        f"Không có số liệu “{{{asked.token}}}”. Chọn một mã trong danh sách số liệu của trang này."
    )


def known(about: About) -> list[tuple[str, str]]:
    """The keys that may be used in a paper, each with what it stands for."""
    if about.inspection is None:
        return [("ke-hoach:dong", "Cuộc kiểm tra trong kế hoạch")]
    forms = sorted({extract.form for extracts in figures.EXTRACTS.values() for extract in extracts})
    return [
        *((f"cuoc:{key}", record.label) for key, record in RECORDS.items()),
        *(
            (f"{code}:{column.number}", figures.title(column))
            for code in forms
            for column in FORMS[code].columns
        ),
        *(
            (f"{code}:{RATIO}{place}", ratio.name)
            for code in forms
            for place, ratio in enumerate(FORMS[code].ratios, start=1)
        ),
        *((f"ho-so:{key}", kind.label) for key, kind in dossiers.BY_KEY.items()),
        *((f"{name}:given", label) for name, (label, _) in others.ROWS.items()),
    ]
