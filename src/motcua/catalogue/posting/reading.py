"""The duties of an authority on a day, in a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from motcua.catalogue.models import DecisionEntry, Offering, PostingLine
from motcua.catalogue.posting.duties import Duty, Facts, Seen, Thing, duties
from motcua.catalogue.publication import Rule, posting_rules
from motcua.catalogue.queries import published
from motcua.organisation.calendars import calendar_of
from motcua.organisation.models import Agency
from motcua.organisation.queries import in_force

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Offered:
    name: str
    sector: str
    since: date


def duties_of(agency: Agency, day: date) -> list[Duty]:
    """Five queries, however many procedures and looks there are."""
    rules = posting_rules(day)
    offered = _offered(agency, day)
    seen = _seen(agency, day)
    ended = _ended(agency, day, {each.key for each in seen if each.posted} - offered.keys())
    decisions = _decisions({*offered, *ended})
    facts = Facts(_things(offered, day, decisions), general(agency, rules), _gone(ended, decisions), seen)
    return duties(facts, rules, calendar_of(agency))


def general(agency: Agency, rules: tuple[Rule, ...]) -> list[Thing]:
    """The lists that an authority posts whatever it offers."""
    rows = (rule for rule in rules if not rule.each_procedure)
    return [Thing(rule.name, max(agency.valid_from, rule.valid_from), item=rule.key) for rule in rows]


def _offered(agency: Agency, day: date) -> dict[str, _Offered]:
    rows = Offering.objects.filter(in_force(day), agency=agency).order_by("procedure__code", "valid_from")
    found = rows.values_list("procedure__code", "procedure__name", "procedure__sector__name", "valid_from")
    return {code: _Offered(name, sector or "", since) for code, name, sector, since in found}


def _things(
    offered: Mapping[str, _Offered], day: date, decisions: Mapping[tuple[str, date], str]
) -> list[Thing]:
    rows = published(day).filter(procedure__code__in=offered).order_by("valid_from", "number")
    versions = {
        code: (digest, since, name)
        for code, digest, since, name in rows.values_list("procedure__code", "digest", "valid_from", "name")
    }
    found = []
    for code, each in offered.items():
        digest, begun, name = versions.get(code, ("", each.since, each.name))
        since = max(each.since, begun)
        found.append(Thing(name, since, code, "", digest, each.sector, decisions.get((code, since), "")))
    return found


def _seen(agency: Agency, day: date) -> list[Seen]:
    """The latest look at each thing at each place, up to the day."""
    latest = Window(
        RowNumber(),
        partition_by=[F("posting_check__place"), F("procedure"), F("item")],
        order_by=[F("posting_check__checked_on").desc(), F("pk").desc()],
    )
    rows = PostingLine.objects.filter(posting_check__agency=agency, posting_check__checked_on__lte=day)
    found = rows.annotate(rank=latest).filter(rank=1)
    return [
        Seen(place, code or f"item:{item}", on, posted, digest, str(check))
        for place, code, item, on, posted, digest, check in found.values_list(
            "posting_check__place",
            "procedure__code",
            "item",
            "posting_check__checked_on",
            "posted",
            "digest",
            "posting_check",
        )
    ]


def _ended(agency: Agency, day: date, codes: set[str]) -> dict[str, _Offered]:
    """Of procedures once seen posted, those whose last offering is over; ``since``: the day after."""
    rows = Offering.objects.filter(agency=agency, procedure__code__in=codes, valid_to__lt=day)
    found = rows.order_by("valid_to").values_list(
        "procedure__code", "procedure__name", "procedure__sector__name", "valid_to"
    )
    return {code: _Offered(name, sector or "", last + _ONE_DAY) for code, name, sector, last in found if last}


def _gone(ended: Mapping[str, _Offered], decisions: Mapping[tuple[str, date], str]) -> list[Thing]:
    return [
        Thing(each.name, each.since, code, sector=each.sector, decision=decisions.get((code, each.since), ""))
        for code, each in ended.items()
    ]


def _decisions(codes: set[str]) -> dict[tuple[str, date], str]:
    """Code and day of effect -> number of the decision."""
    rows = DecisionEntry.objects.filter(procedure__code__in=codes, decision__effective_on__isnull=False)
    named = rows.order_by("pk").values_list("procedure__code", "decision__effective_on", "decision__number")
    return {(code, day): number for code, day, number in named if day}
