"""Kill list 18: a day proclaimed off or opened moves open due dates: a preview, then one journalled batch."""

from datetime import date, timedelta

import pytest

from motcua.dossiers.actions import NotPermitted, change_calendar, preview_change
from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.tests import history
from motcua.dossiers.tests.procedures import NO_TERM, SHORT
from motcua.dossiers.tests.world import WAYS, World, events_of, everything, shown, strangers
from motcua.journal.queries import sentence_of
from motcua.organisation.actions import create_post
from motcua.organisation.models import Role

WEDNESDAY = date(2026, 11, 18)
FLOOD = "Lũ, cơ quan đóng cửa"


@pytest.fixture
def book(world: World) -> dict[str, Dossier]:
    """Received on Monday 16 November 2026: some move when Wednesday is closed, others do not."""
    book = {
        "moves": world.receive(at="2026-11-16 08:00"),
        "moves_too": world.along(WAYS[Status.IN_PROGRESS]),
        "same_week": world.receive(SHORT, at="2026-11-13 08:00"),  # due Tuesday
        "no_term": world.receive(NO_TERM, at="2026-11-16 08:00"),
        "waiting": world.along(WAYS[Status.SUPPLEMENT]),
        "resolved": world.along(WAYS[Status.RESOLVED]),
        "submitted": world.submit(),
    }
    world.goto("2026-11-17 09:00")
    return book


def dates(book: dict[str, Dossier]) -> dict[str, str | None]:
    return {name: shown(Dossier.objects.get(pk=dossier.pk).due_at) for name, dossier in book.items()}


def test_kill_18_the_preview_writes_nothing_and_equals_the_batch(
    book: dict[str, Dossier], world: World
) -> None:
    ward, before = world.cast.ward.committee, everything()
    foreseen = preview_change(ward, WEDNESDAY, False, FLOOD)
    assert everything() == before
    done = change_calendar(world.cast.quantri, ward, WEDNESDAY, False, FLOOD)
    plain = [[(each.dossier.code, each.before, each.after) for each in shifts] for shifts in (foreseen, done)]
    assert plain[0] == plain[1]
    assert {each.dossier.pk for each in done} == {book["moves"].pk, book["moves_too"].pk}
    for each in done:
        assert (shown(each.before), shown(each.after)) == ("2026-11-19 17:00", "2026-11-20 17:00")
        assert Dossier.objects.get(pk=each.dossier.pk).due_at == each.after


def test_kill_18_each_moved_dossier_has_one_event_and_no_other_is_touched(
    book: dict[str, Dossier], world: World
) -> None:
    lengths = {name: len(events_of(dossier)) for name, dossier in book.items()}
    rows = {name: Dossier.objects.filter(pk=dossier.pk).values().get() for name, dossier in book.items()}
    change_calendar(world.cast.quantri, world.cast.ward.committee, WEDNESDAY, False, FLOOD)
    for name, dossier in book.items():
        added = events_of(dossier)[lengths[name] :]
        moved = name.startswith("moves")
        assert [event.verb for event in added] == (["calendar_change"] if moved else []), name
        assert moved or Dossier.objects.filter(pk=dossier.pk).values().get() == rows[name]
    event = events_of(book["moves"])[-1]
    assert event.payload["declared_by"] == "quantri"
    assert sentence_of(event) == f"Lịch làm việc thay đổi ngày 18/11/2026: {FLOOD}"
    row = Dossier.objects.get(pk=book["moves"].pk)
    assert shown(row.first_due_at) == "2026-11-19 17:00"
    history.check(row, events_of(row))
    world.verified()


def test_kill_18_the_steps_under_way_move_too(book: dict[str, Dossier], world: World) -> None:
    before = book["moves_too"].tasks.get(state="open").due_at
    change_calendar(world.cast.quantri, world.cast.ward.committee, WEDNESDAY, False, FLOOD)
    after = book["moves_too"].tasks.get(state="open").due_at
    assert before is not None and after is not None
    assert (shown(before), shown(after)) == ("2026-11-18 07:45", "2026-11-19 07:45")


