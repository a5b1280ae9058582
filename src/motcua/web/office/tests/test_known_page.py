"""The figures page as the system knew a past day."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from motcua.demo.cast import Cast
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World
from motcua.web.office.tests.test_pages import tiles
from motcua.web.shared.tests.html import text_of

ASKED = {
    "bieu": "07a", "co_quan": "H03.1.7", "ky": "khac", "tu_ngay": "01/11/2026", "den_ngay": "30/11/2026",
    "theo": "sector", "cap": "",
}  # fmt: skip


@pytest.fixture
def world(cast: Cast, client: Client) -> Iterator[World]:
    procedures.publish(cast.ward)
    client.force_login(cast.kiemsoat)
    with World(cast).running() as running:
        yield running


def page(client: Client, **asked: str) -> HttpResponse:
    answer = client.get(reverse("office:figures"), ASKED | asked)
    assert isinstance(answer, HttpResponse) and answer.status_code == 200
    return answer


def test_a_past_day_shows_numbers_and_lists_as_they_were_known(world: World, client: Client) -> None:
    dossier = world.receive()
    world.do("tiepnhan", dossier, "hand_over", at="2026-11-18 09:00")
    world.do("tiepnhan", dossier, "withdraw", at="2026-11-18 10:00")
    world.goto("2026-11-20 09:00")
    assert "Công dân yêu cầu rút" in text_of(client.get(tiles(page(client))[0][0]))
    then = page(client, biet_den="16/11/2026")
    assert "biết đến hết 16/11/2026" in text_of(then)
    url, count = tiles(then)[0]
    listed = text_of(client.get(url))
    assert count == 1 and dossier.code in listed
    assert "Được tiếp nhận" in listed and "Công dân yêu cầu rút" not in listed


@pytest.mark.parametrize("day", ["21/11/2026", "hôm qua"])
def test_a_day_that_is_none_or_has_not_come_is_refused_in_words(
    world: World, client: Client, day: str
) -> None:
    world.goto("2026-11-20 09:00")
    text = text_of(page(client, biet_den=day))
    assert "Hãy sửa 1 lỗi" in text
    assert "chưa đến" in text or "theo dạng ngày/tháng/năm" in text
