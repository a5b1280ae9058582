"""Pure: signs that a clock is being played with, each counted, and judged only against chance.

A sign counts ``hits`` among ``tries`` for each subject (an authority; a procedure for rework). It is raised
only where as many hits would hardly come about by chance, were the subject like the others: the expected
share is the largest of a fixed floor, of what pure timing gives, and of the share of all other subjects.
The chance allowed is parted over all comparisons of the reading. A sign is no proof: it says what to read.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from motcua.figures.cutoffs import LAST_DAY
from motcua.mining.chance import tail
from motcua.mining.graph import Tally
from motcua.mining.log import Event, Trace
from motcua.mining.process import BACK
from motcua.mining.thresholds import Thresholds
from motcua.terms import Calendar, clock


@dataclass(frozen=True)
class Sign:
    """``definition`` has blanks for the thresholds; ``try_name`` is what is counted, ``of`` whose it is."""

    key: str
    name: str
    definition: str
    try_name: str
    of: str = "agency"

    def text(self, limits: Thresholds) -> str:
        return self.definition.format(
            hours=_plain(limits.late_supplement_minutes / 60),
            factor=_plain(limits.batch_factor),
            lag=_plain(limits.backdated_minutes / 60),
            last=LAST_DAY,
        )


def _plain(number: float) -> str:
    """ "4", "7,5"."""
    return f"{number:g}".replace(".", ",")


LATE_SUPPLEMENT = Sign(
    "late_supplement",
    "Yêu cầu bổ sung vào những giờ cuối của thời hạn",
    "Yêu cầu bổ sung được gửi khi thời hạn giải quyết chỉ còn không quá {hours} giờ làm việc. Đồng hồ dừng "
    "đúng lúc sắp trễ hạn. So với tỷ lệ có được nếu thời điểm yêu cầu rải đều trong thời hạn.",
    "yêu cầu bổ sung",
)
BATCH_MONTH = Sign(
    "batch_month",
    "Kết thúc dồn vào ngày làm việc cuối tháng",
    "Hồ sơ có kết quả vào ngày làm việc cuối cùng của tháng dương lịch, nhiều hơn {factor} lần mức bình quân "
    "một ngày làm việc của chính cơ quan trong tháng đó.",
    "hồ sơ có kết quả",
)
BATCH_PERIOD = Sign(
    "batch_period",
    "Kết thúc dồn vào ngày cuối kỳ báo cáo",
    "Hồ sơ có kết quả vào ngày làm việc cuối cùng của kỳ báo cáo tháng (đến hết ngày {last}), nhiều hơn "
    "{factor} lần mức bình quân một ngày làm việc của chính cơ quan trong kỳ đó.",
    "hồ sơ có kết quả",
)
BACKDATED = Sign(
    "backdated",
    "Ghi lùi ngày",
    "Hồ sơ có thao tác được ghi nhận muộn hơn thời điểm xảy ra quá {lag} giờ làm việc, mà không phải hồ sơ "
    "nhập lại từ sổ giấy.",
    "hồ sơ",
)
LATE_EXTENSION = Sign(
    "late_extension",
    "Hẹn lại khi đã quá hạn",
    "Văn bản xin lỗi và hẹn lại ngày trả được ghi sau khi ngày hẹn trả đã qua.",
    "lần hẹn lại",
)
REWORK = Sign(
    "rework",
    "Vòng làm lại",
    "Hồ sơ bị trả lại bước trước ít nhất một lần trong khi giải quyết.",
    "hồ sơ",
    of="procedure",
)
SIGNS = (LATE_SUPPLEMENT, BATCH_MONTH, BATCH_PERIOD, BACKDATED, LATE_EXTENSION, REWORK)


@dataclass(slots=True)
class Count:
    """``chance``: how many hits pure timing would give; ``actors``: who did the hits."""

    tries: int = 0
    chance: float = 0.0
    hits: Tally = field(default_factory=Tally)
    actors: Counter[str] = field(default_factory=Counter)

    def add(self, place: int, hit: bool, chance: float = 0.0, actor: str = "") -> None:
        self.tries += 1
        self.chance += chance
        if hit:
            self.hits.traces.append(place)
            self.actors[actor] += 1


@dataclass(frozen=True, slots=True)
class Finding:
    """``expected``: the share that is ordinary; ``chance``: that so many hits come about by it."""

    sign: Sign
    subject: str
    count: Count
    expected: float
    chance: float
    raised: bool


@dataclass
class Signs:
    """Filled trace by trace, with the places that the graph gave."""

    limits: Thresholds
    first: date
    last: date
    counts: dict[tuple[str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    results: dict[str, dict[date, list[tuple[int, str]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    calendars: dict[str, Calendar] = field(default_factory=dict)

    def take(self, place: int, trace: Trace) -> None:
        self.calendars.setdefault(trace.agency, trace.calendar)
        for event in trace.events:
            self._event(place, trace, event)
        if not trace.paper:
            late = [event for event in trace.events if event.lag > self.limits.backdated_minutes]
            self.counts[BACKDATED.key, trace.agency].add(place, bool(late), actor=_first_actor(late))
        again = [event for event in trace.events if event.activity.verb == BACK]
        self.counts[REWORK.key, trace.procedure].add(place, bool(again), actor=_first_actor(again))

    def _event(self, place: int, trace: Trace, event: Event) -> None:
        verb = event.activity.verb
        if event.resolves and not trace.paper:
            self.results[trace.agency][clock.local(event.at).date()].append((place, event.actor))
        if verb == "request_supplement":
            self._supplement(place, trace.agency, event)
        if verb == "extend" and event.due is not None:
            self.counts[LATE_EXTENSION.key, trace.agency].add(
                place, event.minute > event.due, actor=event.actor
            )

    def _supplement(self, place: int, agency: str, event: Event) -> None:
        if event.due is None or event.start is None:
            return
        window = self.limits.late_supplement_minutes
        chance = min(1.0, window / max(1.0, event.due - event.start))
        self.counts[LATE_SUPPLEMENT.key, agency].add(
            place, event.due - event.minute <= window, chance, event.actor
        )

    def findings(self) -> list[Finding]:
        """Every subject that has hits, by sign; those raised first, then by how unlikely they are."""
        counts = {**self.counts, **self._batches()}
        by_sign = {sign: {s: c for (key, s), c in counts.items() if key == sign.key} for sign in SIGNS}
        tests = sum(len(subjects) for subjects in by_sign.values())
        found = [
            _judged(sign, subject, subjects, self.limits, max(1, tests))
            for sign, subjects in by_sign.items()
            for subject in subjects
            if subjects[subject].hits.count
        ]
        places = {sign: place for place, sign in enumerate(SIGNS)}
        return sorted(found, key=lambda each: (not each.raised, places[each.sign], each.chance, each.subject))

    def _batches(self) -> dict[tuple[str, str], Count]:
        counts: dict[tuple[str, str], Count] = {}
        for agency, days in self.results.items():
            for sign, ends in ((BATCH_MONTH, _month_of), (BATCH_PERIOD, _report_month_of)):
                counts[sign.key, agency] = self._batch(days, self.calendars[agency], ends)
        return counts

    def _batch(
        self, days: dict[date, list[tuple[int, str]]], calendar: Calendar, end_of: Callable[[date], date]
    ) -> Count:
        """Results on the last working day of each month that ends within the period, and all of it."""
        count = Count()
        months: dict[date, int] = defaultdict(int)
        for day in _days(self.first, self.last):
            months[end_of(day)] += calendar.is_working(day)
        for day, results in days.items():
            end = end_of(day)
            if not self.first <= day <= end <= self.last or not months[end]:
                continue
            closing = end if calendar.is_working(end) else calendar.previous_working(end)
            share = min(1.0, self.limits.batch_factor / months[end])
            for place, actor in results:
                count.add(place, day == closing, share, actor)
        return count


def _judged(sign: Sign, subject: str, subjects: dict[str, Count], limits: Thresholds, tests: int) -> Finding:
    count = subjects[subject]
    others = [each for key, each in subjects.items() if key != subject]
    tries = sum(each.tries for each in others)
    share_of_others = sum(each.hits.count for each in others) / tries if tries else 0.0
    expected = max(limits.floor[sign.key], count.chance / count.tries, share_of_others)
    chance = tail(count.hits.count, count.tries, expected)
    raised = count.hits.count >= limits.least[sign.key] and chance < limits.chance / tests
    return Finding(sign, subject, count, expected, chance, raised)


def _first_actor(events: list[Event]) -> str:
    return events[0].actor if events else ""


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _month_of(day: date) -> date:
    """The last day of the calendar month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _report_month_of(day: date) -> date:
    """The last day of the report month (NĐ 09/2019 Điều 12: the 14th)."""
    if day.day <= LAST_DAY:
        return day.replace(day=LAST_DAY)
    return (day.replace(day=1) + timedelta(days=32)).replace(day=LAST_DAY)
