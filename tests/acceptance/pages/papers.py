"""Papers of an inspection and of a plan: lists, drafts, a frozen one, a discarded one, behind a number."""

from typing import Any

from django.urls import reverse

from motcua.demo.cast import find_cast
from motcua.oversight.actions.planning import add_line, issue
from motcua.oversight.models import InspectionPlan, Paper
from motcua.oversight.papers.actions import EDIT, draft, perform
from tests.acceptance.pages.oversight import running_inspection
from tests.acceptance.visit import Books, Visit, pressing


def visits(books: Books) -> list[Visit]:
    item, plan = running_inspection(), _plan()
    writer, member = find_cast().kiemsoat_tp, find_cast().doanvien
    begun = draft(writer, item.pk, "conclusion")
    minutes = _numbered(draft(member, item.pk, "minutes"), "01/BB-ĐKT")
    perform(writer, minutes.pk, "chot", {})
    dropped = draft(writer, item.pk, "announcement")
    perform(writer, dropped.pk, "bo", {"reason": "Soạn nhầm (mẫu)"})
    planned = draft(find_cast().lanhdao_tinh, plan.pk, "plan")
    listing, edit = reverse("oversight:papers", args=[item.pk]), _page(begun, "paper-edit")
    return [
        Visit("oversight:papers", "kiemsoat_tp", listing),
        Visit("oversight:papers", "doanvien", listing),
        Visit("oversight:papers", "lanhdao", listing),
        Visit("oversight:plan-papers", "lanhdao_tinh", reverse("oversight:plan-papers", args=[plan.pk])),
        Visit("oversight:paper", "kiemsoat_tp", _page(begun, "paper")),
        Visit("oversight:paper", "doanvien", _page(minutes, "paper")),
        Visit("oversight:paper", "kiemsoat_tp", _page(dropped, "paper")),
        Visit("oversight:paper", "lanhdao_tinh", _page(planned, "paper")),
        Visit("oversight:paper-act", "kiemsoat_tp", _page(begun, "paper"), then=pressing("Chốt để ký")),
        Visit("oversight:paper-edit", "kiemsoat_tp", edit),
        Visit("oversight:paper-number", "kiemsoat_tp", f"{_page(begun, 'paper-number')}?so=07a:3"),
        Visit("oversight:paper-number", "doanvien", f"{_page(minutes, 'paper-number')}?so=07a:9"),
        Visit("oversight:paper-number", "kiemsoat_tp", f"{_page(begun, 'paper-number')}?so=07a:tl1"),
        Visit("oversight:paper-number", "kiemsoat_tp", f"{_page(begun, 'paper-number')}?so=cuoc:ton-tai"),
    ]


def _page(paper: Paper, name: str) -> str:
    return reverse(f"oversight:{name}", args=[paper.pk])


def _numbered(paper: Paper, number: str) -> Paper:
    said: dict[str, Any] = {spec.name: getattr(paper, spec.name) for spec in EDIT.fields}
    return perform(find_cast().kiemsoat_tp, paper.pk, "sua", said | {"number": number})


def _plan() -> InspectionPlan:
    """The province's, with a line."""
    leader = find_cast().lanhdao_tinh
    plan = issue(
        leader,
        {"year": 2026, "number": "7/KH-UBND", "issued_on": "06/01/2026", "issuer": "Chủ tịch UBND (mẫu)"},
    )
    line = {
        "kind": "control",
        "content": "Kiểm tra thành phố (mẫu)",
        "units": ["H03.1"],
        "month_from": 5,
        "month_to": 6,
    }
    add_line(leader, plan.pk, line)
    return plan
