"""The portal in a real browser: barriers, small screens, without JavaScript, with the keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from motcua.web.portal.tests.catalogue_sample import BIRTH
from motcua.web.portal.tests.test_track import CODE, DIGITS, tracking
from motcua.web.portal.views import track as view

DESK, PHONE = (1366, 768), (390, 844)
PAGES = [
    "/",
    "/?q=dkks",
    "/?q=zzz",
    "/?linh-vuc=ht",
    f"/thu-tuc/{BIRTH}/",
    f"/tra-cuu/?ma={CODE}",
    "/tinh-ngay-hen-tra/",
    "/tinh-ngay-hen-tra/?thoi_han=3&don_vi=working_day&ngay=20/11/2026&gio=14:59",
    "/tinh-ngay-hen-tra/?thoi_han=ba&ngay=&gio=",
    "/khong-co/",
]
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter(e => !e.closest("p, dd, .error-summary, .skip-link") && e.getBoundingClientRect().width)
  .filter(e => !e.matches(".skip-link") && e.getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture
def site(live_server: Any, sample: None, monkeypatch: pytest.MonkeyPatch) -> str:
    found = tracking()
    monkeypatch.setattr(view, "find_dossier", lambda code, digits: found if digits == DIGITS else None)
    return str(live_server.url)


def _track(page: Page, site: str, digits: str = DIGITS) -> None:
    page.goto(f"{site}/tra-cuu/?ma={CODE}")
    page.get_by_label("4 số cuối").fill(digits)
    with page.expect_navigation():  # the answer is there, whatever comes next looks at it
        page.get_by_role("button", name="Tra cứu hồ sơ").click()


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_barriers(site: str, page_at: Any, axe: Any, size: tuple[int, int], scheme: str) -> None:
    page = page_at(*size, color_scheme=scheme)
    for address in PAGES:
        page.goto(site + address)
        axe(page)
    for digits in (DIGITS, "1111"):
        _track(page, site, digits)
        axe(page)


def test_phone_needs_no_sideways_scrolling_and_has_large_targets(site: str, page_at: Any) -> None:
    page = page_at(*PHONE, has_touch=True, is_mobile=True)
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert page.evaluate(SMALL_TARGETS) == [], address
    _track(page, site)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_citizen_finds_reckons_and_tracks_without_javascript(site: str, page_at: Any) -> None:
    page = page_at(*PHONE, java_script_enabled=False)
    page.goto(site)
    page.get_by_label("Bạn cần làm thủ tục gì?").fill("dkks")
    page.get_by_role("button", name="Tìm thủ tục").click()
    page.get_by_role("link", name="Đăng ký khai sinh").click()
    page.get_by_role("link", name="Tính ngày hẹn trả").last.click()
    page.get_by_label("Ngày cơ quan nhận đủ hồ sơ").fill("20/11/2026")
    page.get_by_label("Giờ nhận").fill("09:00")
    page.get_by_role("button", name="Tính ngày hẹn trả").click()
    expect(page.get_by_role("heading", name="Hẹn trả lúc 17:00, Thứ Tư 25/11/2026")).to_be_visible()
    _track(page, site)
    expect(page.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()


def test_error_summary_takes_the_focus_and_its_link_leads_to_the_field(site: str, page_at: Any) -> None:
    page = page_at(*DESK)
    _track(page, site, "12")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.get_by_role("link", name="Hãy nhập đúng 4 chữ số cuối").click()
    assert page.evaluate("document.activeElement.id") == "id_digits"
    assert page.get_by_label("4 số cuối").input_value() == "12"


def test_slash_leads_to_the_search_and_tab_first_offers_to_skip(site: str, page_at: Any) -> None:
    page = page_at(*DESK)
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "tim-thu-tuc"


def test_nothing_breaks_the_content_security_policy(site: str, page_at: Any) -> None:
    page = page_at(*DESK)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for address in PAGES[:-1]:
        page.goto(site + address)
    assert complaints == []
