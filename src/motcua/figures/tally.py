"""Figures of dossiers as combinations of sums: what one dossier adds to the sums of each local day.

A flow (received, resolved) is added on its day; a stock (open, overdue) is the running sum of what was added
and taken off up to a day's end. So a column over whole days that are past needs no dossier, only sums.
Instants fall on the same side of a midnight as their days do: half-open periods come out exactly.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from motcua.figures import dossiers as d
from motcua.figures.evaluate import holds
from motcua.figures.facts import Code, Facts
from motcua.figures.form import Form
from motcua.figures.period import ZONE, Period
from motcua.figures.predicates import AllOf, AnyOf, Not, OneOf, Predicate, all_of

MEASURES = (
    "received",
    "online_full",
    "online_partial",
    "post",
    "counter",
    "resolved",
    "early",
    "late",
    "overdue",
    "contradicting",
    "incomplete",
)
"""``contradicting`` and ``incomplete`` are the dossiers that no column counts, see ``UNUSABLE``."""
ALWAYS = date(1900, 1, 1)
"""The day of what counts in every period: no period begins earlier."""
ENDED = (7, 8, 9, 10)
RECEIVED_STATUS = (2, 4, 9, 10)

Change = tuple[date, str, int]


def contribution(facts: Facts) -> Iterator[Change]:
    """What the dossier adds: (local day, measure, amount); the same day and measure may come twice."""
    received, resolved = facts.received_at, facts.resolved_at
    if received is None:
        if facts.status in RECEIVED_STATUS:
            yield ALWAYS, "incomplete", 1
    elif resolved is None and facts.status in ENDED:
        yield local_day(received), "incomplete", 1
    elif resolved is not None and resolved < received:
        yield local_day(received), "contradicting", 1
    elif not facts.linked:  # counted with the submission that it belongs to
        yield from _usable(facts, received, resolved)


def _usable(facts: Facts, received: datetime, resolved: datetime | None) -> Iterator[Change]:
    first, last = local_day(received), local_day(resolved) if resolved else None
    yield first, "received", 1
    if kind := kind_of(facts.channel, facts.service_level):
        yield first, kind, 1
    if resolved is not None and last is not None:
        yield last, "resolved", 1
        if facts.resolved_on and facts.due_on and facts.resolved_on < facts.due_on:
            yield last, "early", 1
        elif facts.due_at is not None and facts.due_at < resolved:
            yield last, "late", 1
    yield from _overdue(facts, first, last) if facts.changes else _overdue_once(facts, first, last)


def kind_of(channel: str, service_level: str) -> str:
    """The measure a received dossier is added to beside ``received``; "" for a channel of no form."""
    if channel == "online":
        return "online_full" if service_level in d.WHOLLY_ONLINE.values else "online_partial"
    return channel if channel in ("post", "counter") else ""


def _overdue_once(facts: Facts, first: date, last: date | None) -> Iterator[Change]:
    """The due date never moved: overdue from the end of its day to the day of the result."""
    if facts.first_due_at is None:
        return
    start = max(first, local_day(facts.first_due_at))
    if last is None or start < last:
        yield start, "overdue", 1
        if last is not None:
            yield last, "overdue", -1


def _overdue(facts: Facts, first: date, last: date | None) -> Iterator[Change]:
    """Whether it is overdue at a day's end can change only on the days of these instants."""
    instants = [facts.first_due_at, *(one for each in facts.changes for one in (each.at, each.due_at))]
    days = {first, *(max(first, local_day(one)) for one in instants if one)}
    before = 0
    for day in sorted(one for one in days if last is None or one < last):
        now = int(holds(d.OVERDUE_THEN, facts, Period(day, day)))
        if now != before:
            yield day, "overdue", now - before
        before = now
    if before and last is not None:
        yield last, "overdue", -before


def local_day(at: datetime) -> date:
    return at.astimezone(ZONE).date()


class Span(Enum):
    """Which days of a sum a term takes."""

    BEFORE = "before"  # before the period's first day
    INSIDE = "inside"
    THROUGH = "through"  # up to the period's last day


@dataclass(frozen=True)
class Term:
    measure: str
    span: Span
    sign: int = 1


