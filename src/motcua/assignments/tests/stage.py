"""The stage of these tests: a clock that moves, and short cuts to an assignment in every stage."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Model

from motcua.assignments.actions import AssignmentDraft, give, perform
from motcua.assignments.models import (
    Assignment,
    AssignmentReport,
    Counter,
    Reminder,
    Source,
    TermChange,
)
from motcua.assignments.models import Stage as At
from motcua.attachments.actions import Upload
from motcua.attachments.models import Attachment
from motcua.attachments.tests.files import upload
from motcua.demo.cast import Cast
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.organisation.models import User
from motcua.terms import VN

WHO = {
    "nhan": "chuyenmon", "bao-cao": "chuyenmon", "xac-nhan": "kiemsoat", "tra-lai": "kiemsoat",
    "mo-lai": "kiemsoat", "gia-han": "kiemsoat", "doi-nguoi": "kiemsoat", "rut-tep": "chuyenmon",
    "huy": "kiemsoat",
}  # fmt: skip
GIVEN: dict[str, dict[str, Any]] = {
    "nhan": {},
    "bao-cao": {"text": "Đã niêm yết lại 12 thủ tục (mẫu)."},
    "xac-nhan": {"opinion": "Đã xem biển niêm yết tại chỗ."},
    "tra-lai": {"reason": "Thiếu ảnh biển thứ hai."},
    "mo-lai": {"reason": "Kiểm tra lại thấy biển đã bị gỡ."},
    "gia-han": {"due_on": "18/12/2026", "reason": "Chờ in biển."},
    "doi-nguoi": {"post_title": "Công chức tư pháp", "reason": "Điều động công tác."},
    "huy": {"reason": "Kế hoạch đã thay."},
}
WAY = {
    At.GIVEN: (),
    At.ACCEPTED: ("nhan",),
    At.REPORTED: ("nhan", "bao-cao"),
    At.RETURNED: ("nhan", "bao-cao", "tra-lai"),
    At.VERIFIED: ("nhan", "bao-cao", "xac-nhan"),
    At.CANCELLED: ("huy",),
}
KEPT: tuple[type[Model], ...] = (
    Assignment, AssignmentReport, TermChange, Reminder, Counter, Attachment, Chain, Event, PersonalRecord,
)  # fmt: skip


def local(text: str) -> datetime:
    """ "2026-11-20 14:59" in Asia/Ho_Chi_Minh."""
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def everything() -> list[Any]:
    """Every row that an action may write, whole."""
    rows: list[Any] = [list(model._default_manager.order_by("pk").values()) for model in KEPT]
    through: type[models.Model] = Assignment.verifiers.through
    return [*rows, list(through._default_manager.order_by("pk").values())]


@dataclass
class Stage:
    cast: Cast
    now: datetime = field(default_factory=lambda: local("2026-11-16 08:00"))

    def draft(self, **more: Any) -> AssignmentDraft:
        """Owed by the justice office of the ward, given by its committee, due on Friday 4 December 2026."""
        ward = self.cast.ward
        plain = AssignmentDraft(
            source=Source.OTHER,
            source_id=None,
            source_text="Kết luận kiểm tra số 5/KL-UBND (mẫu)",
            agency=ward.justice,
            giver=ward.committee,
            title="Niêm yết lại thủ tục hộ tịch đã thay đổi",
            product="Ảnh biển niêm yết tại trụ sở",
            basis="Quyết định 2686/QĐ-UBND (mẫu)",
            owner=self.cast.chuyenmon,
            post_title="",
            due_on=date(2026, 12, 4),
        )
        return replace(plain, **more)

    def give(self, who: str = "kiemsoat", **more: Any) -> Assignment:
        return give(self.user(who), self.draft(**more))

    def do(
        self,
        item: Assignment,
        name: str,
        who: str = "",
        uploads: "Sequence[Upload]" = (),
        **more: Any,
    ) -> Assignment:
        self.now += timedelta(minutes=10)
        said = self.file_of(item) if name == "rut-tep" else GIVEN[name]
        return perform(self.user(who or WHO[name]), item.pk, name, said | more, uploads)

    def at(self, stage: At, **more: Any) -> Assignment:
        """An assignment that has come as far as ``stage``; its reports carry a file."""
        item = self.give(**more)
        for name in WAY[stage]:
            item = self.do(item, name, uploads=[upload()] if name == "bao-cao" else [])
        return item

    def file_of(self, item: Assignment) -> dict[str, Any]:
        reports = item.reports.values("pk")
        file = Attachment.objects.filter(owner_id__in=reports).order_by("pk").last()
        return {"file": str(file.pk) if file else "", "reason": "Nộp nhầm tệp."}

    def user(self, name: str) -> User:
        user: User = getattr(self.cast, name)
        return user
