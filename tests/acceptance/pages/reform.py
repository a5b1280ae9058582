"""Reform: a plan with its tasks, every register, reports owed, a narrative report."""

from datetime import datetime

from django.urls import reverse

from motcua.demo.cast import Cast, find_cast
from motcua.reform.actions import add, correct, draft, record_sent
from motcua.reform.models import Entry, Narrative, Plan
from motcua.reform.registers import REGISTERS
from motcua.reform.tests.stage import DIALOGUE, EQUIPMENT, EXCHANGE, QUESTION, WARD, report_003
from motcua.terms import VN, clock
from tests.acceptance.visit import Books, Visit, pressing


def visits(books: Books) -> list[Visit]:
    with clock.clock_at(datetime(2026, 11, 9, 9, tzinfo=VN)):
        plan, line, report = _records(find_cast())
    one, told = (
        reverse("office:reform-plan", args=[plan.pk]),
        reverse("office:reform-narrative", args=[report.pk]),
    )
    asked = f"?co-quan={WARD}&nam=2026"
    send = reverse("office:reform-send", args=["cchc", "2026-06-14"]) + asked
    adding = reverse("office:reform-add", args=["exchange"]) + asked
    giving, change = f"{one}giao/", f"{told}sua/"
    return [
        Visit("office:reform-plans", "kiemsoat", reverse("office:reform-plans")),
        Visit("office:reform-plans", "lanhdao_khac", reverse("office:reform-plans")),
        Visit("office:reform-plan-new", "lanhdao", reverse("office:reform-plan-new")),
        Visit(
            "office:reform-plan-new",
            "lanhdao",
            reverse("office:reform-plan-new"),
            then=pressing("Ghi kế hoạch"),
        ),
        Visit("office:reform-plan", "kiemsoat", one),
        Visit("office:reform-plan", "thanhtra", f"{one}?loai=general"),
        Visit("office:reform-plan", "kiemsoat", f"{one}?tinh=done&ngay=2026-06-14"),
        Visit("office:reform-plan-give", "kiemsoat", giving, then=pressing("Giao nhiệm vụ")),
        Visit("office:reform-registers", "kiemsoat", reverse("office:reform-registers") + asked),
        Visit("office:reform-registers", "chuyenmon", reverse("office:reform-registers")),
        *(
            Visit("office:reform-register", "kiemsoat", reverse("office:reform-register", args=[key]) + asked)
            for key in REGISTERS
        ),
        Visit(
            "office:reform-register",
            "thanhtra",
            reverse("office:reform-register", args=["exchange"]) + asked + "&cu=1",
        ),
        Visit(
            "office:reform-register",
            "kiemsoat",
            reverse("office:reform-register", args=["directive"]) + asked + "&tu=2025-12-15&den=2026-06-14",
        ),
        Visit("office:reform-add", "kiemsoat", adding, then=pressing("Ghi vào sổ")),
        Visit("office:reform-correct", "kiemsoat", reverse("office:reform-correct", args=[line.pk])),
        Visit("office:reform-duties", "kiemsoat", reverse("office:reform-duties") + asked),
        Visit("office:reform-duties", "chuyenmon", reverse("office:reform-duties")),
        Visit("office:reform-send", "kiemsoat", send, then=pressing("Ghi đã gửi")),
        Visit("office:reform-narratives", "kiemsoat", reverse("office:reform-narratives")),
        Visit("office:reform-narratives", "lanhdao_khac", reverse("office:reform-narratives")),
        Visit("office:reform-narrative-new", "kiemsoat", reverse("office:reform-narrative-new")),
        Visit("office:reform-narrative", "kiemsoat", told),
        Visit("office:reform-narrative-edit", "kiemsoat", change),
    ]


def _records(cast: Cast) -> tuple[Plan, Entry, Narrative]:
    plan = report_003(cast)
    old = add(cast.kiemsoat, "exchange", WARD, EXCHANGE)
    line = correct(
        cast.kiemsoat, old.pk, EXCHANGE | {"total": "599", "rest": "41", "reason": "Đếm lại (mẫu)."}
    )
    for key, typed in (("dialogue", DIALOGUE), ("question", QUESTION), ("equipment", EQUIPMENT)):
        add(cast.kiemsoat, key, WARD, typed)
    record_sent(
        cast.kiemsoat, WARD, "tcd", "2026-03-14", {"number": "9/BC-UBND (mẫu)", "sent_on": "16/03/2026"}
    )
    return plan, line, draft(cast.kiemsoat, {"agency": WARD, "year": "2026", "month": "12"})
