"""An inspection with a member in its days, dossiers in its scope, and samples in every state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from motcua.conftest import local
from motcua.demo.cast import Cast
from motcua.organisation.models import User
from motcua.oversight.actions.deciding import decide
from motcua.oversight.actions.handling import perform as act
from motcua.oversight.actions.sample_drawing import perform
from motcua.oversight.actions.sample_freezing import freeze
from motcua.oversight.actions.sample_sheets import fill
from motcua.oversight.models import Inspection, Sample, SampledDossier, Sheet
from motcua.oversight.tests.stage import DECISION
from motcua.sampling.canonical import text_digest
from motcua.terms import clock
from motcua.web.desk.tests.stage import COPY, EXTRACT, Stage

SECRET = "so bi mat cua phuong 2026"
DIGEST = text_digest(SECRET)
FREEZE: dict[str, Any] = {
    "title": "Hồ sơ tháng 11 (mẫu)",
    "criteria": "Thành phần hồ sơ đúng quy định\nThư xin lỗi khi quá hạn",
    "by_sector": True,
    "basis": "total",
    "confidence": "95",
    "number": "6",
    "source": "Giải đặc biệt xổ số miền Bắc ngày 26/11/2026",
    "known_from": "18:30 26/11/2026",
}


@dataclass
class Field:
    """The ward of the cast with some dossiers, on a Wednesday morning of the inspection's days."""

    cast: Cast
    now: datetime = field(default_factory=lambda: local("2026-11-25 08:00"))
    inspection: Inspection = field(init=False)

    @contextmanager
    def running(self) -> Iterator[Field]:
        with clock.clock_at(lambda: self.now):
            self._dossiers()
            self._inspection()
            yield self

    @property
    def organiser(self) -> User:
        return self.cast.kiemsoat_tp

    @property
    def member(self) -> User:
        return self.cast.doanvien

    def goto(self, moment: str) -> None:
        self.now = local(moment)

    def freeze(self, **changes: Any) -> Sample:
        return freeze(self.member, self.inspection, {**FREEZE, **changes})

    def bound(self, **changes: Any) -> Sample:
        sample = self.freeze(**changes)
        return perform(self.member, sample.pk, "so-bi-mat", {"party": "UBND phường (mẫu)", "digest": DIGEST})

    def drawn(self, **changes: Any) -> Sample:
        sample = self.bound(**changes)
        self.goto("2026-11-26 19:00")
        return perform(self.member, sample.pk, "chon", {"public": "48213", "nonce": SECRET})

    def fill(self, item: SampledDossier, *answers: str, **more: Any) -> Sheet:
        data = {f"answer_{number}": answer for number, answer in enumerate(answers, start=1)}
        return fill(self.member, item.sample_id, item.pk, {**data, **more})

    def _dossiers(self) -> None:
        now, stage = self.now, Stage(self.cast)
        for days in (9, 7, 5, 2):
            self.now = now - timedelta(days=days)
            for procedure in (EXTRACT, EXTRACT, COPY):
                stage.receive(procedure)
        stage.elsewhere()
        self.now = now

    def _inspection(self) -> None:
        """Decided before its days, by the district; the team's head holds no post."""
        now, self.now = self.now, local("2026-11-16 08:00")
        item = decide(self.organiser, {**DECISION, "examined_to": "24/11/2026"})
        joining = {"username": self.member.username, "role": "head"}
        self.inspection = act(self.organiser, item.pk, "them-thanh-vien", joining)
        self.now = now
