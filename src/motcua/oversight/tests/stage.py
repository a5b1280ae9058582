"""The ward of the cast with some dossiers, and an inspection of it by the district, as far as wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from motcua.conftest import local
from motcua.demo.cast import Cast
from motcua.organisation.models import User
from motcua.oversight.actions.deciding import decide
from motcua.oversight.actions.handling import perform
from motcua.oversight.models import Finding, Inspection, Recommendation
from motcua.terms import clock
from motcua.web.desk.tests.stage import EXTRACT, Stage

DECISION: Mapping[str, Any] = {
    "kind": "control",
    "title": "Kiểm tra việc giải quyết thủ tục hành chính (mẫu)",
    "decision_number": "215/QĐ-UBND",
    "decided_on": "16/11/2026",
    "issuer": "Chủ tịch UBND thành phố",
    "starts_on": "20/11/2026",
    "ends_on": "27/11/2026",
    "examined_from": "01/11/2026",
    "examined_to": "19/11/2026",
    "units": ["H03.1.7"],
}
SHORTCOMING: Mapping[str, Any] = {
    "kind": "shortcoming",
    "criterion": "HS5N",
    "text": "Sổ theo dõi hồ sơ ghi chậm.",
    "legal_basis": "Nghị định 118/2025/NĐ-CP Điều 17",
    "cause": "Chưa phân công người ghi sổ.",
    "post_title": "Công chức tiếp nhận",
    "severity": "minor",
}
RECOMMENDATION: Mapping[str, Any] = {
    "direction": "to_unit",
    "text": "Phân công người ghi sổ và ghi sổ trong ngày.",
    "product": "Văn bản phân công",
    "due_on": "31/12/2026",
}


@dataclass
class Examined:
    """``organiser`` works at the district; ``member`` holds no post. Begins on a Monday morning."""

    cast: Cast
    now: datetime = field(default_factory=lambda: local("2026-11-16 08:00"))

    @contextmanager
    def running(self) -> Iterator[Examined]:
        with clock.clock_at(lambda: self.now):
            yield self

    @property
    def organiser(self) -> User:
        return self.cast.kiemsoat_tp

    @property
    def member(self) -> User:
        return self.cast.doanvien

    @property
    def unit(self) -> User:
        """Who answers for the ward."""
        return self.cast.lanhdao

    def goto(self, moment: str) -> None:
        self.now = local(moment)

    def dossiers(self, count: int = 3) -> None:
        now, stage = self.now, Stage(self.cast)
        for number in range(count):
            self.now = now - timedelta(days=3, minutes=number)
            stage.receive(EXTRACT)
        stage.elsewhere()
        self.now = now

    def decided(self, **changes: Any) -> Inspection:
        return decide(self.organiser, {**DECISION, **changes})

    def teamed(self, **changes: Any) -> Inspection:
        item = self.decided(**changes)
        return self.do(self.organiser, item, "them-thanh-vien", username="doanvien", role="head")

    def on_site(self, **changes: Any) -> Inspection:
        """Announced, and the team at work in its days."""
        item = self.teamed(**changes)
        self.step(item, "announce", number="12/TB")
        self.goto("2026-11-20 09:00")
        return self.step(item, "on_site", self.member)

    def found(self, **changes: Any) -> Finding:
        item = self.on_site(**changes)
        self.do(self.member, item, "nhan-xet", **SHORTCOMING)
        return item.findings.get()

    def drafted(self) -> Finding:
        found = self.found()
        self.step(found.inspection, "minutes", self.member)
        self.step(found.inspection, "draft", self.member)
        return found

    def recommended(self) -> Recommendation:
        found = self.drafted()
        self.do(self.member, found.inspection, "kien-nghi", finding=str(found.pk), **RECOMMENDATION)
        return found.recommendations.get()

    def concluded(self) -> Inspection:
        return self.step(self.recommended().inspection, "conclusion", number="31/KL-UBND")

    def step(self, item: Inspection, stage: str, who: User | None = None, **data: Any) -> Inspection:
        return self.do(who or self.organiser, item, "buoc", stage=stage, happened_on=clock.today(), **data)

    def do(self, who: User, item: Inspection, action: str, **data: Any) -> Inspection:
        return perform(who, item.pk, action, data)
