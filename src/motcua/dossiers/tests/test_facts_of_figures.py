"""Payment, digitisation, the result's form, who received, and linked groups: kept as they happen."""

from typing import Any

import pytest

from motcua.dossiers.actions import BadInput, WrongState, perform, receive
from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import WAYS, World, events_of, local, shown


def fresh(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


@pytest.mark.parametrize(
    ("given", "payment", "paid"),
    [
        ({"fee": "0"}, "none", False),
        ({"fee": "0", "payment": "counter"}, "none", False),
        ({"fee": "5000"}, "unpaid", False),
        ({"fee": "5000", "payment": "unpaid"}, "unpaid", False),
        ({"fee": "5000", "payment": "counter"}, "counter", True),
        ({"fee": "5000", "payment": "online"}, "online", True),
    ],
)
def test_what_is_due_and_paid_at_intake(
    given: dict[str, str], payment: str, paid: bool, world: World
) -> None:
    dossier = world.receive(**given)
    assert (dossier.payment, dossier.paid_at == dossier.received_at) == (payment, paid)
    assert events_of(dossier)[0].payload["payment"] == payment


def test_a_payment_that_failed_and_was_tried_again_keeps_both(world: World) -> None:
    dossier = world.receive(fee="5000")
    world.do("tiepnhan", dossier, "fail_payment")
    paid_at = world.now
    world.do("tiepnhan", dossier, "record_payment")
    kept = fresh(dossier)
    assert (kept.payment, kept.paid_at, kept.payment_failed) == ("online", paid_at, True)
    with pytest.raises(WrongState, match="không còn khoản"):
        world.do("tiepnhan", dossier, "record_payment")
    with pytest.raises(WrongState, match="không còn khoản"):
        world.do("tiepnhan", dossier, "fail_payment")


@pytest.mark.parametrize(("method", "payment"), [({}, "counter"), ({"method": "online"}, "online")])
def test_an_obligation_asked_for_later_is_due_until_it_is_confirmed(
    method: dict[str, str], payment: str, world: World
) -> None:
    dossier = world.along(list(WAYS[Status.PAYMENT]))
    assert (dossier.payment, dossier.paid_at) == ("unpaid", None)
    world.do("tiepnhan", dossier, "confirm_payment", {"document": "CT-01", **method})
    assert (fresh(dossier).payment, fresh(dossier).paid_at is not None) == (payment, True)


def test_a_corrected_fee_makes_something_due_but_what_was_paid_stays_paid(world: World) -> None:
    free, paid = world.receive(fee="0"), world.receive(fee="5000", payment="counter")
    for dossier, payment in ((free, "unpaid"), (paid, "counter")):
        world.do("kiemsoat", dossier, "correct", {"fee": "7000", "reason": "Ghi nhầm"})
        assert fresh(dossier).payment == payment
    world.do("kiemsoat", free, "correct", {"fee": "0", "reason": "Ghi nhầm"})
    assert fresh(free).payment == "none"


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, "none"),
        ({"channel": "online"}, "electronic"),
        ({"channel": "post"}, "none"),
        ({"channel": "online", "digitised": "reused"}, "reused"),
        ({"digitised": "scanned"}, "scanned"),
    ],
)
def test_how_the_papers_are_held_at_intake(given: dict[str, str], state: str, world: World) -> None:
    dossier = world.receive(**given)
    assert dossier.digitised == state
    assert (dossier.digitised_at is None) == (state == "none")


def test_papers_are_digitised_later_once(world: World) -> None:
    dossier, at = world.receive(), world.now
    world.do("tiepnhan", dossier, "digitise")
    assert (fresh(dossier).digitised, shown(fresh(dossier).digitised_at)) == ("scanned", shown(at))
    assert "digitise" not in _offered(world, fresh(dossier))
    with pytest.raises(BadInput, match="đã được ghi nhận"):
        world.do("tiepnhan", dossier, "digitise")


def _offered(world: World, dossier: Dossier) -> set[str]:
    from motcua.dossiers.page import dossier_page

    page = dossier_page(world.cast.tiepnhan, dossier.code)
    assert page is not None
    return {each.verb for each in page.available}


