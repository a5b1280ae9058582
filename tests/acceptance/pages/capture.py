"""Capturing on site: for a member of a team, and for somebody who is in none."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page

from motcua.organisation.mandates import give_mandate
from motcua.organisation.models import Agency, Mandate, User
from motcua.oversight.actions.capturing import record_capture
from tests.acceptance.pages.oversight import running_inspection
from tests.acceptance.visit import Books, Visit

PAGE = "/giam-sat/ghi-tai-cho/"
SOURCE = UUID("0198f0a0-0000-7000-8000-0000000000c1")


def visits(books: Books) -> list[Visit]:
    running = running_inspection()
    _capture(_mandate())
    return [
        Visit("oversight:capture", "thanhtra", PAGE),
        Visit("oversight:capture", "kiemsoat", PAGE),
        Visit("oversight:capture", "thanhtra", PAGE, then=_nothing_written),
        Visit("oversight:captured", "thanhtra", f"{PAGE}da-ghi/"),
        Visit("oversight:captured", "kiemsoat", f"{PAGE}da-ghi/"),
        Visit("oversight:captures-of", "kiemsoat_tp", reverse("oversight:captures-of", args=[running.pk])),
    ]


def _mandate() -> Mandate:
    with transaction.atomic():
        return give_mandate(
            User.objects.get(username="thanhtra"),
            Agency.objects.get(code="H03.1.7"),
            basis="10/QĐ-HĐND (mẫu)",
            source=SOURCE,
            days=(date(2026, 11, 16), date(2026, 11, 27)),
            examined=(date(2026, 1, 1), date(2026, 11, 15)),
            by="kiemsoat",
        )


def _capture(mandate: Mandate) -> None:
    given = {"mandate": str(mandate.pk), "key": str(uuid4()), "note": "Bảng niêm yết thiếu lệ phí (mẫu)."}
    record_capture(mandate.user, given)


def _nothing_written(page: Page) -> None:
    page.get_by_role("button", name="Ghi nhận").click()