Terms = tuple[Term, ...]
Sums = Mapping[str, int]


def value(terms: Terms, before: Sums, inside: Sums) -> int:
    """A column, from the sums of the days before the period and of those inside."""
    return sum(term.sign * _taken(term, before, inside) for term in terms)


def _taken(term: Term, before: Sums, inside: Sums) -> int:
    earlier = before[term.measure] if term.span is not Span.INSIDE else 0
    return earlier + (inside[term.measure] if term.span is not Span.BEFORE else 0)


def _minus(terms: Terms) -> Terms:
    return tuple(Term(one.measure, one.span, -one.sign) for one in terms)


def _open(span: Span) -> Terms:
    return Term("received", span), Term("resolved", span, -1)


_IN = Term("received", Span.INSIDE)
_OVERDUE = (Term("overdue", Span.THROUGH),)
_TOTAL = (_IN, *_open(Span.BEFORE))
_SOURCE = ""
UNUSABLE: Terms = (Term("contradicting", Span.INSIDE), Term("incomplete", Span.THROUGH))
KNOWN: Mapping[Predicate, Terms] = {
    d.USABLE_OF_PERIOD: _TOTAL,
    d.total(_SOURCE).predicate: _TOTAL,
    d.RECEIVED_IN: (_IN,),
    all_of(d.RECEIVED_IN): (_IN,),
    d.carried_over(_SOURCE).predicate: _open(Span.BEFORE),
    d.resolved(_SOURCE).predicate: (Term("resolved", Span.INSIDE),),
    d.early(_SOURCE).predicate: (Term("early", Span.INSIDE),),
    d.late(_SOURCE).predicate: (Term("late", Span.INSIDE),),
    d.on_time(_SOURCE).predicate: (
        Term("resolved", Span.INSIDE),
        Term("early", Span.INSIDE, -1),
        Term("late", Span.INSIDE, -1),
    ),
    d.unresolved(_SOURCE).predicate: _open(Span.THROUGH),
    d.open_overdue(_SOURCE).predicate: _OVERDUE,
    d.open_within(_SOURCE).predicate: (*_open(Span.THROUGH), *_minus(_OVERDUE)),
}
"""By the condition itself: a form that counts the same is answered whatever it calls its columns."""


def terms_of(form: Form) -> Mapping[int, Terms] | None:
    """Column number -> its terms; None where sums cannot answer the whole form."""
    if form.universe != d.USABLE_OF_PERIOD:
        return None
    found: dict[int, Terms] = {}
    for column in form.columns:
        answered = terms(column.figure.predicate)
        if answered is None:
            return None
        found[column.number] = answered
    return found


def terms(predicate: Predicate) -> Terms | None:
    return KNOWN.get(predicate) or _received_by_kind(predicate)


def _received_by_kind(predicate: Predicate) -> Terms | None:
    """Received in the period, by channel and by whether the whole service is online."""
    if not isinstance(predicate, AllOf) or predicate.parts[:1] != (d.RECEIVED_IN,):
        return None
    rest = predicate.parts[1:]
    if not all(_about_kind(part) for part in rest):
        return None
    kinds: dict[str, set[bool]] = {}
    for channel in ("online", "post", "counter"):
        for level in (d.WHOLLY_ONLINE.values[0], "partial"):
            facts = Facts(channel=channel, service_level=str(level))
            fits = all(holds(part, facts, _ANY) for part in rest)
            kinds.setdefault(kind_of(channel, str(level)), set()).add(fits)
    if any(len(fits) > 1 for fits in kinds.values()):  # asks more of a kind than its sum knows
        return None
    return tuple(Term(kind, Span.INSIDE) for kind, fits in kinds.items() if fits == {True})


_ANY = Period(ALWAYS, ALWAYS)


def _about_kind(part: Predicate) -> bool:
    match part:
        case AllOf(parts) | AnyOf(parts):
            return all(_about_kind(each) for each in parts)
        case Not(inner):
            return _about_kind(inner)
        case OneOf(code, _):
            return bool(code is Code.CHANNEL or part == d.WHOLLY_ONLINE)
        case _:
            return False
