"""Posting as evidence: what the unit has to post on the last day examined, proved or missing."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from motcua.catalogue.posting.duties import Duty
from motcua.catalogue.posting.reading import duties_of
from motcua.oversight.evidence.base import Item, Scope
from motcua.reports.subjects.base import Shown
from motcua.texts.numbers import group

PARTS: Mapping[str, tuple[str, Callable[[Duty, date], bool]]] = {
    "all": ("Nơi phải niêm yết của từng thủ tục", lambda duty, day: True),
    "proved": ("Có ảnh hoặc trang chứng minh", lambda duty, day: duty.gap is None),
    "missing": ("Còn thiếu, chưa đúng", lambda duty, day: duty.gap is not None),
    "overdue": ("Còn thiếu, đã quá hạn niêm yết", lambda duty, day: duty.overdue(day)),
}
COLUMNS = (
    Shown("Thủ tục, danh mục", lambda duty: duty.thing.name),
    Shown("Mã", lambda duty: duty.thing.code),
    Shown("Nơi niêm yết", lambda duty: duty.place),
    Shown("Hạn", lambda duty: duty.due_on),
    Shown("Xem gần nhất", lambda duty: duty.seen.checked_on if duty.seen else None),
)


def items(scope: Scope) -> Iterator[Item]:
    """Five queries."""
    duties = duties_of(scope.unit, scope.last)
    for part, (label, holds) in PARTS.items():
        count = sum(holds(duty, scope.last) for duty in duties)
        yield Item(label, group(count), f"posting:{part}", part in ("missing", "overdue") and count > 0)


def listed(part: str, scope: Scope) -> list[Duty]:
    """Raises KeyError for what is not counted."""
    holds = PARTS[part][1]
    return [duty for duty in duties_of(scope.unit, scope.last) if holds(duty, scope.last)]
