"""The browser fixtures catch what they promise to catch."""

import pytest
from playwright.sync_api import Browser

from tools.pytest_browser import CheckPage, OpenPage, pages

GOOD = '<!doctype html><html lang="vi"><title>Một cửa</title><main><h1>Chào</h1></main></html>'
BAD = '<!doctype html><html lang="vi"><title>Một cửa</title><main><h1>Chào</h1><input></main></html>'


def test_a_page_has_the_size_asked_for_and_passes_axe(page_at: OpenPage, axe: CheckPage) -> None:
    page = page_at(360, 740)
    page.set_content(GOOD)
    assert page.evaluate("[innerWidth, innerHeight]") == [360, 740]
    axe(page)


def test_a_field_without_a_name_is_reported(page_at: OpenPage, axe: CheckPage) -> None:
    page = page_at()
    page.set_content(BAD)
    with pytest.raises(AssertionError, match=r"label \(critical\)"):
        axe(page)


def test_a_page_can_be_read_without_scripts(page_at: OpenPage) -> None:
    page = page_at(java_script_enabled=False)
    page.set_content('<noscript><p id="plain">Không cần JavaScript</p></noscript>')
    assert page.inner_text("#plain") == "Không cần JavaScript"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '<img src="https://elsewhere.invalid/a.png">',
            "asked another host: https://elsewhere.invalid/a.png",
        ),
        ("<script>wrong()</script>", "script error: wrong is not defined"),
    ],
)
def test_foreign_hosts_and_script_errors_fail_the_test(chromium: Browser, content: str, said: str) -> None:
    with pytest.raises(AssertionError, match=said), pages(chromium) as open_page:
        open_page().set_content(content)
