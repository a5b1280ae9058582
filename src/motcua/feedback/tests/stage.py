"""The stage of these tests: a clock that moves, and short cuts to a reflection in every stage."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from motcua.demo.cast import Cast
from motcua.feedback.actions import perform, register
from motcua.feedback.models import Counter, Feedback, Sender
from motcua.feedback.models import Stage as At
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.organisation.models import User
from motcua.terms import VN

GIVEN: dict[str, dict[str, Any]] = {
    "chuyen": {"to": "H03.1.7.2", "reason": "Thuộc lĩnh vực hộ tịch."},
    "tra-loi": {"outcome": "answered", "answer": "Đã nhắc nhở và niêm yết lại (mẫu).", "number": "12/UBND"},
    "dang-tai": {"where": "trang thông tin của phường", "checked": True},
}
KEPT: tuple[type[models.Model], ...] = (Feedback, Sender, Counter, Chain, Event, PersonalRecord)


def local(text: str) -> datetime:
    """ "2026-11-20 14:59" in Asia/Ho_Chi_Minh."""
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def everything() -> list[Any]:
    """Every row that an action may write, whole."""
    return [list(model._default_manager.order_by("pk").values()) for model in KEPT]


@dataclass
class Stage:
    cast: Cast
    now: datetime = field(default_factory=lambda: local("2026-11-16 08:00"))

    def register(self, who: str = "kiemsoat", **more: Any) -> Feedback:
        data = {
            "kind": "act",
            "channel": "counter",
            "summary": "Chờ lâu tại quầy số 2",
            "content": "Tôi là Nông Thị Mẫu, chờ hai giờ.",
            "full_name": "Nông Thị Mẫu",
            "phone": "0990 000 001",
        }
        return register(self.user(who), data | more)

    def do(self, item: Feedback, name: str, who: str = "kiemsoat", **more: Any) -> Feedback:
        self.now += timedelta(minutes=10)
        return perform(self.user(who), item.code, name, GIVEN[name] | more)

    def at(self, stage: At) -> Feedback:
        """A reflection that has come as far as ``stage``."""
        item = self.register()
        for name in ("chuyen", "tra-loi", "dang-tai"):
            if item.stage == stage:
                break
            item = self.do(item, name)
        return item

    def user(self, name: str) -> User:
        user: User = getattr(self.cast, name)
        return user
