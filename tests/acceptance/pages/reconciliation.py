"""Lists side by side."""

from django.urls import reverse
from playwright.sync_api import Page

from motcua.demo.cast import find_cast
from motcua.demo.scenarios.huyen_tung.reconciliation import annexes
from tests.acceptance.visit import Books, Visit


def visits(books: Books) -> list[Visit]:
    made = annexes(find_cast())
    line = made.lines.filter(kind="changed").order_by("number")[0]
    missing = made.lines.filter(kind="missing").order_by("number")[0]
    one, differs = (
        reverse("office:reconciliation", args=[made.pk]),
        reverse("office:reconciliation-line", args=[line.pk]),
    )
    return [
        Visit("office:reconciliations", "kiemsoat", reverse("office:reconciliations")),
        Visit("office:reconciliations", "lanhdao_khac", reverse("office:reconciliations")),
        Visit("office:reconciliation-new", "kiemsoat", reverse("office:reconciliation-new")),
        Visit("office:reconciliation-new", "thanhtra", reverse("office:reconciliation-new"), then=_sending),
        Visit("office:reconciliation", "kiemsoat", one),
        Visit("office:reconciliation", "thanhtra", f"{one}?loai=renamed"),
        Visit("office:reconciliation", "lanhdao", f"{one}?loai=doubtful"),
        Visit("office:reconciliation-line", "kiemsoat", differs),
        Visit("office:reconciliation-line", "lanhdao", differs, then=_deciding),
        Visit(
            "office:reconciliation-dossiers",
            "kiemsoat",
            reverse("office:reconciliation-dossiers", args=[missing.pk]),
        ),
    ]


def _sending(page: Page) -> None:
    page.get_by_role("main").get_by_role("button", name="Đối chiếu").first.click()
    page.wait_for_load_state()


def _deciding(page: Page) -> None:
    page.get_by_role("button", name="Ghi cách xử lý").click()
    page.wait_for_load_state()
