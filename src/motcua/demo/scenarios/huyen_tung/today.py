"""A living desk: open dossiers in every state, brought there by the real actions with the clock set back."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.demo import people
from motcua.demo.cast import PLACE, Cast
from motcua.dossiers.actions import perform, receive, submit
from motcua.dossiers.models import Dossier
from motcua.organisation.models import User
from motcua.organisation.queries import calendar_of
from motcua.terms import Calendar, clock

SEED = 40


@dataclass(frozen=True)
class Act:
    """``verb`` by the cast member ``who``, ``days`` working days before today (0: just now)."""

    who: str
    verb: str
    days: int
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """``count`` dossiers of one procedure, received ``days`` working days ago, and what happened then."""

    procedure: str
    days: int
    acts: Sequence[Act] = ()
    count: int = 1
    online: str = ""  # "": counter; "submitted": not yet accepted; "post": by post


def _to_desk(days: int) -> Act:
    return Act("tiepnhan", "hand_over", days)


def _proposed(days: int, who: str = "chuyenmon") -> Act:
    return Act(who, "decide", days, {"decision": "granted", "text": "Hồ sơ đủ điều kiện."})


MISSING = {"missing": ["Bản chính giấy xác nhận (mẫu)"], "reason": "Giấy xác nhận không còn giá trị."}
LATER = {"reason": "Phải xác minh tại địa phương khác.", "unit": "Bộ phận Tư pháp - Hộ tịch"}

STORIES: tuple[Story, ...] = (
    Story("2.000635", 0, count=2),
    Story("1.004873", 0, count=2, online="submitted"),
    Story("2.002516", 1, count=2, online="submitted"),
    Story("1.004859", 1, [_to_desk(1)], count=3),
    Story("1.004873", 3, [_to_desk(3)], count=3),  # three working days: due today
    Story("1.001612", 3, [_to_desk(3), _proposed(1)], count=2),
    Story("1.004873", 5, [_to_desk(5)], count=2),  # overdue
    Story("1.004859", 4, [_to_desk(4), _proposed(1)], count=2),
    Story("1.004884", 2, [_to_desk(2), _proposed(1)], count=3),
    Story("1.004746", 3, [_to_desk(2)], count=3),
    Story("1.004222", 3, [_to_desk(3)], count=2),
    Story("1.004222", 4, [_to_desk(4), Act("congan", "decide", 1, {"decision": "granted"})], count=2),
    Story("1.004884", 4, [_to_desk(4), Act("chuyenmon", "request_supplement", 2, MISSING)], count=2),
    Story("1.004873", 2, [Act("tiepnhan", "request_supplement", 1, MISSING)], online="submitted"),
    Story(
        "1.001612",
        2,
        [_to_desk(2), Act("chuyenmon", "request_payment", 1, {"amount": 100000, "reason": "Lệ phí đăng ký"})],
    ),
    Story("1.004772", 4, [_to_desk(4), Act("lanhdao", "extend", 1, LATER)]),
    Story("2.001035", 1, [_to_desk(1), _proposed(1)], count=2),
    Story("1.004837", 2, [_to_desk(2), _proposed(1), Act("lanhdao", "sign_off", 1)], count=2),
    Story(
        "1.004845",
        2,
        [_to_desk(2), _proposed(2), Act("lanhdao", "sign_off", 1), Act("chuyenmon", "publish_result", 1)],
        count=3,
    ),
    Story(
        "2.000908",
        3,
        [_to_desk(3), _proposed(3), Act("lanhdao", "sign_off", 3), Act("tiepnhan", "return_result", 2)],
        count=2,
    ),
    Story("1.004746", 5, [_to_desk(5), Act("tiepnhan", "withdraw", 3, {"reason": "Công dân đổi ý."})]),
    Story(
        "1.004884",
        6,
        [_to_desk(6), Act("lanhdao", "stop", 4, {"ground": "other", "reason": "Có quyết định của tòa án."})],
    ),
    Story(
        "2.002516",
        3,
        [Act("tiepnhan", "not_accept", 2, {"reason": "Không thuộc thẩm quyền của phường."})],
        online="submitted",
    ),
    Story("2.000635", 1, [], count=1, online="post"),
)


def fill_desk(cast: Cast) -> list[Dossier]:
    """Play every story; returns the dossiers, oldest first."""
    draw = random.Random(SEED)
    calendar = calendar_of(cast.ward.committee)
    players = [_Player(cast, calendar, draw, story) for story in STORIES for _ in range(story.count)]
    return [player.play() for player in sorted(players, key=lambda one: -one.story.days)]


class _Player:
    def __init__(self, cast: Cast, calendar: Calendar, draw: random.Random, story: Story) -> None:
        self.cast, self.calendar, self.draw, self.story = cast, calendar, draw, story
        self.latest: datetime | None = None

    def play(self) -> Dossier:
        with clock.clock_at(self._moment(self.story.days)):
            dossier = self._take_in()
        for act in self.story.acts:
            with clock.clock_at(self._moment(act.days)):
                data = self._data(act, dossier)
                dossier = perform(self._user(act.who), dossier.pk, act.verb, data)
        return dossier

    def _take_in(self) -> Dossier:
        data = {"procedure": self.story.procedure, **people.person(self.draw, PLACE).intake()}
        if self.story.online == "submitted":
            return submit(None, {**data, "agency": self.cast.ward.committee.code})
        channel = "post" if self.story.online == "post" else "counter"
        return receive(self.cast.tiepnhan, {**data, "channel": channel})

    def _data(self, act: Act, dossier: Dossier) -> Mapping[str, Any]:
        if act.verb != "extend":
            return act.data
        assert dossier.due_on is not None
        return {**act.data, "until": self.calendar.next_working(self.calendar.next_working(dossier.due_on))}

    def _user(self, name: str) -> User:
        user: User = getattr(self.cast, name)
        return user

    def _moment(self, days: int) -> datetime:
        """A minute of that working day, after the story's last one and never after now."""
        now = clock.now()
        if days == 0 and self.calendar.is_working(now.date()):
            at = now - timedelta(minutes=self.draw.randrange(5, 20))
        else:
            at = datetime.combine(self._day(max(days, 1)), time(8, self.draw.randrange(5, 55)), clock.VN)
        if self.latest is not None and at <= self.latest:
            at = self.latest + timedelta(minutes=self.draw.randrange(5, 20))
        self.latest = min(at, now)
        return self.latest

    def _day(self, days: int) -> date:
        day = clock.today()
        for _ in range(days):
            day = self.calendar.previous_working(day)
        return day
