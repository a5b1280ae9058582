"""Desks, procedures, announcements, officers, the book: the database counts what the naive evaluator counts.

Rows are written as the tables may hold them; the facts are drawn first and are what the naive side sees.
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.catalogue.models import Decision, DecisionEntry, LegalText, Offering, ProcedureVersion
from motcua.figures import forms, reference
from motcua.figures.announcements import UNKNOWN as UNUSABLE
from motcua.figures.evaluate import holds
from motcua.figures.facts.announcement import ANNOUNCEMENT, AnnouncementFacts, LegalTextFacts
from motcua.figures.facts.base import Known
from motcua.figures.facts.book import LAGS, EntryFacts, LineFacts
from motcua.figures.facts.desk import DeskCode, DeskFacts
from motcua.figures.facts.officer import OfficerFacts
from motcua.figures.facts.procedure import PROCEDURE, ProcedureFacts
from motcua.figures.forms import FORMS
from motcua.figures.identities import check
from motcua.figures.tests.samples import DAYS, INSTANTS, PERIOD, instants, maybe_days, maybe_instants
from motcua.organisation.models import Agency, AgencyKind, DeskItem, DeskRecord, Post, Role, User
from motcua.reports.queries import cell_queryset, compute
from motcua.reports.tests import factory

MANY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_numbers = count(1)


@pytest.fixture
def commune(db: None) -> Agency:
    return factory.agency("H98.1")


def expected(code: str, things: dict[str, Sequence[Known]]) -> dict[int, int]:
    """Column number -> count, part by part; ``things``: subject key -> facts."""
    found: dict[int, int] = {}
    for part in forms.get(code).parts:
        found |= reference.cells(part, things[part.subject.key], PERIOD)
    return found


def agrees(code: str, agency: Agency, things: dict[str, Sequence[Known]]) -> None:
    result = compute(code, agency, PERIOD.first, PERIOD.last)
    assert dict(result.total.cells) == expected(code, things)
    assert result.holds
    for number, counted in result.total.cells.items():
        assert cell_queryset(code, agency, PERIOD.first, PERIOD.last, "", number).count() == counted


# Whatever the facts, the identities of every form hold.

_YES_OR_NO = ("blank", "missing", "unlisted")
lines = st.builds(
    LineFacts,
    received_at=maybe_instants,
    resolved_at=maybe_instants,
    returned_at=maybe_instants,
    lag=st.sampled_from(sorted(LAGS)),
    **{
        name: st.booleans() for name in asdict(LineFacts()) if name.endswith(("blank", "missing", "unlisted"))
    },
)
entries = st.builds(EntryFacts, occurred_at=instants, lag=st.sampled_from(sorted(LAGS)))


@given(some=st.lists(lines, max_size=10), others=st.lists(entries, max_size=10))
def test_kill_09_the_book_adds_up(some: list[LineFacts], others: list[EntryFacts]) -> None:
    cells = expected("so-theo-doi", {"book_line": some, "book_entry": others})
    assert all(each.holds for each in check(forms.get("so-theo-doi").identities, {"": cells}))


# Desks: the record that holds on the last day, and what it says.

records = st.tuples(
    st.sampled_from([PERIOD.first - timedelta(days=9), PERIOD.last, PERIOD.last + timedelta(days=1)]),
    st.lists(st.sampled_from(sorted(map(str, DeskCode.KIND.meanings))), max_size=8),
)


@MANY
@given(drawn=st.lists(records, max_size=4))
def test_desks_count_the_record_of_the_last_day(commune: Agency, drawn: list[tuple[date, list[str]]]) -> None:
    desk = Agency.objects.get_or_create(
        code="H98.1.1", defaults={"name": "Một cửa", "kind": AgencyKind.ONE_STOP, "level": "commune",
                                  "parent": commune, "valid_from": factory.LONG_AGO},
    )[0]  # fmt: skip
    desk.paths_up.get_or_create(above=commune, depth=1)
    DeskItem.objects.all().delete()
    DeskRecord.objects.all().delete()
    written = [_record(desk, since, kinds) for since, kinds in drawn]
    held = [each for each in written if each.valid_from <= PERIOD.last]
    last = max(held, key=lambda each: (each.valid_from, each.pk), default=None)
    facts = [
        DeskFacts(item.kind, item.record_id == (last.pk if last else None)) for item in DeskItem.objects.all()
    ]
    agrees("08b", commune, {"desk": facts})
    agrees("08c-II", commune, {"desk": facts})


def _record(desk: Agency, since: date, kinds: list[str]) -> DeskRecord:
    made = DeskRecord.objects.create(
        agency=desk, valid_from=since, recorded_at=INSTANTS[0], recorded_by="x", reason="x",
        **{kind: kinds.count(kind) for kind in ("points", "permanent", "seconded", "contract")},
        **dict.fromkeys(("staff_computers", "public_computers", "scanners", "touch_screens"), False),
    )  # fmt: skip
    DeskItem.objects.bulk_create(
        DeskItem(record=made, kind=kind, number=number) for number, kind in enumerate(kinds)
    )
    return made


# Announcements, legal texts and the procedures under authority.

announced = st.lists(
    st.tuples(
        st.sampled_from(("central", "local")),
        maybe_days,
        st.lists(
            st.tuples(st.sampled_from(("new", "amended", "replaced", "abolished", "")), maybe_days),
            max_size=4,
        ),
        st.integers(0, 2),
    ),
    max_size=5,
)


@MANY
@given(drawn=announced, offered=st.lists(st.booleans(), min_size=4, max_size=4))
def test_announcements_are_counted_as_the_naive_evaluator_counts_them(
    commune: Agency, drawn: list[Any], offered: list[bool]
) -> None:
    for model in (LegalText, DecisionEntry, Decision, Offering):
        model._default_manager.all().delete()
    versions = [factory.procedure(f"8.{next(_numbers):06}") for _ in offered]
    for version, still in zip(versions, offered, strict=True):
        ends = None if still else PERIOD.first
        Offering.objects.create(
            agency=commune, procedure=version.procedure, valid_from=factory.LONG_AGO, valid_to=ends
        )
    facts = [fact for each in drawn for fact in _decision(each, versions)]
    texts = [text for each in drawn for text in _texts(each)]
    local = set(DecisionEntry.objects.filter(decision__origin="local").values_list("procedure_id", flat=True))
    held = [
        ProcedureFacts(origin="local" if version.procedure_id in local else "central")
        for version, still in zip(versions, offered, strict=True)
        if still
    ]
    for code in ("03b-I", "03b-II"):
        agrees(code, commune, {"announcement": facts, "procedure": held, "legal_text": texts})
        unusable = compute(code, commune, PERIOD.first, PERIOD.last).unusable
        assert unusable == sum(holds(UNUSABLE, fact, PERIOD) for fact in facts)
    agrees("08c-I", commune, {"procedure": held})


def _decision(drawn: Any, versions: list[ProcedureVersion]) -> list[AnnouncementFacts]:
    origin, signed, changes, texts = drawn
    made = Decision.objects.create(
        number=f"{next(_numbers)}/QĐ", signed_on=signed, origin=origin, issued_by="x",
        recorded_at=INSTANTS[0], recorded_by="x",
    )  # fmt: skip
    LegalText.objects.bulk_create(LegalText(decision=made, number=f"{number}") for number in range(texts))
    facts: list[AnnouncementFacts] = []
    for version, (change, public) in zip(versions, changes, strict=False):
        DecisionEntry.objects.create(
            decision=made, procedure=version.procedure, change=change, public_on=public, confidence="low"
        )
        fact = AnnouncementFacts(signed, public, change, origin)
        first = not holds(UNUSABLE, fact, PERIOD) and not any(each.first for each in facts)
        facts.append(replace(fact, first=first))
    return facts


def _texts(drawn: Any) -> list[Any]:
    origin, signed, _changes, texts = drawn
    return [LegalTextFacts(signed, origin)] * texts


# Officers: posts held in the period, with an account or without.

held_posts = st.tuples(st.sampled_from(DAYS), maybe_days, st.booleans(), maybe_instants)


@MANY
@given(
    drawn=st.lists(st.tuples(st.sampled_from(DAYS), maybe_days, st.booleans(), maybe_instants), max_size=8)
)
def test_posts_are_counted_with_and_without_accounts(commune: Agency, drawn: list[Any]) -> None:
    Post.objects.all().delete()
    facts = []
    for begins, ends, active, seen in drawn:
        user = User.objects.create(
            username=f"u{next(_numbers)}", password="x", is_active=active, last_login=seen
        )
        Post.objects.create(
            user=user, agency=commune, scope=commune, role=Role.LEADER, valid_from=begins, valid_to=ends
        )
        inside = seen is not None and PERIOD.start <= seen < PERIOD.end
        facts.append(OfficerFacts(begins, ends, has_account=active, signed_in=inside))
    agrees("tai-khoan", commune, {"officer": facts, "handled": []})


def test_every_form_that_counts_something_else_is_tried_here_or_beside() -> None:
    tried = {"desk", "announcement", "procedure", "officer", "book_line", "feedback", "dossier"}
    assert {form.subject.key for form in FORMS.values()} == tried
    assert ANNOUNCEMENT.key in tried and PROCEDURE.key in tried
