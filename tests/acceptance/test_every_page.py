"""Acceptance 7: every page of the portal, the desk and the office, with real work in it, on both screens.

A page without a visit fails the first test. Each test says everything it found wrong, not the first only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from motcua.demo.cast import Cast
from tests.acceptance.moment import Moment
from tests.acceptance.town import NOT_PAGES, names_of_faces, open_books, visits
from tests.acceptance.visit import Visit
from tools.pytest_browser import CheckPage, OpenPage

DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
NOT_VIETNAMESE = re.compile(
    r"Traceback|Exception|\w+Error\b|\bNone\b|\bTrue\b|\bFalse\b|\bNaN\b|undefined|\[object|&lt;|&amp;"
    r"|\{\{|\{%|%\(|This field|Enter a|Select a|Ensure |Not Found|Forbidden|Server Error|\bdatetime\b|nan\b"
)
BACKEND = "motcua.organisation.backends.AccountBackend"
OPEN_FOLDS = "document.querySelectorAll('main details.fold').forEach(fold => { fold.open = true })"
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
FORMS_WITHOUT_BUTTON = """() => [...document.querySelectorAll("main form")]
  .filter(form => form.checkVisibility() && ![...form.elements].some(
    each => each.type === "submit" && each.checkVisibility()))
  .map(form => form.outerHTML.slice(0, 120))"""


@dataclass
class Tour:
    """Goes from visit to visit with a browser for each person, and keeps what was wrong."""

    url: str
    cast: Cast
    visits: list[Visit]
    open_page: OpenPage
    browsers: dict[str | None, Page] = field(default_factory=dict)
    wrongs: list[str] = field(default_factory=list)

    def once(self) -> None:
        """Leave out further states of a page for the same person: what is filled in makes no difference."""
        known = {(visit.name, visit.who, visit.then is None): visit for visit in reversed(self.visits)}
        self.visits = [visit for visit in self.visits if visit in known.values()]

    def arrivals(self, **options: bool) -> Iterator[tuple[Visit, Page]]:
        for visit in self.visits:
            page = self._browser(visit.who, **options)
            page.set_viewport_size(DESK)  # type: ignore[arg-type]
            answer = page.goto(self.url + visit.address)
            assert answer
            self.expect(visit, "status", answer.status == visit.status, str(answer.status))
            if visit.then:
                visit.then(page)
                page.wait_for_load_state()  # a click waits for the next document to begin, not to be there
            yield visit, page

    def _browser(self, who: str | None, **options: bool) -> Page:
        if who not in self.browsers:
            self.browsers[who] = self.open_page(1366, 768, **options)
            if who:
                self._sign_in(self.browsers[who], who)
        return self.browsers[who]

    def _sign_in(self, page: Page, who: str) -> None:
        client = Client()
        client.force_login(getattr(self.cast, who), backend=BACKEND)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.url}])

    def expect(self, visit: Visit, what: str, holds: bool, seen: str = "") -> None:
        if not holds:
            self.wrongs.append(f"{visit}: {what} {seen}")

    def ended(self) -> None:
        if self.wrongs:
            pytest.fail("\n".join(self.wrongs), pytrace=False)


@pytest.fixture
def tour(town: str, cast: Cast, the_clock: Moment, page_at: OpenPage) -> Tour:
    return Tour(town, cast, visits(open_books(cast, the_clock)), page_at)


def test_every_address_is_visited(cast: Cast, the_clock: Moment) -> None:
    visited = {visit.name for visit in visits(open_books(cast, the_clock))}
    assert visited | NOT_PAGES.keys() == names_of_faces()
    assert not visited & NOT_PAGES.keys()


@pytest.mark.slow
def test_no_page_has_grave_barriers_scrolls_sideways_or_speaks_english(tour: Tour, axe: CheckPage) -> None:
    """axe takes most of the time: the small screen is read once a page, the large one in each state."""
    read_small = set()
    for visit, page in tour.arrivals():
        for size in (DESK, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            tour.expect(visit, f"scrolls sideways at {size['width']}", page.evaluate(FITS))
            page.evaluate(OPEN_FOLDS)
            tour.expect(visit, f"scrolls sideways unfolded at {size['width']}", page.evaluate(FITS))
            if size is DESK or visit.name not in read_small:
                barriers = _barriers(axe, page)
                tour.expect(visit, f"barriers at {size['width']}", not barriers, barriers)
        read_small.add(visit.name)
        _check_words(tour, visit, page)
    tour.ended()


def _barriers(axe: CheckPage, page: Page) -> str:
    try:
        axe(page)
    except AssertionError as found:
        return str(found)
    return ""


def _check_words(tour: Tour, visit: Visit, page: Page) -> None:
    foreign = NOT_VIETNAMESE.findall(page.locator("body").inner_text())
    tour.expect(visit, "words of a programmer", not foreign, str(foreign))
    tour.expect(visit, "title", bool(re.search(r"\S – Một Cửa$", page.title())), page.title())
    tour.expect(visit, "one h1", page.locator("h1:visible").count() == 1)
    tour.expect(visit, "language", page.locator("html").get_attribute("lang") == "vi")


@pytest.mark.slow
def test_every_page_can_be_read_and_sent_without_javascript(tour: Tour) -> None:
    tour.once()
    for visit, page in tour.arrivals(java_script_enabled=False):
        for size in (DESK, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            tour.expect(visit, f"scrolls sideways at {size['width']}", page.evaluate(FITS))
            stuck = page.evaluate(FORMS_WITHOUT_BUTTON)
            tour.expect(visit, f"forms that nobody can send at {size['width']}", not stuck, str(stuck))
        _check_words(tour, visit, page)
        seen = page.get_by_role("main").inner_text()
        tour.expect(visit, "content", len(seen.split()) > 15, seen)
    tour.ended()
