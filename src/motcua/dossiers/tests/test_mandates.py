"""A mandate opens a unit's dossiers of a period, from its first to the midnight of its last day, to look."""

import uuid
from datetime import date

import pytest
from django.db import connection, transaction

from motcua.dossiers.actions import perform, receive, reveal
from motcua.dossiers.errors import ActionRefused
from motcua.dossiers.models import Status
from motcua.dossiers.queries import dossier_page, find, visible_to
from motcua.dossiers.tests.world import READY, SAMPLE, WAYS, World, events_of, everything
from motcua.journal.models import Event
from motcua.organisation.errors import OrganisationError
from motcua.organisation.mandates import active_mandates, end_mandates, give_mandate
from motcua.organisation.models import Agency, Mandate, User

DAYS = (date(2026, 11, 16), date(2026, 11, 20))
EXAMINED = (date(2026, 11, 1), date(2026, 11, 16))
SOURCE = uuid.UUID("0198f0a0-0000-7000-8000-000000000001")


@pytest.fixture
def member(world: World) -> User:
    return User.objects.create(username="doan_vien", full_name="Cao Thị Mẫu Viên", synthetic=True)


def give(
    member: User,
    unit: Agency,
    days: tuple[date, date] = DAYS,
    examined: tuple[date, date] = EXAMINED,
) -> Mandate:
    with transaction.atomic():
        return give_mandate(
            member, unit, basis="10/QĐ-HĐND (mẫu)", source=SOURCE, days=days, examined=examined, by="kiemsoat"
        )


def test_from_the_first_day_to_midnight_of_the_last(member: User, world: World) -> None:
    dossier = world.receive()
    give(member, world.cast.ward.committee, days=(date(2026, 11, 18), date(2026, 11, 20)))
    for moment, seen in [
        ("2026-11-17 23:59", False),
        ("2026-11-18 00:00", True),
        ("2026-11-20 23:59", True),
        ("2026-11-21 00:00", False),
    ]:
        world.goto(moment)
        assert visible_to(member).filter(pk=dossier.pk).exists() is seen, moment
        assert (dossier_page(member, dossier.code) is not None) is seen, moment
        assert bool(find(member, dossier.code)) is seen, moment


def test_only_the_unit_and_what_lies_below_it(member: User, world: World) -> None:
    ours = world.receive()
    theirs = receive(world.cast.tiepnhan_khac, world.intake())
    give(member, world.cast.ward.committee)
    assert list(visible_to(member)) == [ours]
    assert dossier_page(member, theirs.code) is None and find(member, theirs.code) == []


def test_a_mandate_for_a_desk_or_an_office_shows_what_went_through_it(member: User, world: World) -> None:
    received, at_office = world.receive(), world.along(WAYS[Status.IN_PROGRESS])
    mandate = give(member, world.cast.ward.one_stop)
    assert set(visible_to(member)) == {received, at_office}
    end_mandates(Mandate.objects.filter(pk=mandate.pk), by="kiemsoat")
    office = at_office.tasks.get(state="open").agency
    give(member, office)
    assert list(visible_to(member)) == [at_office]


@pytest.mark.parametrize(
    ("examined", "seen"),
    [
        ((date(2026, 11, 1), date(2026, 11, 15)), False),  # it came in the day after
        ((date(2026, 11, 1), date(2026, 11, 16)), True),
        ((date(2026, 11, 17), date(2026, 11, 18)), True),  # still open then
        ((date(2026, 12, 1), date(2026, 12, 31)), False),  # resolved before
    ],
)
def test_only_what_was_open_in_the_period_examined(
    member: User, world: World, examined: tuple[date, date], seen: bool
) -> None:
    dossier = world.along(WAYS[Status.IN_PROGRESS])
    world.do("lanhdao", dossier, "refuse", at="2026-11-18 09:00")
    days = (date(2026, 11, 1), date(2026, 12, 31))
    give(member, world.cast.ward.committee, days=days, examined=examined)
    assert visible_to(member).filter(pk=dossier.pk).exists() is seen


@pytest.mark.parametrize("verb", sorted(READY))
def test_whoever_holds_a_mandate_changes_nothing(member: User, world: World, verb: str) -> None:
    way, _ = READY[verb]
    dossier = world.along(way)
    give(member, world.cast.province)
    page, before = dossier_page(member, dossier.code), everything()
    assert page is not None and page.available == []
    with pytest.raises(ActionRefused) as refused:
        perform(member, dossier, verb, SAMPLE[verb])
    assert refused.value.code == "permission"
    assert everything() == before


def test_seeing_the_applicant_in_full_needs_a_reason_and_is_journalled(member: User, world: World) -> None:
    dossier = world.receive()
    give(member, world.cast.ward.committee)
    with pytest.raises(ActionRefused):
        reveal(member, dossier.code, " ")
    assert reveal(member, dossier.code, "Mời người nộp đến đối chiếu").phone == "0990000001"
    last = events_of(dossier)[-1]
    assert (last.verb, last.actor, last.payload) == (
        "view_personal",
        "doan_vien",
        {"reason": "Mời người nộp đến đối chiếu"},
    )
    world.goto("2026-11-21 00:00")
    with pytest.raises(ActionRefused):
        reveal(member, dossier.code, "Sau khi hết hạn")
    assert events_of(dossier)[-1] == last


def test_an_ended_mandate_and_a_closed_account_open_nothing(member: User, world: World) -> None:
    world.receive()
    mandate = give(member, world.cast.ward.committee)
    assert visible_to(member).exists()
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert not visible_to(User.objects.get(pk=member.pk)).exists()
    assert end_mandates(Mandate.objects.filter(pk=mandate.pk), by="kiemsoat") == 1
    assert end_mandates(Mandate.objects.filter(pk=mandate.pk), by="kiemsoat") == 0
    assert not visible_to(member).exists() and not active_mandates(member).exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about plans of SQLite")
def test_who_holds_no_mandate_still_counts_by_an_index_alone(world: World) -> None:
    plan = visible_to(world.cast.kiemsoat).values("pk").order_by().explain()
    scanned = [line for line in plan.splitlines() if "SCAN dossiers_dossier" in line]
    assert scanned and all("COVERING INDEX" in line for line in scanned), plan


def test_giving_and_ending_stand_in_the_journal(member: User, world: World) -> None:
    mandate = give(member, world.cast.ward.committee)
    end_mandates(Mandate.objects.filter(pk=mandate.pk), by="kiemsoat")
    verbs = ("mandate_given", "mandate_ended")
    events = Event.objects.filter(agency=world.cast.ward.committee.code, verb__in=verbs)
    assert [(each.verb, each.actor, each.payload["source"]) for each in events.order_by("seq")] == [
        (verb, "kiemsoat", str(SOURCE)) for verb in verbs
    ]


@pytest.mark.parametrize(
    "given", [{"days": (DAYS[1], DAYS[0])}, {"examined": (EXAMINED[1], EXAMINED[0])}], ids=str
)
def test_an_end_before_the_beginning_is_refused(
    member: User, world: World, given: dict[str, tuple[date, date]]
) -> None:
    with pytest.raises(OrganisationError):
        give(member, world.cast.ward.committee, **given)
    assert not Mandate.objects.exists()


def test_a_list_takes_one_query_however_many_mandates(
    member: User, world: World, django_assert_num_queries: object
) -> None:
    world.receive()
    for unit in (world.cast.province, world.cast.district, world.cast.ward.committee):
        give(member, unit)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(visible_to(member)) == 1
