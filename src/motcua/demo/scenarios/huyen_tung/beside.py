"""What stands beside the ward's dossiers, by the real actions with the clock set back: decisions, what the
one-stop desk has, reflections of citizens. All of it is made up and marked so."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.catalogue.decisions import DecisionDraft, record_decision
from motcua.demo import people
from motcua.demo.cast import PLACE, Cast
from motcua.feedback.actions import perform, register
from motcua.organisation.desks import DeskFacts, record_desk
from motcua.organisation.models import User
from motcua.organisation.queries import calendar_of
from motcua.terms import Calendar, clock

SEED = 6
COUNTED = "Biên bản kiểm kê của phường (mẫu)"
MORE = f"{COUNTED}, mở thêm một điểm tiếp nhận"
DESKS = (
    DeskFacts(date(2022, 1, 4), 1, 1, 2, 0, True, False, True, False, COUNTED),
    DeskFacts(date(2025, 7, 1), 2, 2, 1, 1, True, True, True, False, MORE),
)


@dataclass(frozen=True)
class Announced:
    """``days``: working days before today, or the day itself."""

    number: str
    signed: date | int
    origin: str
    changes: Mapping[str, str]
    posted: int | None = 2  # working days after the signature; None: not yet
    texts: tuple[str, ...] = ()


DECISIONS = (
    Announced("215/QĐ-UBND (mẫu)", date(2022, 3, 14), "central",
              {"1.001193": "amended", "1.000656": "amended"}),
    Announced("640/QĐ-UBND (mẫu)", date(2022, 8, 8), "central", {"2.000635": "replaced", "1.004884": "new"}),
    Announced(
        "1802/QĐ-UBND (mẫu)", 24, "central",
        {"1.004873": "amended", "2.000815": "amended", "2.000884": "replaced", "1.001612": "new"},
    ),
    Announced("1955/QĐ-UBND (mẫu)", 9, "central", {"1.004859": "amended", "1.004837": "abolished"}, None),
    Announced(
        "1977/QĐ-UBND (mẫu)", 12, "local", {"1.010833": "new", "1.011607": "amended"}, 3,
        ("18/2026/NQ-HĐND (mẫu)", "41/2026/QĐ-UBND (mẫu)"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """A reflection and what was done with it: working days after receipt; None: not yet."""

    came: date | int
    kind: str
    channel: str
    summary: str
    procedure: str = ""
    passed: int | None = 1
    answered: int | None = None
    published: bool = False
    nameless: bool = False
    to: str = "H03.1.7.2"
    extra: Mapping[str, Any] = field(default_factory=dict)


VOICES = (
    Voice(date(2022, 2, 16), "act", "counter", "Phải đi lại hai lần để bổ sung", "1.000656", 1, 6, True),
    Voice(date(2022, 4, 12), "rule", "letter", "Đề nghị bỏ bản sao hộ khẩu", "1.001193", 2, 9, True),
    Voice(date(2022, 6, 21), "act", "box", "Thái độ hướng dẫn chưa tận tình", "", 1, 4, False, True),
    Voice(date(2022, 9, 7), "rule", "phone", "Thời hạn giải quyết chế độ còn dài", "1.001653", 3, 18, True,
          to="H03.1.7.4"),
    Voice(26, "act", "portal", "Hồ sơ trực tuyến chậm được phản hồi", "2.002516", 1, 7, True),
    Voice(22, "rule", "letter", "Tờ khai tạm trú còn dài, khó điền", "1.004194", 2, to="H03.1.7.5"),
    Voice(13, "act", "box", "Chờ lâu tại quầy vào sáng thứ Hai", "", 1, 5, False, True),
    Voice(8, "act", "phone", "Chưa được hướng dẫn nộp trực tuyến tại quầy", "1.004884", 1, None),
    Voice(3, "rule", "email", "Đề nghị niêm yết mức lệ phí bằng mã vạch", "2.000635", None, None),
    Voice(1, "act", "counter", "Chưa niêm yết số điện thoại người phụ trách", "", None, None, False, True),
)  # fmt: skip
ANSWER = "Đã kiểm tra, chấn chỉnh và thông báo tại Bộ phận Một cửa (nội dung mẫu)."


def fill(cast: Cast) -> None:
    player = _Player(cast, calendar_of(cast.ward.committee), random.Random(SEED))
    for facts in DESKS:
        player.desk(facts)
    for announced in DECISIONS:
        player.decide(announced)
    for voice in VOICES:
        player.hear(voice)


class _Player:
    def __init__(self, cast: Cast, calendar: Calendar, draw: random.Random) -> None:
        self.cast, self.calendar, self.draw = cast, calendar, draw
        self.keeper: User = cast.kiemsoat
        self.latest = datetime.min.replace(tzinfo=clock.VN)

    def desk(self, facts: DeskFacts) -> None:
        with clock.clock_at(self._at(facts.valid_from, 2)):
            record_desk(self.keeper, self.cast.ward.one_stop, facts)

    def decide(self, one: Announced) -> None:
        signed = self._day(one.signed)
        posted = None if one.posted is None else self._after(signed, one.posted)
        draft = DecisionDraft(
            number=one.number,
            signed_on=signed,
            effective_on=signed,
            origin=one.origin,
            issued_by=f"Chủ tịch {self.cast.province.name}",
            changes=one.changes,
            agency=self.cast.province,
            title="Công bố danh mục thủ tục hành chính (mẫu)",
            public_on=posted,
            legal_texts=one.texts,
            source="dữ liệu mẫu",
        )
        with clock.clock_at(self._at(signed, 4)):
            record_decision(self.keeper, draft)

    def hear(self, voice: Voice) -> None:
        came = self._day(voice.came)
        with clock.clock_at(self._at(came, 0)):
            code = register(self.cast.tiepnhan, self._said(voice)).code
        steps: list[tuple[int | None, str, dict[str, Any]]] = [
            (voice.passed, "chuyen", {"to": voice.to, "reason": "Để kiểm tra, trả lời."}),
            (voice.answered, "tra-loi", {"outcome": "answered", "answer": ANSWER, "number": "24/UBND (mẫu)"}),
            (voice.answered if voice.published else None, "dang-tai",
             {"where": "trang thông tin của phường", "checked": True}),
        ]  # fmt: skip
        for days, name, data in steps:
            if days is not None:
                with clock.clock_at(self._at(came, days)):
                    perform(self.keeper, code, name, data)

    def _said(self, voice: Voice) -> dict[str, Any]:
        said = {name: getattr(voice, name) for name in ("kind", "channel", "summary", "procedure")}
        if voice.nameless:
            return said
        person = people.person(self.draw, PLACE)
        return said | {"full_name": person.full_name, "phone": person.phone, "address": person.address}

    def _day(self, when: date | int) -> date:
        if isinstance(when, date):
            return when
        day = clock.today()
        for _ in range(when):
            day = self.calendar.previous_working(day)
        return day

    def _after(self, day: date, days: int) -> date:
        for _ in range(days):
            day = self.calendar.next_working(day)
        return day

    def _at(self, day: date, days: int) -> datetime:
        """A minute of that many working days later; what follows on a day follows by the hour; never after
        now."""
        at = datetime.combine(self._after(day, days), time(9, self.draw.randrange(5, 55)), clock.VN)
        if at.date() == self.latest.date():
            at = max(at, self.latest + timedelta(minutes=10))
        self.latest = min(at, clock.now())
        return self.latest
