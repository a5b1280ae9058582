"""Fixtures that drive Chromium: ``chromium``, ``page_at``, ``axe``. Tests with them get the mark ``browser``.

def test_home_reads_well(live_server, page_at, axe):
    page = page_at(360, 740)
    page.goto(live_server.url)
    axe(page)
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tools.chromium import ARGUMENTS, chromium_path
from tools.debian import Unavailable

OWN_HOSTS = {"127.0.0.1", "localhost"}
GRAVE = {"serious", "critical"}

OpenPage = Callable[..., Page]
CheckPage = Callable[..., None]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser tests and put them last: from the first one on, playwright's event loop runs."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium a worker. Without one the test is skipped, or fails where CI=true."""
    try:
        path = chromium_path()
    except Unavailable as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(f"could not get {missing}")
        pytest.skip(f"could not get {missing}")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's loop runs in this thread, beside the ORM
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextlib.contextmanager
def pages(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages; at the end closes them, and fails if one raised an error or asked another host."""
    opened: list[BrowserContext] = []
    wrongs: list[str] = []

    def open_page(width: int = 1280, height: int = 800, **options: Any) -> Page:
        usual = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
        context = browser.new_context(viewport={"width": width, "height": height}, **{**usual, **options})
        opened.append(context)
        context.set_default_timeout(10_000)
        context.on("request", lambda request: wrongs.extend(_foreign(request)))
        page = context.new_page()
        page.on("pageerror", lambda error: wrongs.append(f"script error: {error}"))
        return page

    try:
        yield open_page
    finally:
        for context in opened:
            context.close()
    assert not wrongs, "\n".join(wrongs)


@pytest.fixture
def page_at(chromium: Browser) -> Iterator[OpenPage]:
    """``page_at(width, height, **options)`` opens a page of that size, signed out, in Vietnamese.

    Options are those of playwright's ``new_context`` (``java_script_enabled=False``). The test fails if a
    page raised an error in its script or asked anything of another host.
    """
    with pages(chromium) as open_page:
        yield open_page


def _foreign(request: Request) -> list[str]:
    address = urlsplit(request.url)
    foreign = address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in OWN_HOSTS
    return [f"asked another host: {request.url}"] if foreign else []


@pytest.fixture(scope="session")
def axe() -> CheckPage:
    """``axe(page, context=None)`` fails, listing them, on serious or critical barriers to accessibility."""
    checker = Axe()

    def check(page: Page, context: str | None = None) -> None:
        found = checker.run(page, context=context).response["violations"]
        grave = [violation for violation in found if violation["impact"] in GRAVE]
        assert not grave, f"axe on {page.url}:\n" + "\n".join(map(_describe, grave))

    return check


def _describe(violation: dict[str, Any]) -> str:
    places = "".join(f"\n    {node['target']}: {node['html'][:200]}" for node in violation["nodes"])
    return f"- {violation['id']} ({violation['impact']}): {violation['help']}{places}"
