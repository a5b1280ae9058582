"""A task the whole way in browsers: given, taken on and reported with a file on a phone without scripts,
verified by somebody else after its term, and still in time."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from motcua.assignments.actions import climb
from motcua.assignments.models import Reminder
from motcua.attachments.tests.files import PDF
from motcua.demo.cast import Cast
from motcua.organisation.models import User
from tests.acceptance.moment import Moment
from tools.pytest_browser import OpenPage

BACKEND = "motcua.organisation.backends.AccountBackend"
LIST = "/so-lieu/nhiem-vu/"
TITLE = "Niêm yết lại thủ tục hộ tịch đã thay đổi"


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None


def test_a_task_is_done_when_somebody_else_says_so(
    town: str, cast: Cast, the_clock: Moment, page_at: OpenPage
) -> None:
    giver = signed_in(page_at(1366, 768), town, cast.kiemsoat)
    give(giver, town)

    owner = signed_in(page_at(390, 844, java_script_enabled=False), town, cast.chuyenmon)
    the_clock.goto("2026-11-25 10:00")
    report(owner, town)
    expect(owner.get_by_role("main")).to_contain_text("Đang chờ người khác kiểm tra và xác nhận")
    assert owner.get_by_role("button", name="Xác nhận hoàn thành").count() == 0

    the_clock.goto("2026-12-07 08:00")  # a Monday, the first working day after the term
    climb()
    assert not Reminder.objects.filter(rung__days__gt=0).exists()
    verify(giver, town)
    assert counted(giver, town) == {"Hoàn thành": "1", "Hoàn thành đúng hạn": "1", "Chưa xong, quá hạn": "0"}
    assert counted(giver, town, f"{LIST}?ngay=24/11/2026")["Hoàn thành"] == "0"


def signed_in(page: Page, town: str, user: User) -> Page:
    client = Client()
    client.force_login(user, backend=BACKEND)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": town}])
    return page


def give(page: Page, town: str) -> None:
    page.goto(f"{town}{LIST}")
    page.get_by_role("link", name="Giao nhiệm vụ").click()
    page.get_by_label("Nhiệm vụ", exact=True).fill(TITLE)
    page.get_by_label("Sản phẩm phải có").fill("Biên bản nghiệm thu")
    page.get_by_label("Báo cáo hoàn thành phải kèm tệp").check()
    page.get_by_label("Cơ quan thực hiện").select_option("H03.1.7.2")
    page.get_by_label("Người được giao").select_option("chuyenmon")
    page.get_by_label("Hạn hoàn thành").fill("04/12/2026")
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def report(page: Page, town: str) -> None:
    """First without the file, which the task asks for: the text stays."""
    page.goto(f"{town}{LIST}?xem=mine")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Nhận nhiệm vụ").click()
    page.get_by_label("Kết quả thực hiện").fill("Đã niêm yết lại 12 thủ tục (mẫu).")
    page.get_by_role("button", name="Báo cáo hoàn thành").click()
    expect(page.get_by_role("alert")).to_contain_text("phải kèm tệp chứng minh")
    expect(page.get_by_label("Kết quả thực hiện")).to_have_value("Đã niêm yết lại 12 thủ tục (mẫu).")
    sent = FilePayload(name="Biên bản.pdf", mimeType="application/pdf", buffer=PDF)
    page.locator("input[type=file]").set_input_files(sent)
    page.get_by_role("button", name="Báo cáo hoàn thành").click()


def verify(page: Page, town: str) -> None:
    page.goto(f"{town}{LIST}?xem=verify")
    page.get_by_role("link", name=TITLE).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Biên bản.pdf").click()
    assert Path(download.value.path()).read_bytes() == PDF
    page.get_by_label("Ý kiến kiểm tra").fill("Đã xem biển niêm yết tại chỗ.")
    page.get_by_role("button", name="Xác nhận hoàn thành").click()
    expect(page.get_by_role("main")).to_contain_text("Đã xác nhận hoàn thành")


def counted(page: Page, town: str, path: str = LIST) -> dict[str, str]:
    """Some figures of the table of progress."""
    page.goto(f"{town}{path}")
    table = page.get_by_role("region", name="Tiến độ thực hiện")
    heads = table.get_by_role("columnheader").all_inner_texts()
    numbers = [text.split("\n")[0] for text in table.locator("tr.whole > *").all_inner_texts()]
    told = dict(zip(heads, numbers, strict=True))
    return {name: told[name] for name in ("Hoàn thành", "Hoàn thành đúng hạn", "Chưa xong, quá hạn")}
