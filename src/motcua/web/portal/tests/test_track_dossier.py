"""Tracking a dossier that was really received: from the desk's actions to the citizen's page."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.demo.cast import Cast
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World
from motcua.web.shared.tests.html import text_of

pytestmark = pytest.mark.django_db
PHONE, ID_NUMBER = "0990000001", "012345678901"
PERSONAL = ("Nguyễn Thị Mẫu Đơn", "Mẫu Đơn", PHONE, ID_NUMBER, "0990", "0123456", "Tổ 3", "Mẫu Tiếp")


@pytest.fixture
def world(cast: Cast) -> Iterator[World]:
    """Monday 16 November 2026, 8:00."""
    procedures.publish(cast.ward, cast.other)
    with World(cast).running() as running:
        yield running


def ask(client: Client, dossier: Dossier, digits: str) -> str:
    return text_of(client.post("/tra-cuu/", {"code": dossier.code, "digits": digits}))


@pytest.mark.parametrize("digits", [PHONE[-4:], ID_NUMBER[-4:]])
def test_phone_or_identity_number_opens_the_dossier_and_shows_nothing_personal(
    client: Client, world: World, digits: str
) -> None:
    dossier = world.receive(procedures.SHORT)
    page = ask(client, dossier, digits)
    assert dossier.code in page
    assert "08:00 ngày 16/11/2026" in page
    assert "17:00 ngày 18/11/2026" in page  # 2 working days: Tuesday and Wednesday
    assert "Thứ Tư 18/11/2026 Ngày 2" in page
    for word in PERSONAL:
        assert word not in page, word


def test_wrong_digits_of_a_real_dossier_answer_as_an_unknown_code(client: Client, world: World) -> None:
    dossier = world.receive(procedures.SHORT)
    wrong = ask(client, dossier, "1234")
    dossier.code = "H03.1.7-261116-9999"
    assert wrong == ask(client, dossier, PHONE[-4:])
    assert "Không tìm thấy hồ sơ" in wrong


def test_page_asks_a_constant_number_of_queries(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    dossiers = [world.receive(procedures.SHORT) for _ in range(12)]
    with django_assert_max_num_queries(5):
        client.post("/tra-cuu/", {"code": dossiers[5].code, "digits": PHONE[-4:]})
