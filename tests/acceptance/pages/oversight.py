"""Inspections in every state, their plan, criteria, findings and what became of what was recommended."""

from datetime import timedelta

from django.urls import reverse
from playwright.sync_api import Page

from motcua.demo.cast import find_cast
from motcua.oversight.actions.deciding import decide
from motcua.oversight.actions.handling import perform
from motcua.oversight.actions.planning import add_line, issue
from motcua.oversight.models import Inspection, InspectionPlan
from motcua.oversight.tests.stage import RECOMMENDATION, SHORTCOMING
from motcua.terms import clock
from tests.acceptance.visit import Books, Then, Visit


def visits(books: Books) -> list[Visit]:
    running, concluded, plan = running_inspection(), _concluded(), _plan()
    home, follow = reverse("oversight:home"), reverse("oversight:followup")
    return [
        Visit("oversight:home", "kiemsoat_tp", home),
        Visit("oversight:home", "kiemsoat_tp", f"{home}?buoc=cancelled&loai=self"),
        Visit("oversight:home", "doanvien", home),
        Visit("oversight:home", "lanhdao_khac", home),
        Visit("oversight:decide", "kiemsoat_tp", reverse("oversight:decide")),
        Visit("oversight:decide", "kiemsoat_tp", reverse("oversight:decide"), then=_pressing("Lập cuộc")),
        Visit("oversight:plans", "kiemsoat_tp", reverse("oversight:plans")),
        Visit("oversight:plans", "lanhdao_khac", reverse("oversight:plans"), then=_pressing("Ghi kế hoạch")),
        Visit("oversight:plan", "kiemsoat_tp", reverse("oversight:plan", args=[plan.pk])),
        Visit("oversight:plan", "lanhdao_tinh", reverse("oversight:plan", args=[plan.pk])),
        Visit("oversight:followup", "kiemsoat_tp", follow),
        Visit("oversight:followup", "lanhdao_khac", follow),
        Visit("oversight:followup", "kiemsoat", f"{follow}?ket_qua=late"),
        *_one(running, "doanvien"),
        *_one(concluded, "kiemsoat_tp"),
        Visit("oversight:inspection", "lanhdao", reverse("oversight:inspection", args=[concluded.pk])),
        Visit("oversight:findings", "lanhdao", reverse("oversight:findings", args=[concluded.pk])),
        Visit("oversight:act", "doanvien", reverse("oversight:findings", args=[running.pk]),
              then=_pressing("Ghi nhận xét")),
        Visit("oversight:criterion", "doanvien", _page(running, "criterion", "CK2"),
              then=_pressing("Ghi kết quả tiêu chí")),
        Visit("oversight:criterion", "kiemsoat_tp", _page(concluded, "criterion", "HS1N")),
        Visit("oversight:behind", "doanvien", _page(running, "behind", "ho-so:twice")),
    ]  # fmt: skip


def _one(item: Inspection, who: str) -> list[Visit]:
    pages = {
        "inspection": _page(item, "inspection"),
        "criteria": _page(item, "criteria"),
        "criterion": _page(item, "criterion", "HS5N"),
        "behind": _page(item, "behind", "07a:3"),
        "findings": _page(item, "findings"),
        "log": _page(item, "log"),
    }
    looks = f"{pages['log']}?xem=luot-xem"
    return [
        *(Visit(f"oversight:{name}", who, page) for name, page in pages.items()),
        Visit("oversight:log", who, looks),
    ]


def _page(item: Inspection, name: str, *more: str) -> str:
    return reverse(f"oversight:{name}", args=[item.pk, *more])


def _pressing(button: str) -> Then:
    def press(page: Page) -> None:
        page.get_by_role("main").get_by_role("button", name=button).first.click()
        page.wait_for_load_state()

    return press


def running_inspection() -> Inspection:
    """Of the ward by the district, with a head who holds no post, on its second day."""
    found = Inspection.objects.filter(decision_number="215/QĐ-UBND").first()
    if found is not None:
        return found
    item = _decided("215/QĐ-UBND", "Kiểm tra việc giải quyết thủ tục hành chính tại phường (mẫu)")
    organiser, member, today = find_cast().kiemsoat_tp, find_cast().doanvien, clock.today()
    perform(organiser, item.pk, "buoc", {"stage": "announce", "happened_on": today, "number": "12/TB"})
    perform(member, item.pk, "buoc", {"stage": "on_site", "happened_on": today})
    perform(member, item.pk, "nhan-xet", SHORTCOMING)
    perform(member, item.pk, "nhan-xet", {"kind": "strength", "text": "Niêm yết đầy đủ, rõ ràng (mẫu)."})
    short = item.findings.get(kind="shortcoming")
    perform(member, item.pk, "kien-nghi", {**RECOMMENDATION, "finding": str(short.pk)})
    perform(member, item.pk, "tieu-chi", {"criterion": "HS5N", "judgement": "partly", "note": "Ghi chậm"})
    return item


def _concluded() -> Inspection:
    """The same way to its end: explained, settled, concluded, published."""
    item = _decided("198/QĐ-UBND", "Kiểm tra cải cách hành chính đột xuất (mẫu)", kind="reform")
    cast, today = find_cast(), clock.today()
    for stage, more in (("announce", {"number": "11/TB"}), ("on_site", {}), ("minutes", {})):
        perform(cast.kiemsoat_tp, item.pk, "buoc", {"stage": stage, "happened_on": today, **more})
    perform(cast.doanvien, item.pk, "nhan-xet", SHORTCOMING)
    found = item.findings.get()
    perform(cast.doanvien, item.pk, "kien-nghi", {**RECOMMENDATION, "finding": str(found.pk)})
    perform(cast.doanvien, item.pk, "buoc", {"stage": "draft", "happened_on": today})
    said = {"finding": str(found.pk), "explanation": "Đã phân công người ghi sổ từ tuần này (mẫu)."}
    perform(cast.lanhdao, item.pk, "giai-trinh", said)
    settled = {"finding": str(found.pk), "verdict": "kept", "reason": "Chưa có văn bản phân công"}
    perform(cast.doanvien, item.pk, "xu-ly-giai-trinh", settled)
    for stage, more in (("conclusion", {"number": "31/KL"}), ("publication", {})):
        perform(cast.kiemsoat_tp, item.pk, "buoc", {"stage": stage, "happened_on": today, **more})
    return item


def _decided(number: str, title: str, kind: str = "control") -> Inspection:
    cast, today = find_cast(), clock.today()
    item = decide(
        cast.kiemsoat_tp,
        {
            "kind": kind, "title": title, "decision_number": number, "decided_on": today,
            "issuer": "Chủ tịch UBND thành phố", "starts_on": today, "ends_on": today + timedelta(days=7),
            "examined_from": today - timedelta(days=30), "examined_to": today, "units": ["H03.1.7"],
        },
    )  # fmt: skip
    joining = {"username": "doanvien", "role": "head", "title": "Chuyên viên (mẫu)"}
    return perform(cast.kiemsoat_tp, item.pk, "them-thanh-vien", joining)


def _plan() -> InspectionPlan:
    plan = issue(
        find_cast().kiemsoat_tp,
        {"year": 2026, "number": "12/KH-UBND", "issued_on": "05/01/2026", "issuer": "Chủ tịch UBND (mẫu)"},
    )
    for content in ("Kiểm tra phường Huyền Tụng (mẫu)", "Kiểm tra cải cách hành chính các phường (mẫu)"):
        line = {"kind": "control", "content": content, "units": ["H03.1.7"], "month_from": 3, "month_to": 4}
        add_line(find_cast().kiemsoat_tp, plan.pk, line)
    return plan
