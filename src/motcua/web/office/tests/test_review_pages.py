"""The pages of reviews: who sees what, that a number is the count of its list, the way without a script."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from motcua.demo.cast import Cast
from motcua.simplification.models import Review, State
from motcua.simplification.queries import costs_of
from motcua.simplification.tests.stage import GIVEN, Stage, local
from motcua.simplification.tests.test_real import filled
from motcua.terms import clock

BACKEND = "motcua.organisation.backends.AccountBackend"
LIST, RANKING = "/so-lieu/ra-soat/", "/so-lieu/ra-soat/xep-hang/"


class Visitor:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def get(self, address: str, who: str = "kiemsoat", status: int = 200) -> str:
        return self._read(self._client(who).get(address), status)

    def post(self, address: str, data: dict[str, Any], who: str = "kiemsoat", status: int = 302) -> str:
        return self._read(self._client(who).post(address, data), status)

    def _client(self, who: str) -> Client:
        client = Client()
        client.force_login(self.stage.user(who), backend=BACKEND)
        return client

    def _read(self, answer: Any, status: int) -> str:
        assert answer.status_code == status, answer.content.decode()[:500]
        return unescape(answer.content.decode())


@pytest.fixture
def stage(cast: Cast) -> Any:
    cache.clear()
    stage = Stage(cast)
    with clock.clock_at(lambda: stage.now):
        yield stage
    cache.clear()


@pytest.fixture
def visitor(stage: Stage) -> Visitor:
    return Visitor(stage)


def page_of(review: Review, name: str = "") -> str:
    return reverse(f"office:review{name}", args=[review.pk])


def act_of(review: Review, action: str) -> str:
    return reverse("office:review-act", args=[review.pk, action])


def test_the_whole_way_over_the_pages(visitor: Visitor, stage: Stage) -> None:
    visitor.post(f"{LIST}mo/", {"procedure": "1.001193", "year": "2025"})
    review = Review.objects.get()
    visitor.post(page_of(review, "-sheet"), GIVEN["phieu"])
    visitor.post(page_of(review, "-costs"), GIVEN["chi-phi"] | {"place": ""})
    visitor.post(act_of(review, "chep-bang"), {})
    visitor.post(page_of(review, "-costs"), GIVEN["chi-phi"] | {"side": "after", "place": "1", "hours": "72"})
    shown = visitor.get(page_of(review))
    assert "32.000.000\xa0đ" in shown and "28.800.000\xa0đ" in shown and "3.200.000\xa0đ" in shown
    assert "10,00%" in shown
    visitor.post(act_of(review, "trinh"), GIVEN["trinh"])
    stage.now = local("2025-06-04 09:00")
    visitor.post(act_of(review, "quyet-dinh"), GIVEN["quyet-dinh"], "lanhdao")
    stage.now = local("2026-07-01 08:00")
    visitor.post(act_of(review, "do-hieu-qua"), {})
    review.refresh_from_db()
    assert review.state == State.MEASURED
    assert "Đã đo hiệu quả" in visitor.get(page_of(review), "lanhdao")


@pytest.mark.parametrize("name", ["", "-sheet", "-costs"])
def test_another_ward_learns_nothing_by_a_guessed_address(visitor: Visitor, stage: Stage, name: str) -> None:
    review = stage.prepared()
    visitor.get(page_of(review, name), "lanhdao_khac", 404)
    visitor.post(page_of(review, name) if name else act_of(review, "trinh"), {}, "lanhdao_khac", 404)
    assert "1.001193" not in visitor.get(LIST, "lanhdao_khac")
    assert "1.001193" in visitor.get(LIST, "lanhdao_tinh")


def test_only_the_focal_point_is_offered_to_open_and_to_write(visitor: Visitor, stage: Stage) -> None:
    review = stage.prepared()
    visitor.get(f"{LIST}mo/", "lanhdao", 403)
    assert "Mở rà soát" not in visitor.get(LIST, "lanhdao")
    assert "Thêm dòng" not in visitor.get(page_of(review, "-costs"), "lanhdao")
    visitor.post(page_of(review, "-costs"), GIVEN["chi-phi"], "lanhdao", 403)


def test_what_was_typed_stays_where_it_is_refused(visitor: Visitor, stage: Stage) -> None:
    review = stage.prepared()
    shown = visitor.post(page_of(review, "-costs"), GIVEN["chi-phi"] | {"hours": "1.5"}, status=422)
    assert 'value="1.5"' in shown and "dấu phẩy" in shown
    given = GIVEN["phieu"] | {"a_ten-legality": "no"}
    assert "Ghi nhận xét" in visitor.post(page_of(review, "-sheet"), given, status=422)
    shown = visitor.post(act_of(review, "trinh"), {"content": "Bỏ bản sao (mẫu)."}, status=422)
    assert "Bỏ bản sao (mẫu)." in shown
    assert len(costs_of(review).lines["before"]) == 1  # type: ignore[index]


def test_a_line_is_opened_as_it_is_typed(visitor: Visitor, stage: Stage) -> None:
    review = stage.open()
    stage.do(review, "chi-phi", hours="1,50", wage="40.000", people="1.200")
    shown = visitor.get(f"{page_of(review, '-costs')}?bang=before&dong=1")
    assert 'value="1,5"' in shown and 'value="1.200"' in shown and "Sửa dòng 1" in shown
    assert "Thêm dòng" in visitor.get(f"{page_of(review, '-costs')}?bang=x&dong=9")


def test_kill_20_a_number_in_the_ranking_is_the_count_of_its_list(visitor: Visitor, stage: Stage) -> None:
    filled(stage, "1.001193", dossiers=23)
    shown = visitor.get(RANKING)
    (address,) = set(re.findall(r'href="([^"]+)" aria-label="23 hồ sơ, Đăng ký khai sinh"', shown))
    assert "23 hồ sơ" in visitor.get(address)


def test_a_ranking_of_an_agency_out_of_scope_is_not_there(visitor: Visitor) -> None:
    visitor.get(f"{RANKING}?co_quan=H03.1.8", status=404)
    visitor.get(f"{RANKING}?theo=xyz", status=404)


def test_an_effect_links_to_the_dossiers_it_counted(visitor: Visitor, stage: Stage) -> None:
    filled(stage, "1.001193", dossiers=4)
    review = stage.at(State.MEASURED)
    shown = visitor.get(page_of(review))
    (address,) = set(re.findall(r'href="([^"]+)" aria-label="4 hồ sơ, năm trước khi áp dụng"', shown))
    assert "4 hồ sơ" in visitor.get(address)
    assert "30/06/2025" in shown