def test_kill_18_a_day_opened_brings_due_dates_forward_and_back_again(
    book: dict[str, Dossier], world: World
) -> None:
    quantri, ward, holiday = world.cast.quantri, world.cast.ward.committee, date(2026, 11, 24)
    dossier = world.receive(at="2026-11-20 09:00")
    assert shown(dossier.due_at) == "2026-11-26 17:00"
    change_calendar(quantri, ward, holiday, True, "Trực ngày lễ")
    assert dates({"it": dossier}) == {"it": "2026-11-25 17:00"}
    world.wait(hours=1)
    change_calendar(quantri, ward, holiday, False, "Bỏ trực")
    assert dates({"it": dossier}) == {"it": "2026-11-26 17:00"}
    history.check(dossier, events_of(dossier))


def test_a_dossier_that_waited_meanwhile_counts_by_the_new_calendar(
    book: dict[str, Dossier], world: World
) -> None:
    change_calendar(world.cast.quantri, world.cast.ward.committee, WEDNESDAY, False, FLOOD)
    dossier = world.do("tiepnhan", book["waiting"], "take_supplement", at="2026-11-17 10:00")
    assert shown(dossier.due_at) == "2026-11-23 17:00"  # Thursday, Friday, Monday
    later = world.receive(at="2026-11-17 11:00")
    assert shown(later.due_at) == "2026-11-23 17:00"


def test_a_dossier_that_waits_forgets_no_change_of_mind(world: World) -> None:
    """Opened while it ran, closed again while it waited: when it runs on, the day is closed."""
    quantri, ward, holiday = world.cast.quantri, world.cast.ward.committee, date(2026, 11, 24)
    dossier = world.receive(at="2026-11-20 09:00")
    world.do("tiepnhan", dossier, "hand_over")
    change_calendar(quantri, ward, holiday, True, "Trực ngày lễ")
    world.do("chuyenmon", dossier, "request_payment", at="2026-11-20 14:00")
    change_calendar(quantri, ward, holiday, False, "Bỏ trực")
    dossier = world.do("tiepnhan", dossier, "confirm_payment", at="2026-11-20 15:00")
    assert shown(dossier.due_at) == "2026-11-26 17:00"
    history.check(dossier, events_of(dossier))


def test_another_wards_dossiers_stay(book: dict[str, Dossier], world: World) -> None:
    world.cast.tiepnhan.posts.update(agency=world.cast.other.one_stop, scope=world.cast.other.committee)
    other = world.receive(at="2026-11-17 09:00")
    change_calendar(world.cast.quantri, world.cast.ward.committee, WEDNESDAY, False, FLOOD)
    assert dates({"it": other}) == {"it": "2026-11-20 17:00"}


def test_an_administrator_of_the_district_moves_the_wards_below(
    book: dict[str, Dossier], world: World
) -> None:
    above = strangers(world)["chua_co_vi_tri"]
    create_post(above, world.cast.district, Role.ADMINISTRATOR, valid_from=date(2020, 1, 1))
    moved = change_calendar(above, world.cast.district, WEDNESDAY, False, FLOOD)
    assert {each.dossier.pk for each in moved} == {book["moves"].pk, book["moves_too"].pk}


def test_only_who_administers_the_agency_today_changes_its_calendar(world: World) -> None:
    cast, ward, today = world.cast, world.cast.ward.committee, world.now.date()
    people = strangers(world)
    create_post(
        people["het_vi_tri"],
        ward,
        Role.ADMINISTRATOR,
        valid_from=date(2020, 1, 1),
        valid_to=today - timedelta(1),
    )
    create_post(people["nghi_viec"], ward, Role.ADMINISTRATOR, valid_from=date(2020, 1, 1))
    before = everything()
    for user in (cast.tiepnhan, cast.lanhdao, cast.lanhdao_tinh, *people.values()):
        with pytest.raises(NotPermitted):
            change_calendar(user, ward, WEDNESDAY, False, FLOOD)
    with pytest.raises(NotPermitted):
        change_calendar(cast.quantri, cast.other.committee, WEDNESDAY, False, FLOOD)
    assert everything() == before
