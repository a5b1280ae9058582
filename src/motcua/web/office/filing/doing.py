"""What a person may do with a report just now, and doing it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.dossiers.errors import ActionRefused
from motcua.filing.access import leads, prepares
from motcua.filing.actions import correct, discard, freeze, send, sign, write_narrative
from motcua.filing.document import broken
from motcua.filing.models import Report, State
from motcua.filing.outline import sections_of
from motcua.filing.papers import receiver_of
from motcua.organisation.models import User
from motcua.web.office.filing.forms import NarrativeForm, ReasonForm, SendForm
from motcua.web.shared.drawn import DrawnForm
from motcua.web.shared.refusals import STATUS

OPEN = (State.DRAFT, State.FROZEN)
SIGNED = (State.SIGNED, State.SENT)


class Desk:
    """The forms that the page offers to this person; ``refused`` is the one that was sent in vain."""

    def __init__(self, request: HttpRequest, report: Report) -> None:
        self.user, self.report = request.user, report
        self.prepares, self.leads = prepares(self.user, report.agency), leads(self.user, report.agency)
        self.refused: DrawnForm | None = None
        self.narrative_form = NarrativeForm(report) if self.prepares and report.state in OPEN else None
        self.discard_form = ReasonForm(prefix="bo") if self.prepares and report.state in OPEN else None
        self.correct_form = ReasonForm(prefix="dc") if self.prepares and report.state in SIGNED else None
        self.send_form = (
            SendForm(prefix="gui", initial={"to": receiver_of(report.agency, None)})
            if self.prepares and report.state == State.SIGNED
            else None
        )

    @property
    def may_freeze(self) -> bool:
        return self.prepares and self.report.state == State.DRAFT

    @property
    def may_sign(self) -> bool:
        return self.leads and self.report.state == State.FROZEN and not self.broken

    @property
    def broken(self) -> list[str]:
        """Identities for which nobody can sign."""
        return broken(self.report.document) if self.report.content else []

    def sections(self) -> list[tuple[Any, str]]:
        """The words as they stand, for whoever only reads."""
        return [
            (section, self.report.narrative.get(section.key, ""))
            for section in sections_of(self.report.agency)
        ]


Do = Callable[[User, Report, DrawnForm], Report]
Make = Callable[[Report, Mapping[str, Any]], DrawnForm]


class Errand:
    """``make`` reads what was typed; ``slot``: the form of the desk that it takes the place of."""

    def __init__(self, done: str, make: Make, act: Do, slot: str = "") -> None:
        self.done, self.make, self.act, self.slot = done, make, act, slot


def _nothing(report: Report, data: Mapping[str, Any]) -> DrawnForm:
    return DrawnForm(data)


ERRANDS: Mapping[str, Errand] = {
    "freeze": Errand(
        gettext_noop("Đã chốt số liệu. Lãnh đạo có thể ký."),
        _nothing,
        lambda user, report, form: freeze(user, report),
    ),
    "sign": Errand(gettext_noop("Đã ký báo cáo."), _nothing, lambda user, report, form: sign(user, report)),
    "write": Errand(
        gettext_noop("Đã lưu phần lời."),
        lambda report, data: NarrativeForm(report, data),
        lambda user, report, form: write_narrative(user, report, form.typed()),
        "narrative_form",
    ),
    "send": Errand(
        gettext_noop("Đã ghi nhận việc gửi báo cáo."),
        lambda report, data: SendForm(data, prefix="gui"),
        lambda user, report, form: send(user, report, form.typed_one("to") or ""),
        "send_form",
    ),
    "correct": Errand(
        gettext_noop("Đã lập bản đính chính. Hãy xem các số khác với bản đã ký rồi chốt."),
        lambda report, data: ReasonForm(data, prefix="dc"),
        lambda user, report, form: correct(user, report, form.typed_one("reason") or ""),
        "correct_form",
    ),
    "discard": Errand(
        gettext_noop("Đã bỏ báo cáo này."),
        lambda report, data: ReasonForm(data, prefix="bo"),
        lambda user, report, form: discard(user, report, form.typed_one("reason") or ""),
        "discard_form",
    ),
}


def do(desk: Desk, request: HttpRequest) -> tuple[int, UUID | None]:
    """Status and, when it was done, the report to go to. Refused, the desk holds the form with the reason."""
    errand = ERRANDS.get(request.POST.get("viec", ""))
    if errand is None or not isinstance(request.user, User):
        return 400, None
    form = errand.make(desk.report, request.POST)
    try:
        after = errand.act(request.user, desk.report, form)
    except ActionRefused as refused:
        form.refuse(refused)
        desk.refused = form
        if errand.slot and getattr(desk, errand.slot) is not None:
            setattr(desk, errand.slot, form)
        return STATUS[refused.code], None
    messages.success(request, _(errand.done))
    return 302, after.pk
