"""One agency's sheet: every criterion with its points, and the steps that can be taken with it."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused
from motcua.organisation.queries import active_posts
from motcua.organisation.timelines import timeline
from motcua.scoring import queries
from motcua.scoring.actions import STEPS, Step, available, perform
from motcua.scoring.actions.doing import numbered
from motcua.scoring.models import Sheet, Stage
from motcua.scoring.rules.support import unsupported
from motcua.scoring.visibility import SCORERS, may_judge, may_know_appraisal
from motcua.web.office.guards import officer, user_of
from motcua.web.office.scoring.forms import StepForm
from motcua.web.office.scoring.looks import late_tag, stage_tag
from motcua.web.office.scoring.presenting import lines_of, plan_of
from motcua.web.shared.refusals import STATUS


class Offer(NamedTuple):
    """A step with its form; ``open``: the one that was just refused."""

    step: Step
    form: StepForm
    open: bool = False


@officer()
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    return page(request, found(request, key))


@officer("POST")
def act(request: HttpRequest, key: UUID, step: str) -> HttpResponse:
    """A step about one criterion comes from that criterion's page and leads back to it."""
    from motcua.web.office.scoring import criteria

    sheet = found(request, key)
    if request.method != "POST" or step not in STEPS:
        return redirect("office:scoring-sheet", sheet.pk)
    declared = STEPS[step]
    code = request.POST.get("criterion", "")
    form = StepForm(declared, sheet, code, request.POST)
    number = next((n for n, leaf in numbered(sheet.round.tree) if leaf.code == code), 0)
    try:
        perform(user_of(request), sheet.pk, step, form.typed())
    except ActionRefused as refused:
        form.refuse(refused)
        offer, status = Offer(declared, form, open=True), STATUS[refused.code]
        if declared.of_criterion and number:
            return criteria.page(request, sheet, number, refused=offer, status=status)
        return page(request, sheet, offer, _missing_of(sheet, refused), status)
    messages.success(request, _("Đã ghi: %(what)s.") % {"what": declared.label.lower()})
    if declared.of_criterion and number:
        return redirect("office:scoring-criterion", sheet.pk, number)
    return redirect("office:scoring-sheet", sheet.pk)


def found(request: HttpRequest, key: UUID) -> Sheet:
    """Out of scope is answered like unknown: nobody learns that it exists."""
    sheet = queries.sheet_of(user_of(request), key)
    if sheet is None:
        raise Http404("sheet")
    return sheet


def _missing_of(sheet: Sheet, refused: ActionRefused) -> dict[str, Any]:
    """The criteria that a refusal names by number, each a link to where it is filled in."""
    numbers = {f"c{number}": number for number, _leaf in numbered(sheet.round.tree)}
    named = [(numbers[name], text) for name, text in refused.fields.items() if name in numbers]
    return {"named": named} if named else {}


def offers_of(
    request: HttpRequest, sheet: Sheet, of_criterion: bool, code: str = "", refused: Offer | None = None
) -> list[Offer]:
    return [
        refused if refused and refused.step is step else Offer(step, StepForm(step, sheet, code))
        for step in available(user_of(request), sheet)
        if step.of_criterion is of_criterion
    ]


def page(
    request: HttpRequest,
    sheet: Sheet,
    refused: Offer | None = None,
    extra: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    user = user_of(request)
    entries = queries.entries_of(sheet)
    files = queries.files_by_code(entries.values())
    judged = may_know_appraisal(user, sheet)
    lines, totals = lines_of(sheet.round, entries, files, judged)
    context = {
        "sheet": sheet,
        "round": sheet.round,
        "stage": stage_tag(sheet),
        "late": late_tag(sheet),
        "lines": lines,
        "totals": totals,
        "judged": judged,
        "offers": offers_of(request, sheet, False, refused=refused),
        "refused": refused,
        "left": _left(sheet, entries, files) if sheet.stage == Stage.SCORING else 0,
        "may_fill": may_fill(request, sheet),
        "may_judge": sheet.stage == Stage.SUBMITTED and may_judge(user, sheet.round),
        "plan": plan_of(sheet.round, entries) if sheet.round.published_at and sheet.place else None,
        "moments": timeline(sheet.pk),
    }
    return render(request, "office/scoring/sheet.html", context | (extra or {}), status=status)


def _left(sheet: Sheet, entries: Any, files: Any) -> int:
    """How many criteria still stop the sheet from being handed in."""
    claims = {code: queries.claim_of(entry, len(files.get(code, ()))) for code, entry in entries.items()}
    return len(unsupported(sheet.round.tree.leaves(), claims))


def may_fill(request: HttpRequest, sheet: Sheet) -> bool:
    if sheet.stage != Stage.SCORING or sheet.round.published_at:
        return False
    return active_posts(user_of(request), roles=SCORERS).filter(scope=sheet.agency_id).exists()
