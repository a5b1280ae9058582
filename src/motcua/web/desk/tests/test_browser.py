"""The desk in a real browser: barriers, small screens, the keyboard alone, without JavaScript."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from motcua.demo.cast import Cast
from motcua.dossiers.models import Dossier
from motcua.web.desk.tests.stage import CARD, SINGLE, Stage

DESK, PHONE = (1366, 768), (390, 844)
ROOT = "/ban-lam-viec"
Open = Callable[..., Page]


@pytest.fixture
def real_stage(live_server: Any, cast: Cast) -> Stage:
    """The clock runs: the server answers in another thread."""
    return Stage(cast)


@pytest.fixture
def desk(live_server: Any, real_stage: Stage, page_at: Any) -> Open:
    """``desk("lanhdao", DESK)``: a page of that size, signed in, at the desk's home."""

    def open_desk(who: str, size: tuple[int, int] = DESK, **options: Any) -> Page:
        client = Client()
        client.force_login(
            getattr(real_stage.cast, who), backend="motcua.organisation.backends.AccountBackend"
        )
        page: Page = page_at(*size, **options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        page.goto(f"{live_server.url}{ROOT}/")
        return page

    return open_desk


def _pages(stage: Stage) -> dict[str, list[str]]:
    """Addresses by who looks at them."""
    running, ready, waiting = stage.running(), stage.resolved(), stage.running()
    stage.do("chuyenmon", waiting, "request_supplement", {"missing": "Giấy (mẫu)", "reason": "Thiếu"})
    stage.signing()
    stage.submit()
    new = stage.receive()
    return {
        "tiepnhan": [
            "/", "/?xem=truc-tuyen", "/tiep-nhan/", "/tiep-nhan/?tim=dkks", f"/tiep-nhan/?thu_tuc={SINGLE}",
            f"/tiep-nhan/?thu_tuc={SINGLE}&nguon=giay", f"/tiep-nhan/da-nhan/{new.code}/", "/phim-tat/",
            f"/ho-so/{new.code}/", f"/ho-so/{waiting.code}/", "/tra-ket-qua/",
            f"/tra-ket-qua/?ma={ready.code}",
            f"/tra-ket-qua/?ma={running.code}", "/so-theo-doi/", "/so-theo-doi/?in=1", "/tim/?q=mau",
        ],
        "lanhdao": ["/", "/phe-duyet/", f"/ho-so/{running.code}/"],
        "chuyenmon": ["/", f"/ho-so/{running.code}/"],
        "thanhtra": ["/", "/tim/?q=zzzz"],
    }  # fmt: skip


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_no_page_has_barriers_or_scrolls_sideways(
    live_server: Any, real_stage: Stage, desk: Open, axe: Any, size: tuple[int, int], scheme: str
) -> None:
    blocked: list[str] = []
    for who, addresses in _pages(real_stage).items():
        page = desk(who, size, color_scheme=scheme)
        page.on(
            "console", lambda line: blocked.append(line.text) if "Content Security" in line.text else None
        )
        for address in addresses:
            page.goto(live_server.url + ROOT + address)
            for fold in page.locator("details.fold").all():
                fold.evaluate("fold => { fold.open = true }")
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    assert blocked == []


def test_sign_in_and_refusals_have_no_barriers(
    live_server: Any, real_stage: Stage, desk: Open, page_at: Any, axe: Any
) -> None:
    page = page_at(*DESK)
    page.goto(f"{live_server.url}{ROOT}/dang-nhap/")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_text("Hãy nhập mật khẩu.").first).to_be_visible()
    axe(page)
    dossier = real_stage.running()
    page = desk("chuyenmon")
    page.goto(f"{live_server.url}{ROOT}/ho-so/{dossier.code}/")
    page.get_by_role("button", name="Đề xuất kết quả").click()
    expect(page.get_by_role("alert").first).to_contain_text("Chưa nhập đề xuất")
    axe(page)
    page = desk("tiepnhan")
    page.goto(f"{live_server.url}{ROOT}/tiep-nhan/?thu_tuc={SINGLE}")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert").first).to_be_focused()
    axe(page)


def _tab_to(page: Page, id: str) -> None:
    for _ in range(40):
        if page.evaluate("document.activeElement.id") == id:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {id}")


