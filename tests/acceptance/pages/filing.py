"""Stored reports: one in every state, made by the real actions when the visits are asked for."""

from dataclasses import replace
from datetime import date

from django.urls import reverse
from playwright.sync_api import Page

from motcua.demo.cast import Cast, find_cast
from motcua.filing.actions import Wanted, correct, freeze, prepare, sign, write_narrative
from motcua.filing.models import Report
from motcua.organisation.desks import DeskFacts, record_desk
from tests.acceptance.moment import moment
from tests.acceptance.visit import Books, Visit, pressing

WORDS = {"cuts": "Đã rà soát 12 thủ tục (mẫu).", "proposals": "Đề nghị cấp trên sửa lỗi đồng bộ (mẫu)."}


def visits(books: Books) -> list[Visit]:
    cast = find_cast()
    old, correction = _corrected(cast, books)
    draft, waiting = _prepared(cast, "procedure"), freeze(cast.kiemsoat, _prepared(cast, "channel"))
    write_narrative(cast.kiemsoat, draft, WORDS)
    desks, recount = _recounted(cast)
    listed = reverse("office:reports")
    return [
        Visit("office:reports", "kiemsoat", listed),
        Visit("office:reports", "kiemsoat", listed, then=pressing("Lập báo cáo")),
        Visit("office:reports", "lanhdao_tinh", f"{listed}?co_quan=H03.1.7"),
        Visit("office:reports", "quantri", listed),
        Visit("office:report", "kiemsoat", _page(draft)),
        Visit("office:report", "kiemsoat", _page(draft), then=discarding),
        Visit("office:report", "lanhdao", _page(waiting)),
        Visit("office:report", "thanhtra", _page(old)),
        Visit("office:report", "kiemsoat", _page(correction)),
        Visit("office:report", "lanhdao_khac", _page(correction), status=404),
        Visit("office:report-cell", "kiemsoat", f"{_page(old, 'report-cell')}?dong=&cot=3"),
        Visit("office:report-cell", "kiemsoat", f"{_page(old, 'report-cell')}?dong=&cot=99", status=404),
        Visit("office:report-difference", "lanhdao", _page(correction, "report-difference")),
        Visit("office:report", "lanhdao", _page(recount)),
        Visit("office:report-cell", "kiemsoat", f"{_page(desks, 'report-cell')}?dong=&cot=3"),
        Visit("office:report-difference", "lanhdao", _page(recount, "report-difference")),
    ]


def discarding(page: Page) -> None:
    """Without a reason: the page says what is missing."""
    page.locator("summary", has_text="Bỏ báo cáo").click()
    pressing("Bỏ báo cáo")(page)


def _page(report: Report, name: str = "report") -> str:
    return reverse(f"office:{name}", args=[report.pk])


def _prepared(cast: Cast, grouping: str) -> Report:
    asked = Wanted("07a", cast.ward.committee, date(2026, 11, 1), date(2026, 11, 18), grouping)
    return prepare(cast.kiemsoat, asked)


def _recounted(cast: Cast) -> tuple[Report, Report]:
    """What the desk has, counted from kept facts, and a correction after it was counted anew."""
    asked = Wanted("08b", cast.ward.committee, date(2026, 8, 15), date(2026, 11, 14), "desk")
    facts = DeskFacts(date(2026, 8, 1), 1, 3, 1, 0, True, True, True, False, "Biên bản kiểm kê (mẫu)")
    record_desk(cast.kiemsoat, cast.ward.one_stop, facts)
    old = sign(cast.lanhdao, freeze(cast.kiemsoat, prepare(cast.kiemsoat, asked)))
    record_desk(cast.kiemsoat, cast.ward.one_stop, replace(facts, points=2, reason="Kiểm kê lại (mẫu)"))
    return old, freeze(cast.kiemsoat, correct(cast.kiemsoat, old, "Kiểm kê lại (mẫu)"))


def _corrected(cast: Cast, books: Books) -> tuple[Report, Report]:
    """Signed as known on the 17th; what happened since is its difference, signed too."""
    now = moment.now
    moment.goto("2026-11-17 09:05")
    old = sign(cast.lanhdao, freeze(cast.kiemsoat, _prepared(cast, "sector")))
    moment.now = now
    correction = correct(cast.kiemsoat, old, "Nhập bổ sung (mẫu)")
    return old, sign(cast.lanhdao, freeze(cast.kiemsoat, correction))
