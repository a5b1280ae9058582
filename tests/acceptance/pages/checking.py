from django.urls import reverse
from playwright.sync_api import Page

from tests.acceptance.visit import Books, Visit

CONTRADICTORY = """\
Trong kỳ, phường tiếp nhận tổng số 764 hồ sơ; đã giải quyết 700 hồ sơ, đang giải quyết 24 hồ sơ.
Dịch vụ công trực tuyến phát sinh 9/764 hồ sơ, đạt 8,48%.
Trong đó có 244 hồ sơ qua phần mềm, còn lại 520 hồ sơ giấy.

Lĩnh vực | Tiếp nhận | Đã giải quyết | Đang giải quyết
Hộ tịch | 320 | 318 | 2
Chứng thực | 410 | 410 | 0
Đất đai | 34 | 20 | 24
Tổng cộng | 764 | 748 | 26
"""


def pasted(page: Page) -> None:
    page.get_by_label("Nội dung báo cáo").fill(CONTRADICTORY)
    page.get_by_role("button", name="Kiểm tra báo cáo").click()
    page.get_by_text("9 / 764 = 1,18% ≠ 8,48%").wait_for()


def nothing(page: Page) -> None:
    page.get_by_role("button", name="Kiểm tra báo cáo").click()
    page.get_by_role("alert").wait_for()


def visits(books: Books) -> list[Visit]:
    page = reverse("office:check")
    return [
        Visit("office:check", "kiemsoat", page),
        Visit("office:check", "kiemsoat", page, then=pasted),
        Visit("office:check", "kiemsoat", page, then=nothing),
        Visit("office:check", "quantri", page),
    ]