@pytest.mark.parametrize(("data", "form"), [({}, ""), ({"form": "electronic"}, "electronic")])
def test_the_form_of_a_result_is_kept_where_it_is_said(data: dict[str, str], form: str, world: World) -> None:
    dossier = world.along([*WAYS[Status.RESOLVED][:-1]])
    world.do("chuyenmon", dossier, "publish_result", {"number": "12/QĐ", **data})
    assert fresh(dossier).result_form == form


def test_a_result_copied_from_a_book_is_a_paper(world: World) -> None:
    dossier = world.paper("2026-11-16 08:00")
    world.do("tiepnhan", dossier, "record_result")
    assert fresh(dossier).result_form == "paper"


def test_who_received_is_kept_also_of_what_came_online(world: World) -> None:
    counter, online = world.receive(), world.submit()
    assert (counter.received_by, online.received_by) == ("tiepnhan", "")
    world.do("tiepnhan", online, "accept")
    assert fresh(online).received_by == "tiepnhan"


def test_kill_16_a_child_is_marked_at_intake_and_names_its_submission(world: World) -> None:
    main = world.receive()
    child = world.receive(procedures.SHORT, linked_to=main.code)
    assert (child.linked, child.linked_to_id, main.linked) == (True, main.pk, False)
    assert events_of(child)[0].payload["linked_to"] == main.code
    assert list(fresh(main).children.all()) == [child]


@pytest.mark.parametrize("code", ["H03.1.7-261101-9999", "nhầm"])
def test_kill_16_a_child_of_nothing_is_refused_in_words(code: str, world: World) -> None:
    before = Dossier.objects.count()
    with pytest.raises(BadInput, match="Không tìm thấy hồ sơ chính") as refused:
        world.receive(linked_to=code)
    assert "linked_to" in refused.value.fields
    assert Dossier.objects.count() == before


def test_kill_16_a_child_has_no_children_and_no_citizen_makes_one(world: World) -> None:
    main = world.receive()
    child = world.receive(linked_to=main.code)
    with pytest.raises(BadInput, match="hồ sơ con của một hồ sơ khác"):
        world.receive(linked_to=child.code)
    assert not world.submit(linked_to=main.code).linked


def test_kill_16_a_submission_out_of_sight_is_nobody_s_main_dossier(world: World) -> None:
    main = world.receive()
    with pytest.raises(BadInput, match="không thuộc phạm vi"):
        receive(world.cast.tiepnhan_khac, world.intake(linked_to=main.code))


def test_a_citizen_s_request_does_not_say_what_was_paid(world: World) -> None:
    assert world.submit(procedures.LONG, payment="online").payment in ("none", "unpaid")


def test_what_was_known_of_payment_and_papers_is_told_by_the_journal(world: World) -> None:
    from motcua.dossiers import replay

    dossier = world.receive(fee="5000", at="2026-11-17 08:00")
    world.do("tiepnhan", dossier, "fail_payment", at="2026-11-17 09:00")
    world.do("tiepnhan", dossier, "record_payment", at="2026-11-17 10:00")
    world.do("tiepnhan", dossier, "digitise", at="2026-11-17 11:00")

    def known(at: str) -> tuple[Any, ...]:
        ((_row, told),) = replay.known(Dossier.objects.filter(pk=dossier.pk), local(at))
        return told.payment, shown(told.paid_at), told.payment_failed, told.digitised

    assert known("2026-11-17 08:30") == ("unpaid", None, False, "none")
    assert known("2026-11-17 09:30") == ("unpaid", None, True, "none")
    assert known("2026-11-17 12:00") == ("online", "2026-11-17 10:00", True, "scanned")


def test_two_dossiers_of_different_agencies_may_be_one_group_where_the_officer_sees_both(
    world: World,
) -> None:
    main = world.receive()
    world.wait(minutes=5)
    perform(world.cast.tiepnhan, main, "hand_over", {})
    assert world.receive(linked_to=main.code).linked
