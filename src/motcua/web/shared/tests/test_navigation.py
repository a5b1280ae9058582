"""Each officer sees the jobs of his posts, with what waits there."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from motcua.demo.cast import Cast
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World
from motcua.organisation.models import User
from motcua.reports.question import reportable
from motcua.web.shared.navigation import jobs_of

pytestmark = pytest.mark.django_db


def labels(user: User) -> list[str]:
    return [job.label for job in jobs_of(user)]


def test_jobs_follow_the_posts(cast: Cast) -> None:
    assert labels(cast.tiepnhan) == [
        "Việc của tôi",
        "Tiếp nhận hồ sơ",
        "Trả kết quả",
        "Sổ theo dõi",
        "Số liệu",
        "Kiểm soát thủ tục",
        "Cải cách, nhiệm vụ",
    ]
    offices = ["Số liệu", "Kiểm soát thủ tục", "Cải cách, nhiệm vụ", "Kiểm tra, giám sát"]
    assert labels(cast.lanhdao) == ["Việc của tôi", "Phê duyệt", "Sổ theo dõi", *offices]
    assert labels(cast.kiemsoat) == ["Sổ theo dõi", *offices]


def test_who_holds_a_mandate_finds_his_inspections(cast: Cast) -> None:
    assert "Kiểm tra, giám sát" not in labels(cast.doanvien)
    cast.doanvien.holds_mandate = True  # type: ignore[attr-defined]
    assert "Kiểm tra, giám sát" in labels(cast.doanvien)


def test_figures_are_offered_only_to_whom_they_open(cast: Cast) -> None:
    assert labels(cast.chuyenmon) == ["Việc của tôi", "Sổ theo dõi", "Cải cách, nhiệm vụ"]
    assert not reportable(cast.chuyenmon).exists()


def test_counts_are_those_of_the_lists_and_ask_a_constant_number_of_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    procedures.publish(cast.ward, cast.other)
    world = World(cast)
    with world.running():
        for _ in range(3):
            world.receive(procedures.SHORT)
        with django_assert_max_num_queries(5):
            waiting = {job.label: job.waiting for job in jobs_of(cast.tiepnhan)}
    assert waiting["Việc của tôi"] == 3
    assert waiting["Trả kết quả"] == 0


def test_desk_pages_offer_search_signing_out_and_safe_htmx(cast: Cast) -> None:
    request = RequestFactory().get("/ban-lam-viec/")
    request.user = cast.tiepnhan
    html = render_to_string("shared/desk_base.html", {"user": cast.tiepnhan}, request)
    assert 'role="search"' in html and 'name="q"' in html
    assert "Đăng xuất" in html and "csrfmiddlewaretoken" in html
    assert '"includeIndicatorStyles": false' in html and '"allowEval": false' in html
    assert cast.tiepnhan.full_name in html


def test_administrators_find_the_way_to_the_administration(cast: Cast) -> None:
    assert "Quản trị" in labels(cast.quantri)
    assert "Quản trị" not in labels(cast.tiepnhan)
