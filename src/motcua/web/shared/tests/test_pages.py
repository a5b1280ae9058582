"""Error pages, limits, and rules that hold for every template."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

import motcua.web
from motcua.web.shared import errors
from motcua.web.shared.tests.html import text_of
from motcua.web.shared.throttle import spend, throttled

WEB = Path(motcua.web.__file__).parent
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))


@pytest.fixture(autouse=True)
def _fresh_counts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_templates_have_no_inline_style_or_script(path: Path) -> None:
    """The content security policy would drop them without a word."""
    source = path.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=|\son[a-z]+\s*=|<style\b|javascript:", source)
    assert not re.search(r"<script\b(?![^>]*\bsrc=)", source)


def request() -> HttpRequest:
    return RequestFactory().get("/")


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda: errors.bad_request(request(), ValueError()), 400, "Yêu cầu không đọc được"),
        (lambda: errors.permission_denied(request(), PermissionError()), 403, "không có quyền"),
        (lambda: errors.csrf_failure(request()), 403, "Biểu mẫu đã hết hiệu lực"),
        (lambda: errors.page_not_found(request(), ValueError()), 404, "Không tìm thấy trang"),
        (lambda: errors.server_error(request()), 500, "Hệ thống gặp sự cố"),
    ],
)
def test_error_pages_say_what_to_do_without_touching_the_database(answer, status: int, words: str) -> None:  # type: ignore[no-untyped-def]
    page = answer()
    assert page.status_code == status
    assert words in text_of(page) and "Về trang chủ" in text_of(page)


def test_locked_account_is_told_how_long() -> None:
    assert "15 phút" in render_to_string("shared/locked_out.html", {}, request())


@pytest.mark.django_db
def test_a_form_without_its_token_gets_the_vietnamese_page() -> None:
    answer = Client(enforce_csrf_checks=True).post("/tra-cuu/", {"code": "x"})
    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hiệu lực" in text_of(answer)


def test_limit_counts_each_address_and_says_when_to_return() -> None:
    @throttled("thu", times=2, seconds=60)
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("được")

    def post(address: str) -> HttpResponseBase:
        return view(RequestFactory().post("/", REMOTE_ADDR=address))

    assert [post("10.0.0.1").status_code for _ in range(3)] == [200, 200, 429]
    assert post("10.0.0.2").status_code == 200
    assert post("10.0.0.1")["Retry-After"]
    assert view(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")).status_code == 200


def test_spending_ends_with_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spend("k", times=1, seconds=60) and not spend("k", times=1, seconds=60)
    cache.delete("k")
    assert spend("k", times=1, seconds=60)
