"""What a sample says: for each criterion the dossiers at fault, and how many of the whole that stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from motcua.oversight.models import Answer, Sample, SampledDossier, Sheet
from motcua.sampling.estimating import Count, Estimate, estimate
from motcua.texts.numbers import NO_VALUE, quotient, ratio_text


@dataclass(frozen=True)
class CriterionResult:
    """``number``: its place among the criteria, 0 for "at least one fault". ``none``: does not apply."""

    number: int
    label: str
    none: int
    estimate: Estimate

    @property
    def rate(self) -> str:
        total = self.estimate.total
        if total is None:
            return NO_VALUE
        return ratio_text(total.numerator, total.denominator * self.estimate.population)

    @property
    def total(self) -> int | None:
        """In whole dossiers, half up."""
        total = self.estimate.total
        return None if total is None else int(quotient(total.numerator, total.denominator, 0))

    @property
    def low_rate(self) -> str:
        return ratio_text(self.estimate.low, self.estimate.population)

    @property
    def high_rate(self) -> str:
        return ratio_text(self.estimate.high, self.estimate.population)

    @property
    def interval(self) -> str:
        """As a share of the whole, at 95 %."""
        return NO_VALUE if self.estimate.total is None else f"{self.low_rate} đến {self.high_rate}"


@dataclass(frozen=True)
class Results:
    """``examined`` of ``expected`` sheets are filled in; those replaced are not expected."""

    expected: int
    examined: int
    rows: tuple[CriterionResult, ...]


def items_of(sample: Sample) -> QuerySet[SampledDossier]:
    """In the order of the draw, with the sheets of each; two queries."""
    return drawn_of([sample]).select_related("dossier", "replaced_by__dossier")


def drawn_of(samples: Sequence[Sample]) -> QuerySet[SampledDossier]:
    """Of several samples, without their dossiers; two queries."""
    sheets = Prefetch("sheets", Sheet.objects.order_by("number"))
    found = SampledDossier.objects.filter(sample__in=samples).order_by("stratum", "place")
    return found.prefetch_related(sheets)


def sheet_of(item: SampledDossier) -> Sheet | None:
    """As last corrected; reads what ``items_of`` fetched."""
    sheets = list(item.sheets.all())
    return sheets[-1] if sheets else None


def results_of(sample: Sample, items: Sequence[SampledDossier]) -> Results:
    """``items``: those of ``items_of``."""
    answered = [(item.stratum, sheet.answers) for item in items if (sheet := sheet_of(item))]
    rows = [
        _row(sample, number, label, [(stratum, answers[number - 1]) for stratum, answers in answered])
        for number, label in enumerate(sample.criteria, start=1)
    ]
    any_fault = [
        (stratum, Answer.FAULT if Answer.FAULT in answers else Answer.MET) for stratum, answers in answered
    ]
    whole = _row(sample, 0, "Có ít nhất một tiêu chí không đạt", any_fault)
    expected = sum(not item.lost_reason for item in items)
    return Results(expected, len(answered), (*rows, whole))


def _row(sample: Sample, number: int, label: str, answers: Sequence[tuple[int, str]]) -> CriterionResult:
    examined = Counter(stratum for stratum, _ in answers)
    found = Counter(stratum for stratum, answer in answers if answer == Answer.FAULT)
    counts = [
        Count(population, examined[place], found[place])
        for place, (_values, population, _size) in enumerate(sample.strata)
    ]
    none = sum(answer == Answer.NONE for _, answer in answers)
    return CriterionResult(number, label, none, estimate(counts))
