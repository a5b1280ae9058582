"""What the pages on tracking and on due dates show, worked out beforehand: words, no markup."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers.models import Status
from motcua.dossiers.queries import Tracking
from motcua.terms import Certainty, DueState, Term, Trace, local, national_days


class StepLook(NamedTuple):
    """``state``: done, current or ahead, with its icon and word."""

    name: str
    state: str
    icon: str
    words: str


_STEP_LOOK = {
    "done": ("circle-check", gettext_lazy("Đã xong")),
    "current": ("circle-dot", gettext_lazy("Đang làm")),
    "ahead": ("circle", gettext_lazy("Chưa đến")),
}


@dataclass(frozen=True)
class TrackingPage:
    tracking: Tracking
    now: datetime

    @property
    def steps(self) -> list[StepLook]:
        """Where the dossier stopped for good, nothing is being done and nothing comes."""
        states = {"current": "ahead"} if self.tracking.status in _ENDED else {}
        looks = ((name, states.get(state, state)) for name, state in self.tracking.steps)
        return [StepLook(name, state, *_look(state)) for name, state in looks]

    @property
    def due_state(self) -> str:
        """A key of ``due_look``: only exact dates here, the agency's calendar stays with the agency."""
        if self.tracking.resolved_at is not None:
            return "done"
        if self.tracking.waiting:
            return "waiting"
        if self.tracking.due_at is None:
            return "none"
        return str(_due_state(self.now, self.tracking.due_at))

    @property
    def due_words(self) -> str:
        return _DUE_WORDS[self.due_state]()


_ENDED = frozenset({Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.STOPPED})


def _look(state: str) -> tuple[str, str]:
    icon, words = _STEP_LOOK[state]
    return icon, str(words)


def _due_state(now: datetime, due_at: datetime) -> DueState:
    if now > due_at:
        return DueState.OVERDUE
    return DueState.TODAY if local(now).date() == local(due_at).date() else DueState.EARLY


_DUE_WORDS = {
    "early": lambda: _("chưa đến hạn"),
    "today": lambda: _("đến hạn hôm nay"),
    "overdue": lambda: _("đã quá hạn"),
    "waiting": lambda: _("đang tạm dừng tính thời hạn"),
    "done": lambda: _("đã xử lý xong"),
    "none": lambda: _("chưa có ngày hẹn trả"),
}


@dataclass(frozen=True)
class Calculated:
    term: Term
    start: datetime
    due_at: datetime
    trace: Trace
    version: ProcedureVersion | None

    @property
    def unannounced_years(self) -> list[int]:
        """Years of the answer whose days off or swaps are not announced for certain."""
        years = range(self.start.year, self.due_at.year + 1)
        return [
            year for year in years if any(d.certainty is Certainty.UNCERTAIN for d in national_days(year))
        ]
