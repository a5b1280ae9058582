"""A fortnight of the ward's life by real actions: what forms about other things than dossiers count."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.decision_loading import load_decisions
from motcua.catalogue.decisions import DecisionDraft, record_decision
from motcua.demo.cast import Cast
from motcua.dossiers.tests.world import World
from motcua.feedback.actions import perform as answer
from motcua.feedback.actions import register
from motcua.organisation.desks import DeskFacts, record_desk
from motcua.organisation.models import Agency

FIRST, LAST = date(2026, 10, 15), date(2026, 12, 14)  # more than the fortnight
DESK = DeskFacts(date(2026, 8, 1), 2, 3, 1, 1, True, True, True, True, "Biên bản kiểm kê (mẫu)")
BIRTH, MARRIAGE, COPY = "1.001193", "1.000894", "2.000815"


@dataclass
class Life:
    """The ward in the middle of its work; the clock stands where the story ended."""

    cast: Cast
    world: World

    @property
    def ward(self) -> Agency:
        return self.cast.ward.committee


def live(world: World) -> Life:
    for step in (_dossiers, _feedback, _decisions, _desk):
        step(world)
    return Life(world.cast, world)


def _dossiers(world: World) -> None:
    world.along(["receive", "tiepnhan hand_over", "chuyenmon hand_over", "congan decide"])
    world.receive(phone="", address="")
    world.paper("2026-11-09 08:30", at="2026-11-16 10:00")
    world.paper("2026-11-13 15:30", at="2026-11-16 10:30")


def _feedback(world: World) -> None:
    user = world.cast.kiemsoat
    for kind in ("act", "rule"):
        item = register(user, {"kind": kind, "channel": "box", "summary": "Mẫu", "procedure": BIRTH})
        answer(user, item.code, "tra-loi", {"outcome": "answered", "answer": "Đã xử lý (mẫu)."})
        register(user, {"kind": kind, "channel": "phone", "summary": "Mẫu"})
        world.wait(minutes=10)
    answer(user, item.code, "dang-tai", {"where": "trang thông tin", "checked": True})


def _decisions(world: World) -> None:
    load_decisions()
    for number, origin in ((1, "central"), (2, "local")):
        draft = DecisionDraft(
            number=f"{number}/QĐ-UBND (mẫu)",
            signed_on=date(2026, 11, 2),
            effective_on=date(2026, 11, 2),
            origin=origin,
            issued_by="UBND tỉnh (mẫu)",
            changes={BIRTH: "new", MARRIAGE: "amended", COPY: "abolished"},
            agency=world.cast.province,
            public_on=date(2026, 11, 4),
            legal_texts=("12/2026/NQ-HĐND (mẫu)",) if origin == "local" else (),
        )
        record_decision(world.cast.kiemsoat, draft)


def _desk(world: World) -> None:
    record_desk(world.cast.kiemsoat, world.cast.ward.one_stop, DESK)
    world.cast.chuyenmon.set_unusable_password()
    world.cast.chuyenmon.save()
