"""A forecast as the page shows it: chances in words, charts beside tables, what is not forecast and why."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.forecast.backtest import Backtest
from motcua.forecast.models import Risk, Run, Trained
from motcua.forecast.queries import desks_of, risks_of, trained_for
from motcua.forecast.record import DeskLoad, backtest_from_json
from motcua.forecast.scoring import Bin, Score
from motcua.forecast.words import reason_words
from motcua.organisation.models import Agency, Role
from motcua.texts.numbers import NO_VALUE, decimal_comma, group

HIGH = 200_000  # millionths: one in five
MILLION = 1_000_000
PLOT = 260  # pixels of the calibration plot's side
CHART_HEIGHT, DAY_WIDTH = 170, 64


class Line(NamedTuple):
    dossier: Dossier
    chance: str
    share: int
    high: bool
    reasons: list[tuple[str, bool]]


class Bar(NamedTuple):
    """A day of a desk: what is due there and what will come; sizes are of the chart."""

    day: date
    due: int
    expected: str
    low: int
    high: int
    x: int
    due_y: float
    due_height: float
    expected_y: float
    expected_height: float
    high_y: float
    low_y: float


class DeskLine(NamedTuple):
    key: str
    name: str
    open: int
    overdue: int
    due: int
    expected: str
    url: str
    current: bool


class DeskChart(NamedTuple):
    name: str
    bars: list[Bar]
    coverage: str
    width: int
    height: int
    top: str


class Dot(NamedTuple):
    x: float
    y: float
    radius: float
    title: str


class Quality(NamedTuple):
    """The back-test: ``reason`` says why nothing is forecast at all."""

    trained: Trained
    total: Score
    brier: str
    base: str
    skill: str
    reason: str
    folds: list[tuple[date, date, Score, str, str, str]]
    bins: list[tuple[str, int, str, str]]
    dots: list[Dot]
    silent: list[tuple[str, str]]


class List(NamedTuple):
    """Which of the risks are listed."""

    key: str
    title: str
    condition: Q

    def of(self, risks: QuerySet[Risk]) -> QuerySet[Risk]:
        return risks.filter(self.condition)


LISTS = (
    List("tat_ca", "Mọi hồ sơ có dự báo, khả năng trễ cao nhất trước", Q(chance__isnull=False)),
    List("cao", "Hồ sơ có khả năng trễ từ 20%", Q(chance__gte=HIGH)),
    List("khong", "Hồ sơ không được dự báo", Q(chance__isnull=True)),
)


def which(key: str) -> List:
    return next((each for each in LISTS if each.key == key), LISTS[0])


def list_url(agency: Agency, key: str) -> str:
    return f"{page_url(agency, muc=key)}#danh-sach"


class Summary(NamedTuple):
    known: int
    expected: str
    high: int
    silent: int


def page_url(agency: Agency, **more: str) -> str:
    return f"{reverse('office:forecast')}?{urlencode({'co_quan': agency.code, **more})}"


def percent(share: float, digits: int = 1) -> str:
    return f"{decimal_comma(Decimal(str(100 * share)), digits)}%"


def summary(risks: QuerySet[Risk]) -> Summary:
    """One query; the list is the same risks."""
    counted = risks.order_by().aggregate(
        known=Count("pk", filter=LISTS[0].condition),
        high=Count("pk", filter=LISTS[1].condition),
        silent=Count("pk", filter=LISTS[2].condition),
        total=Sum("chance"),
    )
    expected = decimal_comma(Decimal(counted["total"] or 0) / MILLION, 1)
    return Summary(counted["known"], expected, counted["high"], counted["silent"])


def lines(risks: Iterable[Risk]) -> list[Line]:
    return [
        Line(
            risk.dossier,
            NO_VALUE if risk.chance is None else percent(risk.chance / MILLION),
            round(100 * (risk.chance or 0) / MILLION),
            (risk.chance or 0) >= HIGH,
            reason_words(risk.reasons),
        )
        for risk in risks
    ]


def quality(agency: Agency) -> Quality | None:
    """Of the model that speaks for the agency; None before anything was learned."""
    trained = trained_for(agency)
    if trained is None:
        return None
    tested: Backtest = backtest_from_json(trained.backtest)
    names = dict(Agency.objects.filter(code__in=tested.units).values_list("code", "name"))
    silent = [(names.get(code, code), score.reason) for code, score in tested.units.items() if score.reason]
    total = tested.total
    return Quality(
        trained,
        total,
        _small(total.brier),
        _small(total.base),
        percent(total.skill),
        total.reason,
        [(fold.first, fold.last, fold.score, *_scores(fold.score)) for fold in tested.folds],
        [_bin(each) for each in tested.calibration],
        _dots(tested.calibration),
        sorted(silent),
    )


def _scores(score: Score) -> tuple[str, str, str]:
    return _small(score.brier), _small(score.base), percent(score.skill) if score.late else NO_VALUE


def _bin(each: Bin) -> tuple[str, int, str, str]:
    return _span(each), each.count, percent(each.mean, 2), percent(each.share, 2)


def _small(value: float) -> str:
    return decimal_comma(Decimal(str(value)), 6)


def _span(each: Bin) -> str:
    return f"{percent(each.low)} đến {percent(each.high)}"


def _dots(bins: Sequence[Bin]) -> list[Dot]:
    """Both axes by square root, so that small chances can be told apart."""
    return [
        Dot(
            PLOT * each.mean**0.5,
            PLOT * (1 - each.share**0.5),
            min(14.0, 3 + each.count**0.25 / 2),
            f"{group(each.count)} lượt, bình quân {percent(each.mean, 2)}, thực tế {percent(each.share, 2)}",
        )
        for each in bins
    ]


def desks(run: Run, agency: Agency, wanted: str) -> tuple[list[DeskLine], DeskChart | None]:
    """Every desk, and the chart of the one wanted, else of the busiest."""
    found = desks_of(run, agency)
    keys = [f"{unit.code}:{desk.role}" for unit, desk in found]
    current = keys.index(wanted) if wanted in keys else 0
    listed = [
        DeskLine(
            key,
            _desk_name(unit, desk),
            desk.open,
            desk.overdue,
            sum(desk.due.values()),
            decimal_comma(Decimal(str(sum(day.expected for day in desk.days))), 0),
            f"{page_url(agency, ban=key)}#viec",
            number == current,
        )
        for number, (key, (unit, desk)) in enumerate(zip(keys, found, strict=True))
    ]
    return listed, _chart(*found[current]) if found else None


def _desk_name(unit: Agency, desk: DeskLoad) -> str:
    return f"{unit.name}: {Role(desk.role).label.lower()}"


def _chart(unit: Agency, desk: DeskLoad) -> DeskChart:
    most = max([1, *desk.due.values(), *(day.high for day in desk.days)])
    scale = CHART_HEIGHT / most
    bars = [
        Bar(
            each.day,
            desk.due.get(each.day, 0),
            decimal_comma(Decimal(str(each.expected)), 1),
            each.low,
            each.high,
            number * DAY_WIDTH,
            CHART_HEIGHT - desk.due.get(each.day, 0) * scale,
            desk.due.get(each.day, 0) * scale,
            CHART_HEIGHT - each.expected * scale,
            each.expected * scale,
            CHART_HEIGHT - each.high * scale,
            CHART_HEIGHT - each.low * scale,
        )
        for number, each in enumerate(desk.days)
    ]
    covered = desk.coverage
    words = f"{group(covered.inside)} trong {group(covered.days)} ngày đã qua" if covered.days else ""
    width = max(1, len(bars)) * DAY_WIDTH
    return DeskChart(_desk_name(unit, desk), bars, words, width, CHART_HEIGHT, group(most))


def stale(run: Run, now: datetime) -> bool:
    """A run of days ago says little of today."""
    return (now - run.made_at).days >= 2


def risks_for(run: Run, agency: Agency) -> QuerySet[Risk]:
    wanted = risks_of(run, agency).select_related("dossier__procedure", "dossier__agency")
    return wanted.defer("dossier__components")
