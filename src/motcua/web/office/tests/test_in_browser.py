"""The figures in Chromium: read by axe, followed from a number to its list; also without scripts.

The server runs in a thread of its own with today's clock, so the days are always spelled out."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from motcua.organisation.models import User
from motcua.reports.tests.factory import Book
from motcua.reports.tests.test_figures import DONE, OPEN
from motcua.web.office.tests.test_pages import ASKED
from tools.pytest_browser import CheckPage, OpenPage


def sign_in(page: Page, live_server: LiveServer, user: User) -> Page:
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    return page


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["scripts", "no-scripts"])
def test_from_a_number_to_its_list(
    live_server: LiveServer, page_at: OpenPage, book: Book, officer: User, options: dict[str, Any]
) -> None:
    for facts in (DONE, DONE, OPEN):
        book.name(book.add(facts), "Lê Thị Mẫu")
    page = sign_in(page_at(1366, 768, **options), live_server, officer)
    page.goto(f"{live_server.url}/so-lieu/?{urlencode(ASKED)}")
    page.get_by_label("Mỗi dòng là một").select_option("procedure")
    page.get_by_role("button", name="Tính số liệu").click()
    page.get_by_role("link", name="3 hồ sơ, Tổng số, cột 3").click()
    assert "3 hồ sơ" in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_role("row").count() == 1 + 3


@pytest.mark.parametrize("size", [(1366, 768), (360, 740)], ids=["desk", "phone"])
def test_axe_finds_nothing_grave(
    live_server: LiveServer,
    page_at: OpenPage,
    axe: CheckPage,
    book: Book,
    officer: User,
    size: tuple[int, int],
) -> None:
    book.name(book.add(DONE), "Lê Thị Mẫu")
    book.add(OPEN, received_at=None)
    page = sign_in(page_at(*size), live_server, officer)
    page.goto(f"{live_server.url}/so-lieu/?{urlencode(ASKED)}")
    page.get_by_text("Mỗi cột được tính thế nào").click()
    axe(page)
    page.get_by_role("link", name="1 hồ sơ, Tổng số, cột 3").click()
    axe(page)
    page.goto(f"{live_server.url}/so-lieu/?bieu=99")
    axe(page)
