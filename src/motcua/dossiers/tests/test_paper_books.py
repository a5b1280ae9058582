"""Copying a paper book in: what happened then and when it was typed stand side by side."""

from typing import Any

import pytest

from motcua.dossiers.actions import BadInput, WrongState, perform, reveal
from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.tests import history
from motcua.dossiers.tests.procedures import SHORT, TEN
from motcua.dossiers.tests.world import World, events_of, everything, local, shown

TYPED = "2026-11-16 08:00"


def then(world: World, who: str, dossier: Dossier, verb: str, at: str, data: dict[str, Any]) -> Dossier:
    return perform(getattr(world.cast, who), dossier, verb, data, at=local(at))


def test_both_times_are_kept(world: World) -> None:
    dossier = world.paper("2024-05-06 09:00", SHORT)
    (event,) = events_of(dossier)
    assert (shown(event.occurred_at), shown(event.recorded_at)) == ("2024-05-06 09:00", TYPED)
    assert (shown(dossier.received_at), shown(dossier.recorded_at)) == ("2024-05-06 09:00", TYPED)
    assert shown(dossier.due_at) == "2024-05-08 17:00"
    assert dossier.code == "H03.1.7-240506-0001"
    done = then(world, "tiepnhan", dossier, "record_result", "2024-05-08 10:00", {"outcome": "granted"})
    assert (shown(done.resolved_at), str(done.resolved_on)) == ("2024-05-08 10:00", "2024-05-08")
    returned = then(world, "tiepnhan", dossier, "return_result", "2024-05-10 10:00", {})
    assert shown(returned.returned_at) == "2024-05-10 10:00"
    assert {shown(each.recorded_at) for each in events_of(dossier)} == {TYPED}
    history.check(dossier, events_of(dossier))
    world.verified()


def test_nobody_is_blamed_for_steps_the_book_does_not_tell(world: World) -> None:
    dossier = world.paper("2024-05-06 09:00", SHORT)
    then(world, "tiepnhan", dossier, "record_result", "2024-06-08 10:00", {"outcome": "granted"})
    assert [closed["late"] for closed in events_of(dossier)[-1].payload["closed"]] == [False]


def test_the_date_promised_in_the_book_is_the_date(world: World) -> None:
    dossier = world.paper("2024-05-06 09:00", TEN, due_at="2024-05-09T11:30:00+07:00")
    assert shown(dossier.first_due_at) == shown(dossier.due_at) == "2024-05-09 11:30"
    assert not dossier.standings.exists()
    history.check(dossier, events_of(dossier))


@pytest.mark.parametrize("typed", ["09/05/2024", "2024-05-09"])
def test_a_day_promised_in_the_book_lasts_until_its_working_hours_end(typed: str, world: World) -> None:
    """Not midnight as it begins: a result of that very day would count as late."""
    dossier = world.paper("2024-05-06 09:00", TEN, due_at=typed)
    assert shown(dossier.due_at) == "2024-05-09 17:00"
    same_day = world.paper("2024-05-06 09:00", TEN, due_at="06/05/2024")
    assert shown(same_day.due_at) == "2024-05-06 17:00"
    with pytest.raises(BadInput, match="trước khi nhận"):
        world.paper("2024-05-06 17:30", TEN, due_at="06/05/2024")


def test_everything_wrong_is_said_at_once(world: World) -> None:
    """What cannot be read and what cannot be right; and a count is no sum of money."""
    with pytest.raises(BadInput) as refused:
        world.receive(phone="xyz", birth_date="abc", copies="ba", fee="mười")
    assert set(refused.value.fields) == {"phone", "birth_date", "copies", "fee"}
    assert "đồng" not in refused.value.fields["copies"] and "đồng" in refused.value.fields["fee"]


def test_the_rules_and_the_posts_are_each_those_of_their_day(world: World) -> None:
    """Rules of the day of receipt, permission of the day of typing."""
    dossier = world.paper("2018-07-02 09:00", TEN)
    then(world, "tiepnhan", dossier, "hand_over", "2018-07-02 10:00", {})
    supplement = {"missing": ["Ảnh"], "reason": "x"}
    then(world, "chuyenmon", dossier, "request_supplement", "2018-07-03 14:00", supplement)
    dossier = then(world, "tiepnhan", dossier, "take_supplement", "2018-07-09 10:00", {"received": ["Ảnh"]})
    assert shown(dossier.due_at) == "2018-07-20 17:00"
    history.check(dossier, events_of(dossier))


def test_looking_and_correcting_in_between_do_not_block_the_rest_of_the_book(world: World) -> None:
    dossier = world.paper("2024-05-06 09:00", SHORT)
    world.do("tiepnhan", dossier, "correct")
    reveal(world.cast.tiepnhan, dossier, "gọi điện cho công dân")
    then(world, "tiepnhan", dossier, "record_result", "2024-05-08 10:00", {"outcome": "granted"})
    world.verified()


@pytest.mark.parametrize("at", ["2024-05-06 08:59", "2026-11-16 08:01"])
def test_before_the_last_step_or_in_the_future_is_refused(at: str, world: World) -> None:
    dossier = world.paper("2024-05-06 09:00", SHORT)
    before = everything()
    with pytest.raises(BadInput) as refused:
        then(world, "tiepnhan", dossier, "record_result", at, {"outcome": "granted"})
    assert "at" in refused.value.fields
    assert everything() == before


def test_a_refusal_in_the_book_needs_its_reason(world: World) -> None:
    dossier = world.paper("2024-05-06 09:00", SHORT)
    with pytest.raises(BadInput):
        then(world, "tiepnhan", dossier, "record_result", "2024-05-08 10:00", {"outcome": "refused"})


def test_only_a_paper_book_knows_the_past(world: World) -> None:
    """No officer backdates, or promises another date than the published term gives."""
    dossier = world.receive()
    world.do("tiepnhan", dossier, "hand_over")
    before = everything()
    for more in ({"occurred_at": local("2026-11-13 09:00")}, {"due_at": "2026-12-31"}):
        with pytest.raises(BadInput) as refused:
            world.receive(**more)
        assert set(refused.value.fields) == set(more)
    with pytest.raises(BadInput):
        world.paper("2026-11-16 08:30")
    with pytest.raises(BadInput):
        world.paper("2024-05-06 09:00", due_at="2024-05-05")
    with pytest.raises(BadInput):
        then(world, "tiepnhan", dossier, "withdraw", "2026-11-15 09:00", {"reason": "x"})
    with pytest.raises(WrongState, match="sổ giấy"):
        world.do("tiepnhan", dossier, "record_result")
    assert everything() == before


def test_a_citizen_sets_neither_fee_nor_date_nor_source(world: World) -> None:
    wanted: dict[str, Any] = {
        "fee": 0,
        "source": "paper",
        "typed_by": "officer",
        "occurred_at": "2024-05-06",
        "channel": "post",
    }
    dossier = world.submit(**wanted)
    assert (dossier.fee, dossier.source, dossier.typed_by) == (8000, "software", "citizen")
    assert (dossier.channel, dossier.status) == ("online", Status.SUBMITTED)
    assert shown(dossier.submitted_at) == "2026-11-16 08:00"
    with pytest.raises(BadInput):
        world.submit(due_at="2026-12-31")


def test_before_the_first_rules_known_nothing_is_copied_in(world: World) -> None:
    before = everything()
    with pytest.raises(BadInput):
        world.paper("2017-05-08 09:00")
    assert everything() == before
