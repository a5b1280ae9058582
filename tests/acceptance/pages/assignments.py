"""Tasks given and owed: lists, giving one, one in several stages."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from playwright.sync_api import Page

from motcua.assignments.actions import AssignmentDraft, climb, give, perform
from motcua.assignments.models import Assignment, Source
from motcua.attachments.tests.files import PDF
from motcua.organisation.models import Agency, User
from tests.acceptance.visit import Books, Visit, pressing

LIST = "/so-lieu/nhiem-vu/"
DONE = {"text": "Đã niêm yết lại 12 thủ tục hộ tịch tại trụ sở và hai điểm tiếp nhận (mẫu)."}


def visits(books: Books) -> list[Visit]:
    late, reported, verified = _tasks()
    return [
        Visit("office:assignments", "kiemsoat", LIST),
        Visit("office:assignments", "kiemsoat", f"{LIST}?xem=overdue&nguon=recommendation"),
        Visit("office:assignments", "chuyenmon", f"{LIST}?xem=mine"),
        Visit("office:assignments", "chuyenmon", f"{LIST}?ket-qua=cancelled"),
        Visit("office:assignments", "kiemsoat", f"{LIST}?ngay=19/11/2026&nguon=recommendation"),
        Visit("office:assignments", "lanhdao", f"{LIST}?ngay=31/02/2026"),
        Visit("office:assignments", "chuyenmon_khac", LIST),
        Visit("office:assignment-give", "kiemsoat", f"{LIST}giao/"),
        Visit("office:assignment-give", "lanhdao", f"{LIST}giao/", then=pressing("Giao nhiệm vụ")),
        Visit("office:assignment", "chuyenmon", _address(late)),
        Visit("office:assignment", "kiemsoat", _address(late)),
        Visit("office:assignment", "kiemsoat", _address(reported)),
        Visit("office:assignment", "thanhtra", _address(verified)),
        Visit("office:assignment-act", "chuyenmon", _address(late), then=_reporting_nothing),
        Visit("office:assignment-act", "kiemsoat", _address(reported), then=_returning_without_reason),
    ]


def _tasks() -> tuple[Assignment, Assignment, Assignment]:
    """One overdue and reminded of, one that waits for a verdict after a return, one verified."""
    late = _give("Niêm yết lại thủ tục hộ tịch đã thay đổi", date(2026, 9, 1), date(2026, 10, 2))
    climb()
    reported = _give(
        "Sắp xếp lại quầy số 2 để người dân không phải chờ", date(2026, 11, 2), date(2026, 12, 4), "specific"
    )
    verified = _give(
        "Công khai số điện thoại người phụ trách", date(2026, 11, 2), date(2026, 12, 4), "general"
    )
    for item in (reported, verified):
        perform(_user("chuyenmon"), item.pk, "nhan", {})
        _report(item)
    perform(_user("kiemsoat"), reported.pk, "tra-lai", {"reason": "Chưa có ảnh điểm tiếp nhận thứ hai."})
    perform(_user("lanhdao"), reported.pk, "gia-han", {"due_on": "18/12/2026", "reason": "Chờ in biển."})
    _report(reported)
    perform(_user("thanhtra"), verified.pk, "xac-nhan", {"opinion": "Đã gọi thử số điện thoại."})
    return late, reported, verified


def _give(title: str, given_on: date, due_on: date, kind: str = "") -> Assignment:
    draft = AssignmentDraft(
        source=Source.RECOMMENDATION,
        source_id=None,
        source_text="Kết luận kiểm tra số 5/KL-UBND (mẫu)",
        agency=Agency.objects.get(code="H03.1.7.2"),
        giver=Agency.objects.get(code="H03.1.7"),
        title=title,
        product="Ảnh biển niêm yết tại trụ sở và hai điểm tiếp nhận",
        basis="Quyết định 2686/QĐ-UBND (mẫu)",
        owner=_user("chuyenmon"),
        post_title="",
        given_on=given_on,
        due_on=due_on,
        kind=kind,
    )
    return give(_user("kiemsoat"), draft)


def _report(item: Assignment) -> None:
    files = [SimpleUploadedFile("Biên bản nghiệm thu.pdf", PDF)]
    perform(_user("chuyenmon"), item.pk, "bao-cao", DONE, files)


def _user(name: str) -> User:
    return User.objects.get(username=name)


def _address(item: Assignment) -> str:
    return reverse("office:assignment", args=[item.pk])


def _reporting_nothing(page: Page) -> None:
    page.get_by_role("button", name="Báo cáo hoàn thành").click()


def _returning_without_reason(page: Page) -> None:
    page.locator("summary", has_text="Trả lại để làm tiếp").click()
    page.get_by_role("button", name="Trả lại để làm tiếp").click()
