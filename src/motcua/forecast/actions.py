"""Learning and forecasting for an agency and all below it.

What is written is derived from dossiers and may be made again at any time, so it is no event of the journal.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.forecast.backtest import Backtest, Fold, daily_rows, moment, run
from motcua.forecast.book import Book
from motcua.forecast.desks import desk_loads
from motcua.forecast.errors import ForecastError
from motcua.forecast.features import rows_at
from motcua.forecast.model import Model
from motcua.forecast.models import Risk, Run, Trained
from motcua.forecast.queries import trained_for
from motcua.forecast.reading import dossiers_of, read_book
from motcua.forecast.record import backtest_from_json, backtest_to_json, desk_to_json
from motcua.forecast.words import strongest
from motcua.organisation.models import Agency
from motcua.organisation.queries import below, calendar_of
from motcua.terms import WorkingScale, clock

MOST_READ = 250_000
"""Dossiers learned from: the newest. A province's year may hold more than a machine should keep at once."""
MEMORY = timedelta(days=400)
MILLION = 1_000_000


def backtest(
    agency: Agency, first: date, last: date, say: Callable[[Fold], None] = lambda fold: None
) -> Backtest:
    """Raises ForecastError where there is nothing to learn from; writes nothing."""
    book, first = _book(agency, first, _midnight(last + timedelta(days=1)))
    scales, calendar = _scales(book), calendar_of(agency)
    return run(book, daily_rows(book, scales, calendar, first, last), first, last, say)


def train(agency: Agency, first: date, last: date) -> Trained:
    """Learn from what was known by the end of ``last``, and keep it with its back-test."""
    tested = backtest(agency, first, last)
    values = {
        "made_at": clock.now(),
        "first": first,
        "last": last,
        "model": tested.model.as_json() if tested.model else None,
        "backtest": backtest_to_json(tested),
    }
    return Trained.objects.update_or_create(agency=agency, defaults=values)[0]


def forecast(agency: Agency, at: datetime | None = None) -> Run:
    """Risks of the open dossiers and loads of the desks as of ``at`` (now), replacing the run before.

    Raises ForecastError without a model learned for the agency or above it, or where it has seen ``at``.
    """
    at = at or clock.now()
    trained = trained_for(agency)
    if trained is None:
        raise ForecastError(f"Chưa học mô hình cho {agency.name}. Chạy: motcua forecast train --agency MÃ")
    if at < _midnight(trained.last + timedelta(days=1)):
        raise ForecastError(
            f"Mô hình đã học đến hết {trained.last:%d/%m/%Y}; chỉ dự báo được cho thời điểm sau đó."
        )
    loads = [desk_to_json(desk) for desk in desk_loads(agency, at)]
    with transaction.atomic():
        Run.objects.filter(agency=agency).delete()
        made = Run.objects.create(agency=agency, at=at, made_at=clock.now(), loads=loads)
        Risk.objects.bulk_create(_risks(made, agency, trained, at), batch_size=1000)
    return made


def forecast_again() -> list[Run]:
    """The forecast of today for every agency with a model of its own that has none of today yet."""
    today = _midnight(clock.today())
    fresh = Run.objects.filter(at__gte=today).values("agency")
    stale = Trained.objects.exclude(agency__in=fresh).filter(last__lt=clock.today())
    return [forecast(trained.agency) for trained in stale.select_related("agency")]


def _risks(made: Run, agency: Agency, trained: Trained, at: datetime) -> list[Risk]:
    book, _ = _book(agency, (at - MEMORY).date(), at + timedelta(seconds=1))
    rows = rows_at(book, moment(_scales(book), at))
    codes = [book.dossiers.codes[number] for number in rows.dossier]
    keys = dict(Dossier.objects.filter(code__in=codes).values_list("code", "pk"))
    model = Model.from_json(trained.model) if trained.model else None
    units = backtest_from_json(trained.backtest).units
    if model is None:
        return [Risk(run=made, dossier_id=keys[code]) for code in codes]
    chances, contributions = model.chances(rows.values), model.contributions(rows.values)
    found = []
    for place, code in enumerate(codes):
        unit = units.get(book.agencies[book.dossiers.agency[rows.dossier[place]]])
        speaks = unit is not None and not unit.reason
        chance = min(MILLION, round(float(chances[place]) * MILLION)) if speaks else None
        reasons = strongest(contributions[place].tolist()) if speaks else []
        found.append(Risk(run=made, dossier_id=keys[code], chance=chance, reasons=reasons))
    return found


def _book(agency: Agency, first: date, end: datetime) -> tuple[Book, date]:
    """Bounded to the newest dossiers; with the day from which it is whole."""
    agencies = below(agency)
    dossiers = dossiers_of(agencies, _midnight(first), end)
    beyond = dossiers.order_by("-received_at").values_list("received_at", flat=True)[
        MOST_READ : MOST_READ + 1
    ]
    for received_at in beyond:
        assert received_at is not None
        first = clock.local(received_at).date() + timedelta(days=1)
        dossiers = dossiers_of(agencies, _midnight(first), end)
    book = read_book(agencies, dossiers)
    if not len(book.dossiers):
        raise ForecastError(
            f"{agency.name} không có hồ sơ nào tiếp nhận từ {first:%d/%m/%Y} để học hoặc dự báo."
        )
    return book, first


def _scales(book: Book) -> Sequence[WorkingScale]:
    agencies = {each.code: each for each in Agency.objects.filter(code__in=book.agencies)}
    shared: dict[int, WorkingScale] = {}
    calendars = [calendar_of(agencies[code]) for code in book.agencies]
    return [shared.setdefault(id(calendar), WorkingScale(calendar)) for calendar in calendars]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.VN)
