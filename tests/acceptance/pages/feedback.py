"""The book of reflections and the typed figures of the one-stop desk."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from playwright.sync_api import Page

from motcua.catalogue.decision_loading import load_decisions
from motcua.catalogue.decisions import DecisionDraft, record_decision
from motcua.catalogue.models import Decision
from motcua.feedback.actions import perform, register
from motcua.feedback.models import Feedback
from motcua.organisation.desks import DeskFacts, record_desk
from motcua.organisation.models import Agency, User
from tests.acceptance.visit import Books, Visit

ANSWER = {"outcome": "answered", "answer": "Đã nhắc nhở, niêm yết lại biểu mẫu (mẫu).", "number": "12/UBND"}
FORMS = ("06a", "08b", "03b-I", "tai-khoan", "so-theo-doi", "08c-I")
DESK = DeskFacts(date(2026, 8, 1), 1, 2, 1, 0, True, False, True, False, "Biên bản kiểm kê (mẫu)")


def visits(books: Books) -> list[Visit]:
    late, handled, published = _reflections()
    desk = Agency.objects.get(code="H03.1.7.1")
    record_desk(_user("kiemsoat"), desk, DESK)
    one = reverse("office:desk-record-one", args=[desk.code])
    return [
        Visit("office:feedback", "kiemsoat", "/so-lieu/phan-anh/"),
        Visit("office:feedback", "kiemsoat", "/so-lieu/phan-anh/?buoc=overdue&ve=rule"),
        Visit("office:feedback", "chuyenmon_khac", "/so-lieu/phan-anh/"),
        Visit("office:feedback-register", "kiemsoat", "/so-lieu/phan-anh/tiep-nhan/"),
        Visit("office:feedback-register", "tiepnhan", "/so-lieu/phan-anh/tiep-nhan/", then=_nothing_typed),
        Visit("office:feedback-item", "kiemsoat", _address(late)),
        Visit("office:feedback-item", "chuyenmon", _address(handled)),
        Visit("office:feedback-item", "thanhtra", _address(published)),
        Visit("office:feedback-act", "kiemsoat", _address(late), then=_answering_nothing),
        Visit("office:feedback-reveal", "kiemsoat", _address(late), then=_revealing),
        Visit("office:desk-record", "kiemsoat", "/so-lieu/bo-phan-mot-cua/"),
        Visit("office:desk-record", "lanhdao_khac", "/so-lieu/bo-phan-mot-cua/"),
        Visit("office:desk-record-one", "kiemsoat", one),
        Visit("office:desk-record-one", "kiemsoat", one, then=_recording_nothing),
        Visit("office:desk-record-one", "thanhtra", one),
        *(Visit("office:figures", "kiemsoat", _form(code)) for code in FORMS),
        Visit("office:cell", "kiemsoat", _form("so-theo-doi", "ho-so/") + "&cot=13"),
        Visit("office:unusable", "kiemsoat", _form("03b-I", "thieu-du-lieu/")),
        Visit("office:decisions", "kiemsoat", "/so-lieu/cong-bo/"),
        Visit("office:decisions", "thanhtra", "/so-lieu/cong-bo/?thieu=1"),
        Visit("office:decision-record", "kiemsoat", "/so-lieu/cong-bo/ghi/"),
        Visit("office:decision-record", "kiemsoat", "/so-lieu/cong-bo/ghi/", then=_deciding_nothing),
        Visit("office:decision", "kiemsoat", _decision()),
        Visit("office:decision", "lanhdao", _decision()),
        Visit("office:cell", "kiemsoat", _form("06a", "ho-so/") + "&cot=3"),
        Visit("office:cell", "kiemsoat", _form("08b", "ho-so/") + "&cot=4"),
    ]


def _decision() -> str:
    """One whose procedures have not been posted yet, beside those loaded by number alone."""
    load_decisions()
    made = Decision.objects.filter(signed_on__isnull=False).first() or record_decision(
        _user("kiemsoat"),
        DecisionDraft(
            number="2686/QĐ-UBND (mẫu)",
            signed_on=date(2026, 11, 3),
            effective_on=date(2026, 11, 3),
            origin="central",
            issued_by="Chủ tịch UBND tỉnh Bắc Kạn (mẫu)",
            changes={"1.001193": "amended", "1.000894": "new", "2.000815": "abolished"},
            agency=Agency.objects.get(code="H03"),
        ),
    )
    return reverse("office:decision", args=[made.pk])


def _deciding_nothing(page: Page) -> None:
    page.get_by_role("button", name="Ghi quyết định").click()


def _reflections() -> tuple[Feedback, Feedback, Feedback]:
    """One overdue, one at an office, one published."""
    keeper = _user("kiemsoat")
    about = {"kind": "rule", "channel": "letter", "full_name": "Nông Thị Mẫu", "phone": "0990000009"}
    late = register(
        keeper,
        {**about, "summary": "Biểu mẫu đăng ký tạm trú dài, khó điền", "received_at": "08:00 21/09/2026",
         "content": "Tờ khai có nhiều mục trùng nhau.", "procedure": "1.004194"},
    )  # fmt: skip
    handled = register(keeper, {"kind": "act", "channel": "box", "summary": "Chờ lâu tại quầy số 2"})
    perform(keeper, handled.code, "chuyen", {"to": "H03.1.7.2", "reason": "Thuộc lĩnh vực hộ tịch."})
    published = register(keeper, {"kind": "act", "channel": "portal", "summary": "Chưa niêm yết lệ phí"})
    perform(keeper, published.code, "tra-loi", ANSWER)
    perform(keeper, published.code, "dang-tai", {"where": "trang thông tin của phường", "checked": True})
    return late, handled, published


def _user(name: str) -> User:
    return User.objects.get(username=name)


def _address(item: Feedback) -> str:
    return reverse("office:feedback-item", args=[item.code])


def _form(code: str, page: str = "") -> str:
    asked = {"co_quan": "H03.1.7", "ky": "khac", "tu_ngay": "01/09/2026", "den_ngay": "30/11/2026"}
    return f"/so-lieu/{page}?{urlencode({'bieu': code, **asked, 'theo': 'sector'})}"


def _nothing_typed(page: Page) -> None:
    page.get_by_role("button", name="Tiếp nhận phản ánh").click()


def _answering_nothing(page: Page) -> None:
    page.locator("summary", has_text="Ghi kết quả xử lý").click()
    page.get_by_role("button", name="Ghi kết quả xử lý").click()


def _recording_nothing(page: Page) -> None:
    page.get_by_label("Đúng từ ngày").fill("31/13/2026")
    page.get_by_role("button", name="Ghi số liệu").click()


def _revealing(page: Page) -> None:
    page.locator("summary", has_text="Xem đầy đủ người phản ánh").click()
    page.get_by_label("Lý do xem").fill("Gọi hỏi thêm nội dung")
    page.get_by_role("button", name="Xem đầy đủ thông tin").click()
