"""On a phone whose connection drops: nothing is lost, nothing arrives twice."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.db import transaction
from django.test import Client
from PIL import Image
from playwright.sync_api import BrowserContext, FilePayload, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from motcua.attachments import storing
from motcua.attachments.queries import files_of
from motcua.demo.cast import Cast
from motcua.organisation.mandates import give_mandate
from motcua.organisation.models import Mandate, User
from motcua.oversight.models import Capture
from motcua.oversight.models.capture import OWNER
from motcua.oversight.tests.capturing import SOURCE
from motcua.terms import clock
from tools.pytest_browser import CheckPage, OpenPage

ADDRESS = "/giam-sat/ghi-tai-cho/"
PHONE = (390, 844)
WAITING, SENT = "đã lưu trên máy, chờ gửi", re.compile(r"đã gửi lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}")

KEPT_PATHS = """caches.open("ghi-tai-cho-1").then(
  async (it) => (await it.keys()).map((one) => new URL(one.url).pathname))"""
STORED_FIELDS = """new Promise((done) => {
  const asked = indexedDB.open("ghi-tai-cho", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction("captures").objectStore("captures").getAll();
    all.onsuccess = () => done(all.result.map((one) => Object.keys(one).sort()));
  };
})"""


@pytest.fixture
def mandate(cast: Cast, settings: LazySettings, tmp_path: Any) -> Mandate:
    """Of a member who is on site today."""
    settings.MEDIA_ROOT = tmp_path
    member = User.objects.create(username="doan_vien", full_name="Cao Thị Mẫu Viên", synthetic=True)
    today = clock.today()
    with transaction.atomic():
        return give_mandate(
            member, cast.ward.committee, basis="10/QĐ-HĐND (mẫu)", source=SOURCE,
            days=(today - timedelta(days=2), today + timedelta(days=2)), examined=(today, today),
            by="kiemsoat",
        )  # fmt: skip


@pytest.fixture
def page(live_server: LiveServer, page_at: OpenPage, mandate: Mandate) -> Page:
    """The page as it was opened at the office, with its service worker at work."""
    page = page_at(*PHONE)
    sign_in(page.context, live_server, mandate.user)
    page.goto(live_server.url + ADDRESS)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.open('ghi-tai-cho-1').then(async it => (await it.keys()).length > 4)")
    return page


def sign_in(context: BrowserContext, live_server: LiveServer, user: User) -> None:
    client = Client()
    client.force_login(user, backend="motcua.organisation.backends.AccountBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])


def picture(width: int = 2400, height: int = 1800) -> FilePayload:
    made, noise = io.BytesIO(), Image.effect_noise((width // 8, height // 8), 60)
    noise.resize((width, height)).convert("RGB").save(made, "JPEG")
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def write(page: Page, note: str, photos: int = 0) -> None:
    page.get_by_label("Ghi chú").fill(note)
    if photos:
        page.get_by_label("Ảnh", exact=True).set_input_files([picture() for _ in range(photos)])
        expect(page.locator("[data-capture-photos] canvas")).to_have_count(photos)


def record(page: Page, note: str, photos: int = 0) -> None:
    write(page, note, photos)
    page.get_by_role("button", name="Ghi nhận").click()


def states(page: Page) -> list[str]:
    return page.locator(".capture-state").all_inner_texts()


def test_offline_over_a_reload_and_back_all_arrives_once(page: Page) -> None:
    page.context.set_offline(True)
    record(page, "Bảng niêm yết thiếu lệ phí (mẫu).", photos=1)
    expect(page.locator(".capture-state")).to_have_text(WAITING)
    write(page, "Đang viết dở (mẫu).", photos=1)
    expect(page.locator("[data-capture-draft]")).to_have_text("Đã giữ trên máy.")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ghi nhận tại chỗ")
    expect(page.locator("[data-capture-offline]")).to_be_visible()
    expect(page.locator(".capture-state")).to_have_text(WAITING)
    expect(page.get_by_label("Ghi chú")).to_have_value("Đang viết dở (mẫu).")
    expect(page.locator("[data-capture-photos] canvas")).to_have_count(1)
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.locator(".capture-state")).to_have_text([WAITING, WAITING])
    assert not Capture.objects.exists()
    page.context.set_offline(False)
    expect(page.locator(".capture-state")).to_have_text([SENT, SENT], timeout=15_000)
    notes = list(Capture.objects.order_by("captured_at").values_list("note", flat=True))
    assert notes == ["Bảng niêm yết thiếu lệ phí (mẫu).", "Đang viết dở (mẫu)."]
    for capture in Capture.objects.all():
        assert capture.captured_at < capture.recorded_at and not capture.late
        file = files_of(OWNER, capture.pk).get()
        assert Image.open(io.BytesIO(storing.get(file.digest))).size == (1600, 1200)
        assert file.taken_at is not None and file.name == "IMG_0001.jpg"


def test_a_lost_answer_writes_once(page: Page) -> None:
    lost: list[int] = []

    def lose(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)  # the server has written
            route.abort()
        else:
            route.continue_()

    page.route(f"**{ADDRESS}", lose)
    record(page, "Mất trả lời (mẫu).", photos=1)
    expect(page.locator(".capture-state")).to_have_text(SENT, timeout=15_000)
    assert lost == [201] and Capture.objects.count() == 1
    assert files_of(OWNER, Capture.objects.get().pk).count() == 1


def test_a_server_in_trouble_is_asked_again(page: Page) -> None:
    answers = [503, 500]

    def trouble(route: Route) -> None:
        if route.request.method == "POST" and answers:
            route.fulfill(status=answers.pop(), body="")
        else:
            route.continue_()

    page.route(f"**{ADDRESS}", trouble)
    record(page, "Máy chủ bận (mẫu).")
    expect(page.locator(".capture-state")).to_have_text(WAITING)
    expect(page.locator(".capture-state")).to_have_text(SENT, timeout=20_000)
    assert Capture.objects.count() == 1 and not answers


def test_what_the_server_refuses_stays_until_somebody_throws_it_away(page: Page, mandate: Mandate) -> None:
    Mandate.objects.update(ended_at=clock.now() - timedelta(days=1, minutes=1))
    record(page, "Đoàn đã kết thúc (mẫu).")
    expect(page.locator(".capture-state")).to_contain_text("ngoài thời gian làm việc của đoàn")
    assert not Capture.objects.exists()
    Mandate.objects.update(ended_at=None)
    page.get_by_role("button", name="Thử gửi lại").click()
    expect(page.locator(".capture-state")).to_have_text(SENT)
    assert Capture.objects.get().note == "Đoàn đã kết thúc (mẫu)."


def test_a_session_that_ended_asks_to_sign_in_and_loses_nothing(
    page: Page, live_server: LiveServer, mandate: Mandate
) -> None:
    page.context.clear_cookies()
    record(page, "Hết phiên (mẫu).")
    expect(page.locator("[data-capture-sign-in]")).to_be_visible()
    assert states(page) == [WAITING]
    sign_in(page.context, live_server, mandate.user)
    page.reload()
    expect(page.locator(".capture-state")).to_have_text(SENT)


def test_only_the_page_and_its_assets_are_kept_on_the_device(page: Page) -> None:
    record(page, "Chỉ trên máy chủ (mẫu).")
    expect(page.locator(".capture-state")).to_have_text(SENT)
    page.get_by_role("link", name="Xem các ghi nhận đã gửi").click()
    expect(page.get_by_text("Chỉ trên máy chủ (mẫu).")).to_be_visible()
    page.goto(page.url.replace("da-ghi/", ""))
    kept: list[str] = page.evaluate(KEPT_PATHS)
    assert ADDRESS in kept
    assert all(path == ADDRESS or path.startswith("/static/") for path in kept)
    text: str = page.evaluate(f"caches.match('{ADDRESS}').then(it => it.text())")
    assert "Cao Thị Mẫu Viên" not in text and "Chỉ trên máy chủ" not in text
    stored = page.evaluate(STORED_FIELDS)
    assert stored == [["capturedAt", "count", "key", "late", "sentAt", "state"]]


def test_without_scripts_it_is_a_plain_form(
    live_server: LiveServer, page_at: OpenPage, mandate: Mandate
) -> None:
    page = page_at(*PHONE, java_script_enabled=False)
    sign_in(page.context, live_server, mandate.user)
    page.goto(live_server.url + ADDRESS)
    page.get_by_label("Ghi chú").fill("Không kịch bản (mẫu).")
    page.get_by_label("Ảnh", exact=True).set_input_files([picture(300, 200)])
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_text("Không kịch bản (mẫu).")).to_be_visible()
    assert Capture.objects.count() == 1


def test_axe_finds_nothing_grave(page: Page, axe: CheckPage) -> None:
    axe(page)
    page.context.set_offline(True)
    record(page, "Chờ gửi (mẫu).", photos=1)
    write(page, "Viết tiếp (mẫu).", photos=1)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.context.set_offline(False)
    expect(page.locator(".capture-state")).to_have_text(SENT, timeout=15_000)
    page.get_by_role("link", name="Xem các ghi nhận đã gửi").click()
    axe(page)
