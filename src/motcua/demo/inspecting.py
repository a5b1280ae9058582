"""An inspection told as a story: who does what at which moment, each by the real action."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from motcua.assignments.actions import perform as do_task
from motcua.assignments.models import Assignment, Source
from motcua.organisation.models import User
from motcua.oversight.actions.deciding import decide
from motcua.oversight.actions.handling import perform
from motcua.oversight.models import Inspection, Paper
from motcua.oversight.papers.actions import EDIT, draft
from motcua.oversight.papers.actions import perform as do_paper
from motcua.terms import clock

PROOF = "Văn bản thực hiện kiến nghị (dữ liệu mẫu).\n"


@dataclass(frozen=True)
class Said:
    """A shortcoming with what is recommended for it; ``unit``: a code, blank for the only unit."""

    text: str
    basis: str
    cause: str
    post: str
    severity: str
    advice: str
    product: str
    due_on: str
    unit: str = ""
    criterion: str = ""


@dataclass
class Story:
    """``at``: moments as "2018-10-09 14:00", local. ``head``: leads the team; he may hold no post there."""

    organiser: User
    head: User
    leader: User
    decision: Mapping[str, Any]
    members: Sequence[tuple[User, str, str]] = ()
    item: Inspection = field(init=False)

    def begin(self, at: str) -> Inspection:
        with moment(at):
            self.item = decide(self.organiser, self.decision)
            self._do(self.organiser, "them-thanh-vien", username=self.head.username, role="head")
            for user, role, title in self.members:
                self._do(self.organiser, "them-thanh-vien", username=user.username, role=role, title=title)
        return self.item

    def step(self, at: str, who: User, stage: str, **more: Any) -> None:
        with moment(at):
            self._do(who, "buoc", stage=stage, happened_on=clock.today(), **more)

    def judge(self, at: str, unit: str, **judgements: tuple[str, str]) -> None:
        """``judgements``: code of a criterion -> judgement and note."""
        with moment(at):
            for code, (judgement, note) in judgements.items():
                self._do(self.head, "tieu-chi", unit=unit, criterion=code, judgement=judgement, note=note)

    def praise(self, at: str, unit: str, *texts: str) -> None:
        with moment(at):
            for text in texts:
                self._do(self.head, "nhan-xet", unit=unit, kind="strength", text=text)

    def find(self, at: str, *said: Said) -> None:
        with moment(at):
            for each in said:
                self._do(
                    self.head, "nhan-xet", unit=each.unit, kind="shortcoming", criterion=each.criterion,
                    text=each.text, legal_basis=each.basis, cause=each.cause, post_title=each.post,
                    severity=each.severity,
                )  # fmt: skip
                finding = self.item.findings.latest("pk")
                self._do(
                    self.head, "kien-nghi", unit=each.unit, direction="to_unit", finding=str(finding.pk),
                    text=each.advice, product=each.product, due_on=each.due_on,
                )  # fmt: skip

    def advise(self, at: str, who: User, direction: str, text: str, due_on: str, **more: Any) -> None:
        with moment(at):
            self._do(
                who, "kien-nghi", direction=direction, text=text, product="Văn bản trả lời, chỉ đạo",
                due_on=due_on, **more,
            )  # fmt: skip

    def done(self, number: int, by: User, reported: str, checked_by: User, verified: str) -> None:
        """The task of a recommendation reported with a file, and verified by somebody else."""
        wanted = self.item.recommendations.get(number=number)
        task = Assignment.objects.get(source=Source.RECOMMENDATION, source_id=wanted.pk)
        with moment(reported):
            proof = ContentFile(PROOF.encode(), "minh-chung-mau.txt")
            do_task(by, task.pk, "nhan", {})
            do_task(by, task.pk, "bao-cao", {"text": "Đã thực hiện xong (mẫu)."}, [proof])
        with moment(verified):
            do_task(checked_by, task.pk, "xac-nhan", {"opinion": "Đã xem văn bản chứng minh (mẫu)."})

    def paper(self, at: str, kind: str, number: str, signer: User | None = None) -> Paper:
        """Drafted from the records, numbered and frozen; signed where there is a key for it."""
        with moment(at):
            made = draft(self.organiser, self.item.pk, kind)
            kept = {spec.name: getattr(made, spec.name) for spec in EDIT.fields}
            do_paper(self.organiser, made.pk, "sua", kept | {"number": number})
            made = do_paper(self.organiser, made.pk, "chot", {})
            return do_paper(signer, made.pk, "ky", {}) if signer else made

    def _do(self, who: User, action: str, **data: Any) -> None:
        perform(who, self.item.pk, action, data)


@contextmanager
def moment(at: str) -> Iterator[datetime]:
    """The clock stands at a local moment."""
    then = datetime.fromisoformat(at).replace(tzinfo=clock.VN)
    with clock.clock_at(then):
        yield then
