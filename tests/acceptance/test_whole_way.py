"""Acceptance 2: one dossier the whole way in a browser, its due dates worked out by hand.

The receiving officer has no mouse. Everybody signs in with a password. The citizen looks on.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from motcua.demo.cast import Cast
from tests.acceptance.moment import Moment
from tools.pytest_browser import OpenPage

# Marital-status certificate, 3 working days: the day of receipt is not counted, due at 17:00 of the last day.
# Worked out by hand on the calendar of November 2026; Tuesday 24/11 is the Day of Vietnamese Culture.
#
#   Fri 20   received 09:00               --
#   Sat 21, Sun 22                        weekend
#   Mon 23   day 1                        asked for a paper at 10:00: the term waits
#   Tue 24   a holiday                    --
#   Wed 25   day 2                        paper came at 14:05: the term starts again, from zero
#   Thu 26   day 3: due 17:00 at first    day 1
#   Fri 27                                day 2
#   Sat 28, Sun 29                        weekend
#   Mon 30                                day 3: due 17:00
RECEIVED, ASKED, SUPPLIED = "2026-11-20 09:00", "2026-11-23 10:00", "2026-11-25 14:05"
PROPOSED, SIGNED, PUBLISHED = "2026-11-26 15:30", "2026-11-27 08:15", "2026-11-27 09:40"
FETCHED = "2026-12-02 08:30"


class Due(NamedTuple):
    at_desk: str
    at_home: str
    days: list[tuple[str, str]]


FIRST = Due(
    "17:00 Thứ Năm 26/11/2026",
    "17:00 ngày 26/11/2026",
    [
        ("Thứ Sáu 20/11/2026", "Không tính"),
        ("Thứ Bảy 21/11/2026", "Không tính"),
        ("Chủ Nhật 22/11/2026", "Không tính"),
        ("Thứ Hai 23/11/2026", "Ngày 1"),
        ("Thứ Ba 24/11/2026", "Không tính"),
        ("Thứ Tư 25/11/2026", "Ngày 2"),
        ("Thứ Năm 26/11/2026", "Ngày 3"),
    ],
)
SECOND = Due(
    "17:00 Thứ Hai 30/11/2026",
    "17:00 ngày 30/11/2026",
    [
        ("Thứ Tư 25/11/2026", "Không tính"),
        ("Thứ Năm 26/11/2026", "Ngày 1"),
        ("Thứ Sáu 27/11/2026", "Ngày 2"),
        ("Thứ Bảy 28/11/2026", "Không tính"),
        ("Chủ Nhật 29/11/2026", "Không tính"),
        ("Thứ Hai 30/11/2026", "Ngày 3"),
    ],
)
STEPS = [
    "Tiếp nhận hồ sơ",
    "Công chức tư pháp - hộ tịch kiểm tra, ghi sổ hộ tịch",
    "Lãnh đạo ký giấy tờ hộ tịch",
    "Đóng dấu, cập nhật cơ sở dữ liệu hộ tịch",
    "Trả kết quả",
]

PASSWORD = "mau-dung-thu"
NAME, ID_NUMBER, PHONE = "Lê Thị Mẫu Đơn", "001090000017", "0990000123"
CARD = f"{ID_NUMBER}|012345678|{NAME}|05021990|Nữ|Tổ 3, phường Huyền Tụng (mẫu)|01012022"
PERSONAL = [
    NAME,
    "Mẫu Đơn",
    ID_NUMBER,
    PHONE,
    "0990000",
    "00109",
    "05/02/1990",
    "Tổ 3",
    "Mẫu Tiếp",
    "Mẫu Môn",
]
PAPER = "Bản sao giấy xác nhận nơi thường trú cũ"
REASON = "Chưa rõ thời gian cư trú trước năm 2020"


@dataclass
class Town:
    """Everybody at a machine of his own: a browser context each, signed in by typing."""

    url: str
    clock: Moment
    open_page: OpenPage
    machines: dict[str, Page] = field(default_factory=dict)

    def desk(self, who: str, at: str) -> Page:
        self.clock.goto(at)
        if who not in self.machines:
            self.machines[who] = self.open_page(1366, 768)
            self._sign_in(self.machines[who], who)
        page = self.machines[who]
        page.goto(f"{self.url}/ban-lam-viec/")
        return page

    def _sign_in(self, page: Page, who: str) -> None:
        page.goto(f"{self.url}/ban-lam-viec/")
        page.get_by_label("Tên đăng nhập").press_sequentially(who)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("navigation", name="Công việc").first).to_be_visible()

    def track(self, code: str, digits: str) -> Page:
        """The citizen at home, with his telephone."""
        page = self.machines.get("citizen") or self.open_page(390, 844)
        self.machines["citizen"] = page
        page.goto(f"{self.url}/")
        page.get_by_role("link", name="Tra cứu hồ sơ").first.click()
        page.get_by_label("Mã hồ sơ").fill(code)
        page.get_by_label("4 số cuối").fill(digits)
        page.get_by_role("button", name="Tra cứu hồ sơ").click()
        return page


@pytest.fixture
def everybody(town: str, cast: Cast, the_clock: Moment, page_at: OpenPage) -> Town:
    expect.set_options(timeout=15_000)
    return Town(town, the_clock, page_at)


def test_a_dossier_goes_the_whole_way(everybody: Town) -> None:
    code = receive_by_keyboard(everybody)
    citizen_sees(everybody, code, "Được tiếp nhận", FIRST, done=0)
    hand_over(everybody, code)
    citizen_sees(everybody, code, "Đang xử lý", FIRST, done=1)
    ask_for_a_paper(everybody, code)
    citizen_is_asked_for_the_paper(everybody, code)
    take_the_paper_in(everybody, code)
    citizen_sees(everybody, code, "Đang xử lý", SECOND, done=1)
    propose(everybody, code)
    approve_from_the_list(everybody, code)
    publish(everybody, code)
    citizen_sees(everybody, code, "Đã xử lý xong", SECOND, done=4)
    return_by_scanning(everybody, code)
    citizen_sees(everybody, code, "Đã trả kết quả", SECOND, done=5)


def receive_by_keyboard(town: Town) -> str:
    """Not one click: initials, the card's text from the scanner, ticks by space, saved by keys. The code."""
    page = town.desk("tiepnhan", RECEIVED)
    tab_until(page, lambda: "Tiếp nhận hồ sơ" in focused(page))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Thủ tục công dân yêu cầu")).to_be_focused()
    page.keyboard.type("gxntthn", delay=20)
    expect(page.get_by_role("option").first).to_contain_text("Giấy xác nhận tình trạng hôn nhân")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Quét mã QR trên thẻ căn cước")).to_be_focused()
    page.keyboard.type(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Họ và tên chủ hồ sơ")).to_have_value(NAME)
    expect(page.get_by_label("Điện thoại")).to_be_focused()
    page.keyboard.type(PHONE)
    tick_what_was_handed_in(page)
    due = page.get_by_label("Ngày hẹn trả và lưu hồ sơ")
    expect(due).to_contain_text(FIRST.at_desk)
    expect(due.get_by_role("row", name="24/11/2026")).to_contain_text("nghỉ lễ Ngày Văn hóa Việt Nam")
    assert days_in(due) == FIRST.days  # before anything is saved
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Đã tiếp nhận hồ sơ")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(FIRST.at_desk)
    code = re.search(r"H03\.1\.7-261120-\d{4}", page.get_by_role("main").inner_text())
    assert code
    check_receipt(page, code.group())
    return code.group()


def tick_what_was_handed_in(page: Page) -> None:
    boxes = page.get_by_role("table", name="Thành phần hồ sơ").get_by_role("checkbox")
    required = [
        n for n in range(boxes.count()) if boxes.nth(n).get_attribute("data-required-paper") is not None
    ]
    assert required
    for number in required:
        tab_until(page, partial(boxes.nth(number).evaluate, "box => box === document.activeElement"))
        page.keyboard.press("Space")
        expect(boxes.nth(number)).to_be_checked()


def check_receipt(page: Page, code: str) -> None:
    """The focus is on printing; the paper carries the code, the name and the due date."""
    link = page.get_by_role("link", name="In giấy tiếp nhận và hẹn trả")
    expect(link).to_be_focused()
    answer = page.request.get(page.url.split("/ban-lam-viec/")[0] + str(link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    text = " ".join(
        " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages).split()
    )
    assert code in text
    assert NAME in text
    assert "hẹn trả kết quả: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026" in text


def hand_over(town: Town, code: str) -> None:
    page = open_dossier(town, "tiepnhan", "2026-11-20 10:30", code)
    do(page, "Chuyển bước tiếp theo")


def ask_for_a_paper(town: Town, code: str) -> None:
    page = open_dossier(town, "chuyenmon", ASKED, code)
    page.locator("summary", has_text="Yêu cầu bổ sung hồ sơ").click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Yêu cầu bổ sung hồ sơ"))
    form.get_by_label("Giấy tờ, nội dung cần bổ sung").fill(PAPER)
    form.get_by_label("Lý do").fill(REASON)
    do(page, "Yêu cầu bổ sung hồ sơ")
    expect(page.get_by_role("main")).to_contain_text("tạm dừng")
    expect(page.get_by_role("main")).not_to_contain_text(f"Hẹn trả {FIRST.at_desk}")


def citizen_is_asked_for_the_paper(town: Town, code: str) -> None:
    page = town.track(code, PHONE[-4:])
    seen = page.get_by_role("main").inner_text()
    for words in ("Yêu cầu bổ sung giấy tờ", "đang tạm dừng tính thời hạn", PAPER):
        assert words in seen
    assert "26/11/2026" not in seen
    assert nothing_personal(page)


def take_the_paper_in(town: Town, code: str) -> None:
    page = open_dossier(town, "tiepnhan", SUPPLIED, code)
    page.get_by_label("Giấy tờ đã nhận bổ sung").fill(PAPER)
    do(page, "Nhận hồ sơ bổ sung")
    expect(page.get_by_role("main")).to_contain_text(SECOND.at_desk)
    page.get_by_text("Vì sao?").first.click()
    assert days_in(page.get_by_role("main")) == SECOND.days


def propose(town: Town, code: str) -> None:
    page = open_dossier(town, "chuyenmon", PROPOSED, code)
    page.get_by_label("có kết quả").check()
    do(page, "Đề xuất kết quả")


def approve_from_the_list(town: Town, code: str) -> None:
    page = town.desk("lanhdao", SIGNED)
    page.get_by_role("link", name="Phê duyệt").first.click()
    page.get_by_label(f"Chọn hồ sơ {code}").check()
    page.get_by_role("button", name="Ký duyệt các hồ sơ đã chọn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ký 1 hồ sơ")
    expect(page.get_by_role("status")).to_contain_text(code)


def publish(town: Town, code: str) -> None:
    page = open_dossier(town, "chuyenmon", PUBLISHED, code)
    do(page, "Phát hành kết quả")


def return_by_scanning(town: Town, code: str) -> None:
    """The scanner types what the receipt's QR holds: the tracking address with the code."""
    page = town.desk("tiepnhan", FETCHED)
    page.get_by_role("link", name="Trả kết quả").first.click()
    expect(page.get_by_label("Quét mã QR trên giấy hẹn")).to_be_focused()
    page.keyboard.type(f"{town.url}/tra-cuu/?ma={code}")
    page.keyboard.press("Enter")
    confirm = page.get_by_role("button", name="Xác nhận đã trả kết quả")
    expect(confirm).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"Đã trả kết quả hồ sơ {code}")


def citizen_sees(town: Town, code: str, status: str, due: Due, done: int) -> None:
    """Status, so many steps done, due date and why; nothing about the person.

    He opens the page now with his telephone's digits, now with those of his identity number.
    """
    page = town.track(code, PHONE[-4:] if done % 2 else ID_NUMBER[-4:])
    seen = page.get_by_role("main").inner_text()
    assert code in seen and status in seen
    assert f"Hẹn trả kết quả {due.at_home}" in " ".join(seen.split())
    assert days_in(page.get_by_role("main")) == due.days
    steps = page.get_by_role("listitem").filter(has_text=re.compile("Đã xong|Đang làm|Chưa đến"))
    states = ["Đã xong"] * done + ["Đang làm", *["Chưa đến"] * len(STEPS)]
    assert steps.all_inner_texts() == [f"{name}\n{state}" for name, state in zip(STEPS, states, strict=False)]
    assert nothing_personal(page)


def nothing_personal(page: Page) -> bool:
    """Neither in what is shown nor anywhere in the markup."""
    return not [word for word in PERSONAL if word in page.content()]


def open_dossier(town: Town, who: str, at: str, code: str) -> Page:
    """Found through the search box, as an officer does with a code on paper."""
    page = town.desk(who, at)
    page.keyboard.press("/")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ho-so/{code}/")
    return page


def do(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).first.click()
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi")


def days_in(place: Locator) -> list[tuple[str, str]]:
    """The explanation's days with whether each counts, as it stands on the page."""
    rows = place.get_by_role("table", name="ngày").get_by_role("row").all()
    cells = [[" ".join(cell.split()) for cell in row.inner_text().split("\t")] for row in rows[1:]]
    return [(cell[0], cell[1]) for cell in cells]


def focused(page: Page) -> str:
    """The text of the link or button that has the focus."""
    return str(
        page.evaluate("document.activeElement.matches('a, button') ? document.activeElement.innerText : ''")
    )


def tab_until(page: Page, reached: Callable[[], bool]) -> None:
    for _ in range(60):
        if reached():
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never came there")