def test_officer_receives_with_the_keyboard_alone(real_stage: Stage, desk: Open) -> None:
    page = desk("tiepnhan")
    _tab_by_name(page, "Tiếp nhận hồ sơ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("gxntthn", delay=20)  # initials out of the middle of the name
    expect(page.get_by_role("option").first).to_contain_text("Giấy xác nhận tình trạng hôn nhân")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#quet")).to_be_focused()
    page.keyboard.type(CARD)
    page.keyboard.press("Enter")
    expect(page.locator("#full_name")).to_have_value("Lê Thị Mẫu Đơn")
    expect(page.locator("#phone")).to_be_focused()
    page.keyboard.type("0990000123")
    page.keyboard.press("Enter")
    expect(page.locator("#email")).to_be_focused()
    for box in ("co0", "co2"):
        _tab_to(page, box)
        page.keyboard.press("Space")
    expect(page.locator("#ket-qua-tinh")).to_contain_text(re.compile(r"17:00 Thứ"))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Đã tiếp nhận hồ sơ")).to_be_visible()
    expect(page.get_by_role("link", name="In giấy tiếp nhận")).to_be_focused()
    dossier = Dossier.objects.get()
    assert (dossier.applicant.id_number, dossier.applicant.phone) == ("001090000017", "0990000123")
    assert [each["ticked"] for each in dossier.components] == [True, False, True, False]


def _tab_by_name(page: Page, name: str) -> None:
    for _ in range(40):
        if name in (
            page.evaluate("document.activeElement.matches('a, button') && document.activeElement.textContent")
            or ""
        ):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {name}")


def test_fee_and_due_date_follow_what_is_typed(live_server: Any, desk: Open) -> None:
    page = desk("tiepnhan")
    page.goto(f"{live_server.url}{ROOT}/tiep-nhan/?thu_tuc=2.000635")
    page.locator("#note").fill("giữ nguyên")
    page.locator("#copies").fill("3")
    page.keyboard.press("Tab")
    expect(page.locator("#fee")).to_have_value("24.000")
    expect(page.locator("#note")).to_have_value("giữ nguyên")


def test_unreadable_card_is_explained_in_place(live_server: Any, desk: Open) -> None:
    page = desk("tiepnhan")
    page.goto(f"{live_server.url}{ROOT}/tiep-nhan/?thu_tuc={SINGLE}")
    page.locator("#address").fill("Tổ 3 (mẫu)")
    page.locator("#quet").fill("hỏng")
    page.locator("#quet").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Chưa đọc được thẻ")
    expect(page.locator("#quet")).to_have_value("hỏng")
    expect(page.locator("#address")).to_have_value("Tổ 3 (mẫu)")


def test_officer_receives_without_javascript(desk: Open) -> None:
    page = desk("tiepnhan", java_script_enabled=False)
    page.get_by_role("link", name="Tiếp nhận hồ sơ").first.click()
    page.get_by_label("Thủ tục công dân yêu cầu").fill("gxntthn")
    page.get_by_role("button", name="Tìm thủ tục").click()
    page.get_by_label("Cấp Giấy xác nhận tình trạng hôn nhân", exact=False).check()
    page.get_by_role("button", name="Nhập hồ sơ của thủ tục này").click()
    page.get_by_label("Quét mã QR trên thẻ căn cước").fill(CARD)
    page.get_by_label("Quét mã QR trên thẻ căn cước").press("Enter")
    expect(page.get_by_label("Họ và tên chủ hồ sơ")).to_have_value("Lê Thị Mẫu Đơn")
    page.get_by_role("button", name="Tiếp nhận hồ sơ").click()
    expect(page.get_by_role("alert").first).to_contain_text("Còn thiếu")
    expect(page.get_by_label("Họ và tên chủ hồ sơ")).to_have_value("Lê Thị Mẫu Đơn")
    page.get_by_role("button", name="Đánh dấu đủ giấy tờ bắt buộc").click()
    page.get_by_role("button", name="Tiếp nhận hồ sơ").click()
    expect(page.get_by_role("heading", name="Đã tiếp nhận hồ sơ")).to_be_visible()
    assert Dossier.objects.get().applicant.id_number == "001090000017"


def test_dossier_goes_from_desk_to_desk_without_javascript(
    live_server: Any, real_stage: Stage, desk: Open
) -> None:
    code = real_stage.receive().code

    def work(who: str, button: str, before: Callable[[Page], None] = lambda page: None) -> None:
        page = desk(who, java_script_enabled=False)
        page.goto(f"{live_server.url}{ROOT}/ho-so/{code}/")
        before(page)
        page.get_by_role("button", name=button).first.click()
        expect(page.get_by_role("status")).to_contain_text("Đã ghi")
        page.context.close()

    work("tiepnhan", "Chuyển bước tiếp theo")
    work("chuyenmon", "Đề xuất kết quả", lambda page: page.get_by_label("có kết quả").check())
    page = desk("lanhdao", java_script_enabled=False)
    page.get_by_role("link", name="Phê duyệt").first.click()
    page.get_by_label(f"Chọn hồ sơ {code}").check()
    page.get_by_role("button", name="Ký duyệt các hồ sơ đã chọn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ký 1 hồ sơ")
    work("chuyenmon", "Phát hành kết quả")
    page = desk("tiepnhan", java_script_enabled=False)
    page.get_by_role("link", name="Trả kết quả").first.click()
    page.get_by_label("Quét mã QR trên giấy hẹn").fill(f"https://motcua.example/tra-cuu/?ma={code}")
    page.get_by_label("Quét mã QR trên giấy hẹn").press("Enter")
    page.get_by_role("button", name="Xác nhận đã trả kết quả").click()
    expect(page.get_by_role("status")).to_contain_text("Đã trả kết quả")
    assert Dossier.objects.get().status == 10


def test_shortcuts_open_sheet_and_search(desk: Open) -> None:
    page = desk("tiepnhan")
    page.keyboard.press("/")
    expect(page.locator("#tim-nhanh")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#tim-nhanh")).to_have_value("?")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_hidden()


def test_scan_at_the_return_desk_leads_to_confirming(live_server: Any, real_stage: Stage, desk: Open) -> None:
    code = real_stage.resolved().code
    page = desk("tiepnhan")
    page.goto(f"{live_server.url}{ROOT}/tra-ket-qua/")
    expect(page.locator("#ma")).to_be_focused()
    page.keyboard.type(f"{live_server.url}/tra-cuu/?ma={code}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Xác nhận đã trả kết quả")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Quét giấy hẹn tiếp theo")
    expect(page.locator("#ma")).to_be_focused()
