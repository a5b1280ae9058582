"""What the documentation shows: one walk through the demo, from a citizen's question to the figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from playwright.sync_api import Page

DESKTOP, PHONE = (1366, 768), (390, 844)
CARD = "001090012345||Nguyễn Thị Thử Nghiệm|14031990|Nữ|Tổ 3, phường Huyền Tụng (mẫu)|01012022"
PHONE_NUMBER = "0990000321"
REMARRIAGE, BIRTH = "1.004746", "1.001193"
PAST = {"ky": "khac", "tu_ngay": "01/01/2022", "den_ngay": "31/10/2022", "bieu": "07a", "theo": "sector"}
WARD = "H03.1.7"
CLAIM = (
    "Trong kỳ, phường tiếp nhận 764 hồ sơ, trong đó 221 hồ sơ trực tuyến và 520 hồ sơ nộp trực tiếp. "
    "Có 9/764 hồ sơ nộp qua dịch vụ công, đạt 8,48%. Đã giải quyết 740 hồ sơ, đang giải quyết 24 hồ sơ."
)


@dataclass(frozen=True)
class Shot:
    """A page as it stands. ``whole``: also what is below the window's edge."""

    name: str
    page: Page
    whole: bool = False


class Opens(Protocol):
    def page(self, size: tuple[int, int] = DESKTOP) -> Page: ...
    def signed_in(self, username: str, size: tuple[int, int] = DESKTOP) -> Page: ...


def walk(camera: Opens) -> Iterator[Shot]:
    """Each picture as soon as its page shows it; the next step begins after it was taken."""
    yield from _ask(camera)
    codes: list[str] = []
    yield from _receive(camera, codes)
    yield from _track(camera, codes[0])
    yield from _process(camera)
    yield from _sign(camera)
    yield from _look_up(camera)
    yield from _count(camera)
    yield from _lead(camera)
    yield from _report(camera)
    yield from _check(camera)
    yield from _oversee(camera)
    yield from _control(camera)
    yield from _promise(camera)


def _ask(camera: Opens) -> Iterator[Shot]:
    for suffix, page in (("", camera.page()), ("-phone", camera.page(PHONE))):
        page.goto("/")
        yield Shot(f"portal-home{suffix}", page)
        page.goto(f"/thu-tuc/{BIRTH}/")
        yield Shot(f"portal-procedure{suffix}", page, whole=not suffix)
        query = urlencode({"thu_tuc": "", "thoi_han": "5", "don_vi": "working_day"})
        page.goto(f"/tinh-ngay-hen-tra/?{query}&ngay=28/08/2026&gio=09:15")
        yield Shot(f"portal-calculator{suffix}", page, whole=not suffix)


def _receive(camera: Opens, codes: list[str]) -> Iterator[Shot]:
    """With the keyboard alone, as at the counter."""
    page = camera.page()
    page.goto("/ban-lam-viec/dang-nhap/")
    yield Shot("desk-sign-in", page)
    page = camera.signed_in("tiepnhan")
    page.goto("/ban-lam-viec/tiep-nhan/")
    page.keyboard.type("dklk")
    page.get_by_role("option").first.wait_for()
    yield Shot("desk-receive-search", page)
    page.goto(f"/ban-lam-viec/tiep-nhan/?thu_tuc={REMARRIAGE}")
    page.locator("#quet").fill(CARD)
    page.keyboard.press("Enter")
    page.get_by_text("Đã điền theo thẻ").wait_for()
    page.locator("#phone").fill(PHONE_NUMBER)
    page.get_by_role("button", name="Đánh dấu đủ giấy tờ bắt buộc").click()
    page.wait_for_load_state("networkidle")
    yield Shot("desk-receive", page, whole=True)
    page.get_by_role("button", name="Tiếp nhận hồ sơ").click()
    page.wait_for_url("**/da-nhan/**")
    codes.append(page.locator(".confirmation-code").inner_text().strip())
    yield Shot("desk-received", page)
    page.goto("/ban-lam-viec/tiep-nhan/?nguon=giay&thu_tuc=2.000815")
    yield Shot("desk-receive-paper", page)


def _track(camera: Opens, code: str) -> Iterator[Shot]:
    page = camera.page()
    page.goto("/tra-cuu/")
    yield Shot("portal-track", page)
    for suffix, opened in (("", page), ("-phone", camera.page(PHONE))):
        opened.goto("/tra-cuu/")
        opened.get_by_label("Mã hồ sơ").fill(code)
        opened.get_by_label("4 số cuối").fill(PHONE_NUMBER[-4:])
        opened.get_by_role("button", name="Tra cứu hồ sơ").click()
        opened.get_by_text("Trạng thái").first.wait_for()
        yield Shot(f"portal-tracked{suffix}", opened, whole=not suffix)


def _process(camera: Opens) -> Iterator[Shot]:
    page = camera.signed_in("chuyenmon")
    yield Shot("desk-work", page)
    page.locator("td a.code-text").first.click()
    page.get_by_role("heading", name="Việc tiếp theo").wait_for()
    yield Shot("desk-dossier", page)
    page.get_by_text("Vì sao?").first.click()
    page.get_by_text("Yêu cầu bổ sung hồ sơ", exact=True).first.click()
    yield Shot("desk-dossier-why", page, whole=True)
    phone = camera.signed_in("chuyenmon", PHONE)
    yield Shot("desk-work-phone", phone)
    phone.locator("td a.code-text").first.click()
    yield Shot("desk-dossier-phone", phone)


