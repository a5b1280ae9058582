"""A review that tests take as far as they need it, by the real actions."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from motcua.demo.cast import Cast
from motcua.journal.models import Chain, Event
from motcua.organisation.models import User
from motcua.simplification.actions import open_review, perform
from motcua.simplification.models import (
    CostActivity,
    Decision,
    Effect,
    Proposal,
    Review,
    ReviewAnswer,
    State,
)
from motcua.simplification.questions import sheet
from motcua.terms import VN

PROCEDURE = "1.001193"
KEPT: tuple[type[models.Model], ...] = (
    Review, ReviewAnswer, CostActivity, Proposal, Decision, Effect, Chain, Event,
)  # fmt: skip
WAITING = {
    "name": "Chờ kết quả", "hours": "80", "wage": "40.000", "frequency": "1", "people": "10",
}  # fmt: skip
ALL_MET = {f"a_{question.key}": "yes" for question in sheet().questions}
GIVEN: dict[str, dict[str, Any]] = {
    "phieu": ALL_MET,
    "chi-phi": WAITING | {"side": "before"},
    "bo-dong": {"side": "before", "place": "1"},
    "chep-bang": {},
    "khoang": {f"{name}_{end}": value for name in ("hours", "wage", "frequency", "people")
               for end, value in (("low", "90"), ("high", "150"))},
    "trinh": {"kind": "cut", "content": "Giảm thời hạn từ 10 còn 9 ngày (mẫu).", "authority": "UBND tỉnh",
              "new_term": "9"},
    "tra-lai": {"reason": "Bổ sung căn cứ (mẫu)."},
    "quyet-dinh": {"outcome": "adopted", "number": "2816/QĐ-UBND (mẫu)", "decided_on": "03/06/2025",
                   "effective_on": "01/07/2025"},
    "do-hieu-qua": {},
}  # fmt: skip


def local(text: str) -> datetime:
    """ "2026-11-20 14:59" in Asia/Ho_Chi_Minh."""
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def everything() -> list[Any]:
    """Every row that an action may write, whole."""
    return [list(model._default_manager.order_by("pk").values()) for model in KEPT]


@dataclass
class Stage:
    cast: Cast
    now: datetime = field(default_factory=lambda: local("2025-06-02 08:00"))

    def open(self, who: str = "kiemsoat", **more: Any) -> Review:
        return open_review(self.user(who), {"procedure": PROCEDURE, "year": "2025"} | more)

    def do(self, review: Review, action: str, who: str = "", **more: Any) -> Review:
        self.now += timedelta(minutes=10)
        who = who or ("lanhdao" if action in ("tra-lai", "quyet-dinh") else "kiemsoat")
        return perform(self.user(who), review.pk, action, GIVEN[action] | more)

    def prepared(self) -> Review:
        """The sheet filled, the worked example of QĐ 2816 as its cost."""
        review = self.open()
        self.do(review, "phieu")
        self.do(review, "chi-phi")
        return self.do(review, "chi-phi", side="after", hours="72")

    def at(self, state: State) -> Review:
        """A review that has come as far as ``state``."""
        review = self.prepared()
        for name, reached in (
            ("trinh", State.PROPOSED), ("quyet-dinh", State.DECIDED), ("do-hieu-qua", State.MEASURED),
        ):  # fmt: skip
            if review.state == state:
                break
            self.now = self._moment(reached)
            review = self.do(review, name)
        return review

    def _moment(self, reached: State) -> datetime:
        return {
            State.PROPOSED: local("2025-06-02 15:00"),
            State.DECIDED: local("2025-06-04 09:00"),
            State.MEASURED: local("2026-07-01 08:00"),
        }[reached]

    def user(self, name: str) -> User:
        user: User = getattr(self.cast, name)
        return user
