"""Tasks that the ward's committee gave in the last weeks, in every state, by the real actions with the clock
set back; the ladder of reminders climbs every morning between them. All of it is made up and marked so."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.assignments.actions import AssignmentDraft, climb, give, perform
from motcua.assignments.models import Assignment, Source
from motcua.demo.cast import Cast
from motcua.organisation.models import Agency, User
from motcua.organisation.queries import calendar_of
from motcua.terms import Calendar, clock

SEED = 26
ORDER = "Công văn 312/UBND-VP (mẫu)"
PROOF = "Biên bản nghiệm thu (mẫu)\n{title}\nĐã kiểm tra tại chỗ, đúng yêu cầu (nội dung mẫu).\n"
ACCEPT: dict[str, Any] = {}
REPORT = {"text": "Đã thực hiện xong theo yêu cầu, kèm biên bản nghiệm thu (nội dung mẫu)."}
VERIFY = {"opinion": "Đã kiểm tra tại chỗ, khớp với biên bản (nội dung mẫu)."}


@dataclass(frozen=True)
class Step:
    """``after``: working days after it was given."""

    after: int
    name: str
    data: Mapping[str, Any]
    who: str = ""


@dataclass(frozen=True)
class Owed:
    """``given``: working days before today; ``term``: working days after that; ``to``: a unit of the ward."""

    title: str
    product: str
    given: int
    term: int
    steps: tuple[Step, ...] = ()
    to: str = "justice"
    owner: str = "chuyenmon"
    post_title: str = ""


DONE = (Step(1, "nhan", ACCEPT), Step(6, "bao-cao", REPORT), Step(7, "xac-nhan", VERIFY, "kiemsoat"))
OWED = (
    Owed("Niêm yết lại thủ tục hộ tịch vừa được sửa đổi", "Ảnh biển niêm yết", 38, 10, DONE),
    Owed(
        "Số hóa xong hồ sơ giấy quý III", "Danh sách hồ sơ đã số hóa", 36, 8,
        (Step(2, "nhan", ACCEPT), Step(13, "bao-cao", REPORT), Step(15, "xac-nhan", VERIFY, "lanhdao")),
    ),
    Owed(
        "Rà soát biểu mẫu điện tử của thủ tục chứng thực", "Báo cáo rà soát", 30, 10,
        (
            Step(1, "nhan", ACCEPT),
            Step(7, "bao-cao", REPORT),
            Step(8, "tra-lai", {"reason": "Thiếu hai thủ tục trong danh mục."}, "kiemsoat"),
            Step(9, "gia-han", {"reason": "Bổ sung hai thủ tục.", "term": 18}, "kiemsoat"),
            Step(16, "bao-cao", REPORT),
            Step(17, "xac-nhan", VERIFY, "kiemsoat"),
        ),
    ),
    Owed("Trả lời kiến nghị về quầy chờ buổi sáng", "Văn bản trả lời", 24, 5, (Step(1, "nhan", ACCEPT),)),
    Owed(
        "Công khai số điện thoại người phụ trách từng lĩnh vực", "Ảnh bảng thông tin", 15, 12,
        (Step(1, "nhan", ACCEPT), Step(9, "bao-cao", REPORT)),
    ),
    Owed(
        "Hướng dẫn người dân nộp trực tuyến tại nhà văn hóa tổ 3", "Biên bản buổi hướng dẫn", 14, 9,
        (
            *DONE,
            Step(11, "mo-lai", {"reason": "Người dân phản ánh buổi hướng dẫn chưa diễn ra."}, "thanhtra"),
        ),
    ),
    Owed(
        "Lập lịch trực Bộ phận Một cửa dịp cuối năm", "Lịch trực đã ký", 8, 15, to="committee",
        owner="lanhdao",
    ),
    Owed(
        "Cập nhật hộp thư góp ý tại nhà văn hóa", "Ảnh hộp thư", 6, 10, to="culture", owner="",
        post_title="Công chức văn hóa - xã hội",
    ),
    Owed(
        "Lắp thêm ghế chờ tại tầng 2", "Ảnh khu vực chờ", 20, 15,
        (Step(4, "huy", {"reason": "Khu vực chờ đã chuyển xuống tầng 1."}, "lanhdao"),),
    ),
)  # fmt: skip


def fill(cast: Cast) -> None:
    """Day by day, so that a rung is noted on its morning and not where the task was done by then."""
    player = _Player(cast, calendar_of(cast.ward.committee), random.Random(SEED))
    for back in range(max(owed.given for owed in OWED), 0, -1):
        player.live(back)
    climb()


class _Player:
    def __init__(self, cast: Cast, calendar: Calendar, draw: random.Random) -> None:
        self.cast, self.calendar, self.draw = cast, calendar, draw
        self.made: dict[str, Assignment] = {}

    def live(self, back: int) -> None:
        """A working day so many before today: reminders first, then what people did."""
        day = self._day(clock.today(), -back)
        with clock.clock_at(datetime.combine(day, time(6, 30), clock.VN)):
            climb()
        at = datetime.combine(day, time(8, self.draw.randrange(60)), clock.VN)
        for owed in OWED:
            if owed.given == back:
                with clock.clock_at(at):
                    self.made[owed.title] = self._give(owed)
            for step in owed.steps:
                if owed.given - step.after == back:
                    with clock.clock_at(at + timedelta(minutes=40)):
                        self._take(owed, step)

    def _give(self, owed: Owed) -> Assignment:
        draft = AssignmentDraft(
            source=Source.OTHER,
            source_id=None,
            source_text=ORDER,
            agency=self._agency(owed.to),
            giver=self.cast.ward.committee,
            title=owed.title,
            product=owed.product,
            basis=ORDER,
            owner=self._user(owed.owner) if owed.owner else None,
            post_title=owed.post_title,
            due_on=self._day(clock.today(), owed.term),
        )
        return give(self.cast.kiemsoat, draft)

    def _take(self, owed: Owed, step: Step) -> None:
        data, item = dict(step.data), self.made[owed.title]
        if "term" in data:
            data["due_on"] = self._day(item.given_on, data.pop("term"))
        files = [_proof(owed.title)] if step.name == "bao-cao" else []
        perform(self._user(step.who or owed.owner), item.pk, step.name, data, files)

    def _day(self, day: date, days: int) -> date:
        move = self.calendar.next_working if days > 0 else self.calendar.previous_working
        for _ in range(abs(days)):
            day = move(day)
        return day

    def _agency(self, name: str) -> Agency:
        agency: Agency = getattr(self.cast.ward, name)
        return agency

    def _user(self, name: str) -> User:
        user: User = getattr(self.cast, name)
        return user


def _proof(title: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("Biên bản nghiệm thu (mẫu).txt", PROOF.format(title=title).encode())
