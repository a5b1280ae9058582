"""Two reviews of the ward: one decided and measured a year later, one that waits for the leader. Every step
is the real action, at the clock of its day; what is proposed and what it costs is made up."""

from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.demo.cast import Cast
from motcua.figures.period import year_until
from motcua.organisation.models import User
from motcua.simplification.actions import open_review, perform
from motcua.simplification.models import Review
from motcua.simplification.questions import sheet
from motcua.terms import clock

MEASURED, WAITING = "1.004873", "1.004859"
PEOPLE = {MEASURED: "90", WAITING: "40"}
LAW = "Nghị quyết của HĐND tỉnh về phí, lệ phí (mẫu)"
SHORT = {
    MEASURED: {
        "thoi-han-reasonableness": "Thực tế 9 trong 10 hồ sơ xong sớm hơn thời hạn (mẫu).",
        "thanh-phan-necessity": "Giấy tờ đã có trong cơ sở dữ liệu hộ tịch (mẫu).",
    },
    WAITING: {"cach-thuc-reasonableness": "Phần lớn vẫn phải đến quầy hai lượt (mẫu)."},
}
Line = tuple[str, str, int]
"""Work, hours of one run, other costs in đồng."""
BEFORE: tuple[Line, ...] = (
    ("Điền tờ khai", "0,5", 0), ("Sao, chứng thực giấy tờ", "1,5", 20_000), ("Đi nộp và nhận", "3", 15_000),
    ("Chờ kết quả", "24", 0),
)  # fmt: skip
AFTER: tuple[Line, ...] = (
    ("Điền tờ khai", "0,25", 0), ("Đi nhận kết quả", "1,5", 7_500), ("Chờ kết quả", "16", 0),
)  # fmt: skip


def fill(cast: Cast) -> None:
    """Needs the fourteen months before today."""
    effective = year_until(clock.today()).first - timedelta(days=4)
    opened = effective - timedelta(days=30)
    review = _proposed(cast, MEASURED, opened, 2)
    with _at(opened + timedelta(days=12)):
        _do(cast.lanhdao, review, "quyet-dinh", {
            "outcome": "adopted", "number": "318/QĐ-UBND (mẫu)",
            "decided_on": f"{opened + timedelta(days=12):%d/%m/%Y}", "effective_on": f"{effective:%d/%m/%Y}",
        })  # fmt: skip
    _do(cast.kiemsoat, review, "do-hieu-qua", {})
    _proposed(cast, WAITING, clock.today() - timedelta(days=14), 1)


def _proposed(cast: Cast, code: str, day: date, new_term: int) -> Review:
    keeper = cast.kiemsoat
    with _at(day):
        review = open_review(keeper, {"procedure": code, "year": str(day.year)})
        _do(keeper, review, "phieu", _sheet(SHORT[code]))
        for side, lines in (("before", BEFORE), ("after", AFTER)):
            for name, hours, other in lines:
                _do(keeper, review, "chi-phi", {
                    "side": side, "name": name, "hours": hours, "wage": "40.000", "other": str(other),
                    "frequency": "1", "people": PEOPLE[code],
                })  # fmt: skip
    with _at(day + timedelta(days=1)):
        _do(keeper, review, "trinh", {
            "kind": "cut", "authority": "UBND tỉnh Bắc Kạn (mẫu)", "legal_change": LAW,
            "content": "Bỏ bản sao giấy tờ đã có dữ liệu, nộp trực tuyến, cắt thời hạn (mẫu).",
            "new_term": str(new_term),
        })  # fmt: skip
    return review


def _sheet(short: dict[str, str]) -> dict[str, str]:
    answers = {f"a_{one.key}": "partly" if one.key in short else "yes" for one in sheet().questions}
    return answers | {f"r_{key}": remark for key, remark in short.items()}


def _do(user: User, review: Review, name: str, data: dict[str, Any]) -> None:
    perform(user, review.pk, name, data)


def _at(day: date) -> AbstractContextManager[None]:
    """Nine in the morning of a day."""
    return clock.clock_at(datetime.combine(day, time(9, 0), clock.VN))
