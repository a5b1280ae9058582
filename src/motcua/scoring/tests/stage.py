"""The stage of these tests: a clock that moves, and short cuts to a sheet at every stage."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

from motcua.assignments.models import Assignment
from motcua.attachments.models import Attachment
from motcua.demo.cast import Cast
from motcua.dossiers.actions import perform as act
from motcua.dossiers.actions import receive
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.organisation.models import Agency, User
from motcua.scoring.actions import appraise, open_round, perform, prove, publish, save, take_figures
from motcua.scoring.models import Dispute, Entry, Frame, Round, Sheet
from motcua.scoring.models import Stage as At
from motcua.scoring.rules.reading import json_of
from motcua.scoring.rules.tree import Leaf, Tree
from motcua.scoring.tests.trees import automatic, small
from motcua.terms import VN

KEPT: tuple[type[models.Model], ...] = (
    Round, Sheet, Entry, Dispute, Attachment, Assignment, Chain, Event, PersonalRecord,
)  # fmt: skip
PDF = b"%PDF-1.4\n% (m\xe1\xba\xabu)\n%%EOF\n"
WHY_NOT = "Địa bàn không có nhiệm vụ này"
OWN: dict[str, Any] = {
    "c1_key": "1", "c1_links": "Kế hoạch 12/KH-UBND ngày 05/01/2026", "c1_words": "",
    "c2_numerator": "17", "c2_denominator": "20", "c2_links": "Báo cáo 45/BC-UBND", "c2_words": "",
}  # fmt: skip
JUDGED: dict[str, Any] = {
    "c1_points": "1", "c1_reason": "Kế hoạch ban hành sau quý I", "c2_agree": True, "c4_agree": True,
}  # fmt: skip
DISPUTE = {"criterion": "1.1", "points": "2", "words": "Kế hoạch ký ngày 05/01, gửi kèm bản có dấu đến"}
DECISION = {"criterion": "1.1", "points": "2", "reason": "Đã đối chiếu dấu đến"}
REMEDY = {
    "criterion": "1.2", "title": "Hoàn thành ba nhiệm vụ còn lại", "product": "Báo cáo kết quả",
    "unit": "H03.1.7.2", "owner": "chuyenmon", "due_on": "31/12/2026",
}  # fmt: skip
INTAKE = {
    "procedure": "1.004873", "full_name": "Nông Thị Mẫu", "id_number": "001090000017", "phone": "0990000123",
    "address": "Tổ 3, phường Huyền Tụng (mẫu)",
}  # fmt: skip
RESOLVING: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("tiepnhan", "hand_over", {}),
    ("chuyenmon", "decide", {"decision": "granted"}),
    ("lanhdao", "sign_off", {}),
    ("chuyenmon", "publish_result", {}),
)


def local(text: str) -> datetime:
    """ "2026-11-20 14:59" in Asia/Ho_Chi_Minh."""
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def everything() -> list[Any]:
    """Every row that an action may write, whole."""
    return [list(model._default_manager.order_by("pk").values()) for model in KEPT]


def tree() -> Tree:
    """``small`` and a fourth criterion that the system counts: 12 points, 7 without the survey."""
    roots = (*small().roots, Leaf("3", "Hồ sơ đúng hạn", automatic(), automatic="dossiers_in_term"))
    return Tree(roots, small().waived)


def pdf(name: str = "bang-chung.pdf") -> ContentFile:
    return ContentFile(PDF, name=name)


@dataclass
class Stage:
    cast: Cast
    now: datetime = field(default_factory=lambda: local("2026-11-16 08:00"))

    def frame(self, **more: Any) -> Frame:
        made, _ = Frame.objects.get_or_create(
            name="Bộ tiêu chí thử",
            valid_from=date(2026, 1, 1),
            defaults={"level": "commune", "certainty": "uncertain", "content": json_of(tree()), **more},
        )
        return made

    def open(self, who: str = "lanhdao_tinh", /, **more: Any) -> Round:
        data: dict[str, Any] = {
            "agency": "H03",
            "frame": str(self.frame().pk),
            "name": "Chỉ số cấp xã năm 2026",
            "year": "2026",
            "agencies": ["H03.1.7", "H03.1.8"],
            "self_due_on": "20/11/2026",
            "dispute_due_on": "27/11/2026",
        }
        return open_round(self.user(who), data | more)

    def sheet(self, round: Round | None = None, code: str = "H03.1.7") -> Sheet:
        made = round or self.open()
        return Sheet.objects.get(round=made, agency=Agency.objects.get(code=code))

    def save(self, sheet: Sheet, who: str = "kiemsoat", /, **data: Any) -> Sheet:
        self.tick()
        return save(self.user(who), sheet.pk, data or OWN)

    def take(self, sheet: Sheet, who: str = "kiemsoat") -> Sheet:
        self.tick()
        return take_figures(self.user(who), sheet.pk)

    def prove(self, sheet: Sheet, code: str = "1.1", who: str = "kiemsoat") -> Sheet:
        self.tick()
        return prove(self.user(who), sheet.pk, code, [pdf()])

    def appraise(self, sheet: Sheet, who: str = "lanhdao_tinh", /, **data: Any) -> Sheet:
        self.tick()
        return appraise(self.user(who), sheet.pk, data or JUDGED)

    def do(self, sheet: Sheet, name: str, who: str = "lanhdao", **data: Any) -> Sheet:
        self.tick()
        return perform(self.user(who), sheet.pk, name, data)

    def publish(self, round: Round, who: str = "lanhdao_tinh") -> Round:
        self.tick()
        return publish(self.user(who), round.pk)

    def scored(self, sheet: Sheet, suffix: str = "") -> Sheet:
        """Everything said that has to be said before it may be handed in."""
        who = "kiemsoat" if not suffix else "lanhdao_khac"
        return self.take(self.save(sheet, who), who)

    def at(self, stage: At, round: Round | None = None) -> Sheet:
        """The ward's sheet, come as far as ``stage``."""
        sheet = self.sheet(round)
        if stage == At.MISSING:
            self.now = local("2026-11-21 08:00")
            return self.do(sheet, "khong-nop", "lanhdao_tinh")
        if stage == At.SCORING:
            return sheet
        sheet = self.do(self.scored(sheet), "nop")
        if stage == At.SUBMITTED:
            return sheet
        sheet = self.do(self.appraise(sheet), "xong", "lanhdao_tinh")
        return sheet if stage == At.APPRAISED else self.do(sheet, "thong-nhat")

    def published(self) -> Sheet:
        """The ward accepted its points; its neighbour handed nothing in."""
        round = self.open()
        sheet = self.at(At.ACCEPTED, round)
        self.now = local("2026-11-30 08:00")
        self.do(self.sheet(round, "H03.1.8"), "khong-nop", "lanhdao_tinh")
        self.publish(round)
        return Sheet.objects.get(pk=sheet.pk)

    def resolve(self) -> None:
        """A dossier of the ward, received and resolved in term."""
        self.tick()
        dossier = receive(self.cast.tiepnhan, INTAKE)
        for who, verb, data in RESOLVING:
            dossier = act(self.user(who), dossier, verb, data)

    def tick(self) -> None:
        self.now += timedelta(minutes=10)

    def user(self, name: str) -> User:
        user: User = getattr(self.cast, name)
        return user
