"""An index as the page shows it: points in words, ratios, addresses of what cost them."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from motcua.quality.index import Index, Scored, ScoredGroup
from motcua.quality.measures import Measured, Unmeasured
from motcua.quality.models import IndexRules
from motcua.quality.rules import rounded
from motcua.reports.question import Question
from motcua.texts.numbers import decimal_comma, group, ratio_text
from motcua.web.office.asking import OTHER


class Line(NamedTuple):
    """``share``: points of the maximum in per cent, for the bar; None where nothing is known."""

    name: str
    key: str
    points: str
    maximum: str
    share: int | None
    lost: str
    ratio: str
    counted: str
    missing: int
    missing_text: str
    url: str
    definition: str
    remedy: str
    recoverable: bool
    needed: str
    gain: str
    reason: str
    asked: bool


class Part(NamedTuple):
    number: int
    name: str
    points: str
    maximum: str
    share: int
    share_most: int
    lines: list[Line]


class Shown(NamedTuple):
    question: Question
    source: IndexRules
    total: str
    maximum: str
    grade: str
    exact: bool
    parts: list[Part]
    costs: list[Line]


def shown(index: Index, question: Question) -> Shown:
    return Shown(
        question=question,
        source=index.source,
        total=_range(index.least, index.most),
        maximum=points_text(index.rules.maximum),
        grade=index.grade,
        exact=index.exact,
        parts=[_part(each, question) for each in index.groups],
        costs=[_line(each, question) for each in index.costs],
    )


def index_url(question: Question) -> str:
    return f"{reverse('office:quality')}?{urlencode(_asked(question))}"


def lost_url(question: Question, key: str) -> str:
    return f"{reverse('office:quality-lost')}?{urlencode({**_asked(question), 'tieu_chi': key})}"


def points_text(points: Fraction) -> str:
    """Two decimals at most, half up, without idle zeros: 18; 5,5; 17,94."""
    value = rounded(points)
    if value == value.to_integral_value():
        return decimal_comma(value, 0)
    return decimal_comma(value, 2).rstrip("0")


def _asked(question: Question) -> dict[str, str]:
    period = question.period
    return {
        "co_quan": question.agency.code,
        "ky": OTHER,
        "tu_ngay": period.first.isoformat(),
        "den_ngay": period.last.isoformat(),
    }


def _range(least: Fraction, most: Fraction) -> str:
    low, high = points_text(least), points_text(most)
    return low if low == high else f"{low} đến {high}"


def _part(each: ScoredGroup, question: Question) -> Part:
    maximum = each.group.maximum
    return Part(
        number=each.group.number,
        name=each.group.name,
        points=_range(each.least, each.most),
        maximum=points_text(maximum),
        share=_percent(each.least / maximum),
        share_most=_percent(each.most / maximum),
        lines=[_line(one, question) for one in each.criteria],
    )


def _percent(share: Fraction) -> int:
    return int((Decimal(share.numerator) / Decimal(share.denominator) * 100).to_integral_value())


def _line(scored: Scored, question: Question) -> Line:
    criterion, outcome = scored.criterion, scored.outcome
    measured = outcome if scored.asked and isinstance(outcome, Measured) else None
    missing = measured.denominator - measured.numerator if measured else 0
    return Line(
        name=criterion.name,
        key=criterion.key,
        points=points_text(scored.least) if scored.known else "chưa đo",
        maximum=points_text(criterion.maximum),
        share=_percent(scored.least / criterion.maximum) if scored.known else None,
        lost=points_text(scored.lost),
        ratio=ratio_text(measured.numerator, measured.denominator) if measured else "",
        counted=_counted(measured),
        missing=missing,
        missing_text=f"{group(missing)} {measured.kind}" if measured else "",
        url=lost_url(question, criterion.key) if missing else "",
        definition=measured.definition if measured else "",
        remedy=measured.remedy if measured else "",
        recoverable=measured.recoverable if measured else False,
        needed=_needed(scored, measured),
        gain=points_text(scored.gain),
        reason=outcome.reason if scored.asked and isinstance(outcome, Unmeasured) else "",
        asked=scored.asked,
    )


def _counted(measured: Measured | None) -> str:
    if measured is None:
        return ""
    if not measured.denominator:
        return f"không có {measured.kind} nào"
    return f"{group(measured.numerator)} trong {group(measured.denominator)} {measured.kind}"


def _needed(scored: Scored, measured: Measured | None) -> str:
    """What would bring the maximum; empty where nothing is missing or nothing can be done."""
    if measured is None or not scored.needed:
        return ""
    return f"{group(scored.needed)} {measured.kind}"
