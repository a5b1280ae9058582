"""What the tests of reform type."""

from datetime import date
from typing import Any

from motcua.assignments.actions import perform
from motcua.demo.cast import Cast
from motcua.reform.actions import give_task, issue
from motcua.reform.models import Plan

WARD, OTHER = "H03.1.7", "H03.1.8"
DIALOGUE = {"occurred_on": "22/04/2026", "subject": "Đất đai (mẫu)", "people": "62", "questions": "2",
            "answered": "1", "pending": "1"}  # fmt: skip
QUESTION = {"occurred_on": "22/04/2026", "question": "Bao giờ? (mẫu)", "state": "answered",
            "answer": "Quý III (mẫu)."}  # fmt: skip
EQUIPMENT = {"occurred_on": "03/02/2026", "kind": "scanner", "name": "Máy quét quầy 1 (mẫu)", "total": "2",
             "working": "1", "broken": "1"}  # fmt: skip
EXCHANGE = {"occurred_on": "31/10/2026", "total": "598", "linked": "221", "internal": "337", "rest": "40"}
PLAN = {
    "agency": WARD, "year": "2026", "number": "05/QĐ-UBND (mẫu)", "issued_on": "15/01/2026",
    "title": "Kế hoạch cải cách hành chính năm 2026 (mẫu)",
}  # fmt: skip


def task(cast: Cast, kind: str, number: int, due: date = date(2026, 12, 15)) -> dict[str, Any]:
    return {
        "kind": kind, "title": f"Nhiệm vụ {number} (mẫu)", "product": "Văn bản đã ban hành",
        "agency": cast.ward.justice.code, "owner": "chuyenmon", "due_on": f"{due:%d/%m/%Y}",
    }  # fmt: skip


def report_003(cast: Cast) -> Plan:
    """7 general and 24 specific tasks, of which 23 specific ones are verified, as report 003 says."""
    plan = issue(cast.lanhdao, PLAN)
    for number in range(7):
        give_task(cast.lanhdao, plan.pk, task(cast, "general", number))
    for number in range(24):
        made = give_task(cast.lanhdao, plan.pk, task(cast, "specific", number))
        if number < 23:
            perform(cast.chuyenmon, made.pk, "nhan", {})
            perform(cast.chuyenmon, made.pk, "bao-cao", {"text": "Đã ban hành (mẫu)."})
            perform(cast.kiemsoat, made.pk, "xac-nhan", {"opinion": "Đã xem văn bản."})
    return plan
