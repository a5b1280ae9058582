"""What the lists and pages of the desk show, worked out beforehand: words and looks, no markup."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.content import Content
from motcua.catalogue.forms import Choice, Date, Field
from motcua.dossiers.answering import answer_due_at
from motcua.dossiers.models import Dossier, Source, Status, Task, TaskKind
from motcua.dossiers.page import Moment
from motcua.dossiers.queries import DossierPage
from motcua.organisation.models import User
from motcua.organisation.queries import calendar_of
from motcua.terms import clock
from motcua.terms.remaining import words
from motcua.web.shared.templatetags.motcua_status import Tag, due_look, due_of
from motcua.web.shared.wording import plain

DUTIES = {
    TaskKind.INTAKE: gettext_lazy("Tiếp nhận"),
    TaskKind.PROCESSING: gettext_lazy("Thụ lý"),
    TaskKind.APPROVAL: gettext_lazy("Ký duyệt"),
    TaskKind.ISSUE: gettext_lazy("Phát hành kết quả"),
    TaskKind.RETURN: gettext_lazy("Trả kết quả"),
    TaskKind.CONSULT: gettext_lazy("Cho ý kiến"),
}


@dataclass(frozen=True)
class WorkRow:
    """One task with its deadline; ``proposal``: what the leader is asked to sign."""

    task: Task
    look: Tag
    proposal: str = ""
    refuses: bool = False

    @property
    def dossier(self) -> Dossier:
        return self.task.dossier

    @property
    def verb(self) -> str:
        """What is to be done, in two words; the step's own name stands below it."""
        return str(DUTIES[TaskKind(self.task.kind)])

    @property
    def step_name(self) -> str:
        """Empty where it only says the verb again."""
        return "" if self.task.name.startswith(self.verb) else self.task.name

    @property
    def on_shelf(self) -> bool:
        """A result that waits to be fetched: nobody is behind with it."""
        return self.task.kind == TaskKind.RETURN


def work_row(task: Task, proposal: Mapping[str, Any] | None = None) -> WorkRow:
    said = proposal or {}
    return WorkRow(
        task, task_look(task), str(said.get("decision_text", "")), said.get("decision") == "refused"
    )


def task_look(task: Task) -> Tag:
    """A result on the shelf is in time, however late the citizen fetches it (kill list 5)."""
    if task.kind == TaskKind.RETURN:
        return due_look("done", _("đã có kết quả, chờ trả"))
    dossier = task.dossier
    return due_of(task.due_at, calendar_of(dossier.agency), dossier.waiting)


def dossier_look(dossier: Dossier) -> Tag:
    """The deadline of a dossier in a list; of one that has its result, whether that came in time.

    Of one handed in online and not yet answered it is the desk's own: the hours to answer in.
    """
    if answer_by := answer_due_at(dossier):
        return due_of(answer_by, calendar_of(dossier.agency))
    if dossier.resolved_at:
        return resolved_look(dossier.resolved_at, dossier.due_at, dossier.status)
    return due_of(dossier.due_at, calendar_of(dossier.agency), dossier.waiting)


def resolved_look(resolved_at: datetime, due_at: datetime | None, status: int) -> Tag:
    if status in (Status.WITHDRAWN, Status.STOPPED, Status.NOT_ACCEPTED):
        return due_look("none", _("đã kết thúc, không tính hạn"))
    if due_at and resolved_at > due_at:
        return due_look("overdue", _("có kết quả sau ngày hẹn"))
    return due_look("done", _("có kết quả đúng hẹn"))


def page_look(page: DossierPage) -> Tag:
    if page.remaining is None or page.dossier.waiting:
        return dossier_look(page.dossier)
    return due_look(page.remaining.state.value, words(page.remaining))


@dataclass(frozen=True)
class Line:
    """A line of the timeline with the actor's name."""

    moment: Moment
    actor: str

    @property
    def papers(self) -> list[str]:
        """What the citizen was asked for, or brought."""
        found = self.moment.payload.get("missing") or self.moment.payload.get("received") or ()
        return [str(paper) for paper in found]


def timeline(moments: Sequence[Moment]) -> list[Line]:
    """Newest first; the names of all actors in one query."""
    users = User.objects.filter(username__in={moment.actor for moment in moments})
    names = {user.username: user.get_full_name() for user in users}
    lines = [Line(moment, names.get(moment.actor, moment.actor)) for moment in moments]
    return sorted(lines, key=lambda line: line.moment.occurred_at, reverse=True)


def answers(page: DossierPage) -> list[tuple[str, str]]:
    """The typed form of the dossier: each question with its answer in words."""
    given = page.dossier.applicant.form
    leaves = [leaf for leaf in page.content.form.leaves() if leaf.name in given]
    return [(leaf.label, _in_words(leaf, given[leaf.name])) for leaf in leaves]


def _in_words(leaf: Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(leaf, Date):
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    choices = dict(leaf.choices) if isinstance(leaf, Choice) else {}
    return choices.get(str(value), str(value))


def term_words(published: Content) -> str:
    """The term in its unit, with what the catalogue says beside it; empty where nothing is published."""
    length = published.term.text if published.term else ""
    text = plain(published.term_text.text)
    return f"{length} ({text})" if length and text and length != text else length or text


def is_retro(dossier: Dossier) -> bool:
    return dossier.source == Source.PAPER


def has_slip(dossier: Dossier) -> bool:
    """Received, with an appointment: there is a receipt to print."""
    return dossier.received_at is not None and bool(dossier.due_at or dossier.first_due_at)


def recorded_later(dossier: Dossier) -> bool:
    """Entered on another day than it was handed in."""
    return clock.local(dossier.recorded_at).date() != clock.local(dossier.submitted_at).date()


@dataclass(frozen=True)
class DossierRow:
    """``answer_by``: until when what came in online is to be answered; None once it was."""

    dossier: Dossier
    look: Tag
    answer_by: datetime | None


def with_looks(dossiers: Iterable[Dossier]) -> list[DossierRow]:
    return [DossierRow(each, dossier_look(each), answer_due_at(each)) for each in dossiers]


WHY_NOT_READY = {
    Status.SUBMITTED: gettext_lazy("Hồ sơ mới nộp trực tuyến, chưa được tiếp nhận."),
    Status.RECEIVED: gettext_lazy("Hồ sơ vừa tiếp nhận, chưa chuyển đi giải quyết."),
    Status.NOT_ACCEPTED: gettext_lazy("Hồ sơ không được tiếp nhận nên không có kết quả."),
    Status.IN_PROGRESS: gettext_lazy("Hồ sơ đang được giải quyết, chưa có kết quả."),
    Status.SUPPLEMENT: gettext_lazy("Hồ sơ đang chờ công dân bổ sung giấy tờ."),
    Status.PAYMENT: gettext_lazy("Hồ sơ đang chờ công dân nộp nghĩa vụ tài chính."),
    Status.WITHDRAWN: gettext_lazy("Công dân đã rút hồ sơ."),
    Status.STOPPED: gettext_lazy("Hồ sơ đã dừng giải quyết."),
    Status.RESOLVED: gettext_lazy("Hồ sơ đã có kết quả, nhưng bạn không giữ việc trả kết quả của hồ sơ này."),
    Status.RETURNED: gettext_lazy("Kết quả của hồ sơ này đã được trả."),
}