def _sign(camera: Opens) -> Iterator[Shot]:
    page = camera.signed_in("lanhdao")
    page.goto("/ban-lam-viec/phe-duyet/")
    for index in (0, 1, 2):
        page.locator("td input[type=checkbox]").nth(index).check()
    yield Shot("desk-approvals", page)
    page.goto("/ban-lam-viec/")
    page.locator("td a.code-text").first.click()
    page.get_by_text("Xin lỗi và hẹn lại ngày trả", exact=True).first.click()
    yield Shot("desk-extend", page, whole=True)


def _look_up(camera: Opens) -> Iterator[Shot]:
    page = camera.signed_in("tiepnhan")
    yield Shot("desk-counter", page)
    page.goto("/ban-lam-viec/?xem=cho-cong-dan")
    yield Shot("desk-waiting", page)
    page.goto("/ban-lam-viec/tra-ket-qua/")
    page.locator("td a.code-text").first.click()
    page.get_by_role("button", name="Xác nhận đã trả kết quả").wait_for()
    yield Shot("desk-returns", page)
    page.goto(f"/ban-lam-viec/so-theo-doi/?{urlencode({'tu_ngay': '01/03/2022', 'den_ngay': '31/03/2022'})}")
    yield Shot("desk-book", page)
    page.goto("/ban-lam-viec/tim/?q=nguyen")
    yield Shot("desk-find", page)


def _count(camera: Opens) -> Iterator[Shot]:
    page = camera.signed_in("kiemsoat")
    page.goto(f"/so-lieu/?{urlencode({**PAST, 'co_quan': WARD})}")
    yield Shot("office-figures", page, whole=True)
    page.locator("tr.total-row td a").first.click()
    yield Shot("office-cell", page)
    page.goto(f"/so-lieu/?{urlencode({**PAST, 'bieu': 'nguon', 'co_quan': WARD})}")
    yield Shot("office-source", page, whole=True)


def _lead(camera: Opens) -> Iterator[Shot]:
    """What a leader looks at: what is due, how long it takes, what may come late, where points were lost."""
    page = camera.signed_in("lanhdao")
    for name, address in (
        ("office-overview", "/so-lieu/tong-quan/"),
        ("office-pace", "/so-lieu/tong-quan/nhip-do/"),
        ("office-forecast", "/so-lieu/du-bao/"),
        ("office-quality", "/so-lieu/chi-so/"),
    ):
        page.goto(address)
        yield Shot(name, page, whole=True)
    phone = camera.signed_in("lanhdao", PHONE)
    phone.goto("/so-lieu/tong-quan/")
    yield Shot("office-overview-phone", phone)


def _report(camera: Opens) -> Iterator[Shot]:
    page = camera.signed_in("kiemsoat")
    page.goto("/so-lieu/bao-cao/")
    yield Shot("office-reports", page, whole=True)
    page.get_by_role("link", name="Bản đính chính").first.click()
    page.get_by_role("heading", level=1).wait_for()
    yield Shot("office-report", page, whole=True)
    page.get_by_role("link", name="ô thay đổi").click()
    yield Shot("office-difference", page)
    page.goto(f"/so-lieu/quy-trinh/?{urlencode({'co_quan': WARD, 'ky': 'year'})}")
    yield Shot("office-process", page, whole=True)
    page.goto("/so-lieu/phan-anh/")
    yield Shot("office-feedback", page)
    page.goto("/so-lieu/bo-phan-mot-cua/")
    page.locator("main table a").first.click()
    page.get_by_role("heading", name="Nhập số liệu mới").wait_for()
    yield Shot("office-desk-record", page)


def _check(camera: Opens) -> Iterator[Shot]:
    page = camera.signed_in("kiemsoat")
    page.goto("/so-lieu/kiem-tra-bao-cao/")
    page.locator("textarea").first.fill(CLAIM)
    page.get_by_role("button", name="Kiểm tra").first.click()
    page.wait_for_load_state()
    yield Shot("office-check", page, whole=True)


def _oversee(camera: Opens) -> Iterator[Shot]:
    """The city's inspection of 2022, one of its criteria, and what became of what was recommended."""
    page = camera.signed_in("kiemsoat_tp")
    page.goto("/giam-sat/")
    page.locator("main table a").first.click()
    page.get_by_role("heading", name="Các bước").wait_for()
    yield Shot("oversight-inspection", page, whole=True)
    page.get_by_role("link", name="Tiêu chí", exact=True).click()
    page.get_by_role("link", name="Ghi chép, cập nhật sổ theo dõi").click()
    page.get_by_role("heading", name="Số liệu của hệ thống").wait_for()
    yield Shot("oversight-criterion", page, whole=True)
    page.goto("/giam-sat/theo-doi/")
    yield Shot("oversight-followup", page)


def _control(camera: Opens) -> Iterator[Shot]:
    """The catalogue and the reform: what is posted, two lists side by side, the year's plan."""
    page = camera.signed_in("kiemsoat")
    page.goto("/so-lieu/danh-muc/niem-yet/")
    yield Shot("office-posting", page)
    page.goto("/so-lieu/doi-chieu/")
    page.get_by_role("link", name="Quyết định 2686").click()
    page.get_by_role("heading", level=1).wait_for()
    yield Shot("office-reconciliation", page)
    page.goto("/so-lieu/cai-cach/ke-hoach/")
    yield Shot("office-reform-plans", page)


def _promise(camera: Opens) -> Iterator[Shot]:
    page = camera.page()
    page.goto("/cam-ket/")
    yield Shot("portal-promise", page, whole=True)
    page.goto("/du-lieu-mo/")
    yield Shot("portal-open-data", page, whole=True)
