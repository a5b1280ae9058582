"""Kill list 19: who sees which dossiers is one query of joins; nobody sees anything by default."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.actions import receive
from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.queries import book, dossier_page, find, visible_to, work_of
from motcua.dossiers.tests.procedures import NO_TERM, SHORT, TEN
from motcua.dossiers.tests.world import WAYS, World, strangers
from motcua.organisation.actions import create_post
from motcua.organisation.models import Role, User

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def three(world: World) -> dict[str, Dossier]:
    """One just received, one at the office's desk, one of the other ward."""
    return {
        "received": world.receive(),
        "at_office": world.along(WAYS[Status.IN_PROGRESS]),
        "other": receive(world.cast.tiepnhan_khac, world.intake()),
    }


def seen(user: User, three: dict[str, Dossier]) -> set[str]:
    codes = set(visible_to(user).values_list("code", flat=True))
    return {name for name, dossier in three.items() if dossier.code in codes}


def test_scope_follows_from_the_post(three: dict[str, Dossier], world: World) -> None:
    ours, everywhere = {"received", "at_office"}, {"received", "at_office", "other"}
    expected = {
        "tiepnhan": ours,
        "lanhdao": ours,
        "kiemsoat": ours,
        "thanhtra": ours,
        "chuyenmon": {"at_office"},
        "quantri": set(),
        "tiepnhan_khac": {"other"},
        "lanhdao_khac": {"other"},
        "chuyenmon_khac": set(),
        "lanhdao_tinh": everywhere,
    }
    assert {name: seen(getattr(world.cast, name), three) for name in expected} == expected


def test_a_specialist_sees_what_his_unit_was_given_also_when_it_is_done(world: World) -> None:
    officer = strangers(world)["chua_co_vi_tri"]
    create_post(officer, world.cast.ward.police, Role.SPECIALIST, valid_from=LONG_AGO)
    dossier = world.along(WAYS[Status.IN_PROGRESS])
    assert not visible_to(officer).exists()
    world.do("chuyenmon", dossier, "consult")
    assert visible_to(officer).get() == dossier
    world.do("congan", dossier, "answer")
    assert visible_to(officer).get() == dossier


def test_a_district_leader_sees_all_wards_below_and_acts_on_none(
    three: dict[str, Dossier], world: World
) -> None:
    leader = strangers(world)["chua_co_vi_tri"]
    create_post(leader, world.cast.district, Role.LEADER, valid_from=LONG_AGO)
    assert seen(leader, three) == {"received", "at_office", "other"}
    page = dossier_page(leader, three["at_office"].code)
    assert page is not None and page.available == []


def test_nobody_sees_anything_by_default(three: dict[str, Dossier], world: World) -> None:
    for name, user in strangers(world).items():
        assert seen(user, three) == set(), name
        assert dossier_page(user, three["received"].code) is None
        assert find(user, "Mẫu Đơn") == []
        assert not work_of(user).exists()
    assert not visible_to(AnonymousUser()).exists()  # type: ignore[arg-type]


def test_a_post_is_held_from_its_first_to_its_last_day(three: dict[str, Dossier], world: World) -> None:
    user = strangers(world)["chua_co_vi_tri"]
    ward = world.cast.ward
    create_post(
        user, ward.one_stop, Role.RECEIVER, valid_from=date(2026, 11, 10), valid_to=date(2026, 11, 12)
    )
    held = [day for day in range(8, 15) if visible_to(user, date(2026, 11, day)).exists()]
    assert held == [10, 11, 12]


def test_kill_19_the_number_of_queries_does_not_grow(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """At 1, 10 and 50 dossiers of several procedures: one query a list, the same for a page."""
    made, pages = 0, []
    for size in (1, 10, 50):
        for number in range(made, size):
            world.do("tiepnhan", world.receive((SHORT, TEN, NO_TERM)[number % 3]), "hand_over")
        made = size
        for user in (world.cast.chuyenmon, world.cast.lanhdao_tinh, world.cast.tiepnhan):
            with django_assert_num_queries(1):
                assert len(visible_to(user)) == size
        with django_assert_num_queries(1):
            day = world.now.date()
            rows = book(world.cast.tiepnhan, None, day, day)
            assert (
                len([(row.applicant.full_name, row.procedure.name, row.agency.name) for row in rows]) == size
            )
        with django_assert_num_queries(2):  # the posts, then the tasks
            tasks = work_of(world.cast.chuyenmon)
            assert (
                len([(task.dossier.applicant, task.dossier.procedure, task.agency) for task in tasks]) == size
            )
        code = Dossier.objects.order_by("pk")[0].code
        with CaptureQueriesContext(connection) as queries:
            page = dossier_page(world.cast.chuyenmon, code)
            assert page is not None and page.available and page.timeline and page.steps
        pages.append(len(queries))
    assert len(set(pages)) == 1 and pages[0] <= 8


def test_work_without_a_term_comes_last(world: World) -> None:
    codes = {}
    for procedure in (NO_TERM, TEN, SHORT):
        dossier = world.receive(procedure)
        world.do("tiepnhan", dossier, "hand_over")
        codes[dossier.code] = procedure
    listed = [codes[task.dossier.code] for task in work_of(world.cast.chuyenmon)]
    assert listed == [SHORT, TEN, NO_TERM]


@pytest.mark.parametrize("text", ["---", "%%%", "   ", "___", "'\"\\"])
def test_a_search_for_no_word_finds_nothing(text: str, three: dict[str, Dossier], world: World) -> None:
    assert find(world.cast.tiepnhan, text) == []
