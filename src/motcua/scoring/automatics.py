"""Figures that answer a criterion by themselves: counted by the report forms, never typed.

What was asked is kept beside the score, so that the same figure can be counted again as it was known then,
and its list be opened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.dossiers.errors import BadInput
from motcua.organisation.models import Agency, User
from motcua.reports.errors import ReportError
from motcua.reports.queries import answer
from motcua.reports.question import Question, ask
from motcua.reports.result import Result
from motcua.scoring.rules.answers import Share
from motcua.scoring.rules.points import RulesError
from motcua.terms import clock


@dataclass(frozen=True)
class Automatic:
    """Columns of a report form summed, over columns summed."""

    key: str
    name: str
    form: str
    numerator: tuple[int, ...]
    denominator: tuple[int, ...]

    def over(self, result: Result) -> int:
        return sum(result.total.cells[number] for number in self.numerator)

    def under(self, result: Result) -> int:
        return sum(result.total.cells[number] for number in self.denominator)


AUTOMATICS: Mapping[str, Automatic] = {
    each.key: each
    for each in (
        Automatic("dossiers_in_term", "Hồ sơ giải quyết trước hạn và đúng hạn", "07a", (10, 11), (9,)),
        Automatic("online", "Hồ sơ tiếp nhận trực tuyến", "nguon", (4,), (1,)),
        Automatic("paid_online", "Hồ sơ thanh toán trực tuyến", "thanh-toan", (5,), (4,)),
        Automatic("digitised", "Hồ sơ có giấy tờ điện tử", "so-hoa", (3, 4, 5), (1,)),
        Automatic("electronic_results", "Kết quả giải quyết bằng bản điện tử", "so-hoa", (8,), (7,)),
        Automatic("feedback_in_term", "Phản ánh, kiến nghị xử lý đúng hạn", "pakn-han", (5,), (4,)),
        Automatic("feedback_published", "Kết quả xử lý phản ánh được đăng tải", "06a", (16,), (8,)),
    )
}
NAMES: Mapping[str, str] = {each.name: each.key for each in AUTOMATICS.values()}
"""As a sheet names them -> key."""


@dataclass(frozen=True)
class Taken:
    """A figure as it was counted at ``taken_at``; its identity is everything but the two numbers."""

    automatic: Automatic
    agency: str
    first: date
    last: date
    taken_at: datetime
    numerator: int
    denominator: int

    @property
    def share(self) -> Share:
        return Share(self.numerator, self.denominator)

    def as_json(self) -> dict[str, Any]:
        return {
            "automatic": self.automatic.key,
            "form": self.automatic.form,
            "over": list(self.automatic.numerator),
            "under": list(self.automatic.denominator),
            "agency": self.agency,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "taken_at": clock.to_text(self.taken_at),
            "numerator": self.numerator,
            "denominator": self.denominator,
        }


def from_json(data: Mapping[str, Any]) -> Taken:
    """The columns come from what was kept: a definition that changed later changes no kept figure.

    Raises RulesError for what ``as_json`` never writes.
    """
    try:
        known = AUTOMATICS.get(data["automatic"])
        name = known.name if known else str(data["automatic"])
        columns = tuple(data["over"]), tuple(data["under"])
        return Taken(
            Automatic(data["automatic"], name, data["form"], *columns),
            data["agency"],
            date.fromisoformat(data["first"]),
            date.fromisoformat(data["last"]),
            clock.from_text(data["taken_at"]),
            int(data["numerator"]),
            int(data["denominator"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RulesError("Số liệu giữ cùng điểm không đọc được.") from error


def take(keys: Iterable[str], agency: Agency, first: date, last: date) -> dict[str, Taken]:
    """The figures of an agency and all below it over local days, both included; a form that several need is
    counted once. Asked as known at this moment, as it will be asked again: a demo sets the clock back behind
    what is recorded already. Raises BadInput where one cannot be counted."""
    now = clock.now()
    wanted = [_automatic(key) for key in dict.fromkeys(keys)]
    results = {form: _counted(form, agency, first, last, now) for form in {each.form for each in wanted}}
    return {
        each.key: Taken(
            each, agency.code, first, last, now, each.over(results[each.form]), each.under(results[each.form])
        )
        for each in wanted
    }


def asked_again(taken: Taken, agency: Agency) -> Taken:
    """The same figure by the same question, as it was known when it was taken. Raises BadInput."""
    result = _counted(taken.automatic.form, agency, taken.first, taken.last, taken.taken_at)
    over, under = taken.automatic.over(result), taken.automatic.under(result)
    return Taken(taken.automatic, taken.agency, taken.first, taken.last, taken.taken_at, over, under)


def question_of(
    taken: Taken, agency: Agency, user: User | None = None, known_at: datetime | None = None
) -> Question:
    """What was asked, for whoever looks at the list behind it."""
    return ask(taken.automatic.form, agency, taken.first, taken.last, user=user, known_at=known_at)


def _automatic(key: str) -> Automatic:
    if key not in AUTOMATICS:
        raise BadInput(f"Bộ tiêu chí cần số liệu “{key}” mà hệ thống không tính. Báo quản trị kiểm tra.")
    return AUTOMATICS[key]


def _counted(form: str, agency: Agency, first: date, last: date, known_at: datetime) -> Result:
    try:
        return answer(ask(form, agency, first, last, known_at=known_at))
    except ReportError as error:
        raise BadInput(error.message) from error
