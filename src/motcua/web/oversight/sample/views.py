"""Pages of samples: the list of an inspection, freezing, one sample with its next step, a check sheet."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused
from motcua.oversight.actions import sample_sheets
from motcua.oversight.actions.sample_drawing import ACTIONS, Action, available, perform
from motcua.oversight.actions.sample_freezing import freeze
from motcua.oversight.actions.sample_shared import may_work
from motcua.oversight.models import Sample, SampledDossier, SampleState
from motcua.oversight.queries import Sight
from motcua.oversight.samples import queries
from motcua.oversight.samples.population import dossiers_of
from motcua.oversight.samples.results import items_of, results_of, sheet_of
from motcua.sampling.samplefile import outline_of
from motcua.web.oversight.access import officer, seen_or_404, user_of
from motcua.web.oversight.inspection.views import base
from motcua.web.oversight.sample import page
from motcua.web.oversight.sample.forms import ActionForm, FreezeForm, SheetForm
from motcua.web.shared.refusals import STATUS

PAGE = 50


class Offer(NamedTuple):
    """An action with its form; ``open``: the one that was just refused."""

    action: Action
    form: ActionForm
    open: bool = False


@officer()
def listing(request: HttpRequest, inspection: UUID) -> HttpResponse:
    seen = seen_or_404(request, inspection, whole=True)
    context = base(seen) | {
        "rows": [(sample, page.state_tag(sample)) for sample in queries.samples_of(seen.item)],
        "may_freeze": may_work(user_of(request), seen.item),
    }
    return render(request, "oversight/sample/list.html", context)


@officer("POST")
def freeze_page(request: HttpRequest, inspection: UUID) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    user, status = user_of(request), 200
    seen = seen_or_404(request, inspection, whole=True)
    if not may_work(user, seen.item):
        raise PermissionDenied
    form = FreezeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            sample = freeze(user, seen.item, form.typed())
        except ActionRefused as refused:
            form.refuse(refused)
            status = STATUS[refused.code]
        else:
            messages.success(request, _("Đã chốt tổng thể. Hãy công bố mã cam kết trước khi làm bước sau."))
            return redirect("oversight:sample", inspection, sample.pk)
    context = base(seen) | {"form": form, "population": dossiers_of(user, seen.item).count()}
    return render(request, "oversight/sample/freeze.html", context, status=status)


@officer()
def one(request: HttpRequest, inspection: UUID, id: UUID) -> HttpResponse:
    return _page(request, *found(request, inspection, id))


@officer("POST")
def act(request: HttpRequest, inspection: UUID, id: UUID, action: str) -> HttpResponse:
    seen, sample = found(request, inspection, id)
    if request.method != "POST" or action not in ACTIONS:
        return redirect("oversight:sample", inspection, id)
    declared = ACTIONS[action]
    form = ActionForm(declared, request.POST)
    try:
        perform(user_of(request), id, action, form.typed())
    except ActionRefused as reason:
        form.refuse(reason)
        return _page(request, seen, sample, Offer(declared, form, open=True), status=STATUS[reason.code])
    messages.success(request, _("Đã ghi: %(what)s.") % {"what": declared.label.lower()})
    return redirect("oversight:sample", inspection, id)


@officer("POST")
def sheet(request: HttpRequest, inspection: UUID, id: UUID, item: UUID) -> HttpResponse:
    """The check sheet of one dossier; whoever may not fill it in reads it."""
    seen, sample = found(request, inspection, id)
    drawn = items_of(sample).filter(pk=item).first()
    if drawn is None:
        raise Http404("sheet")
    before = sheet_of(drawn)
    specs = sample_sheets.fields_of(sample, before is not None)
    form, status = SheetForm(specs, request.POST or None, page.answers_by_name(before)), 200
    if request.method == "POST":
        try:
            sample_sheets.fill(user_of(request), sample.pk, drawn.pk, form.typed())
        except ActionRefused as refused:
            form.refuse(refused)
            status = STATUS[refused.code]
        else:
            messages.success(request, _("Đã ghi phiếu hồ sơ %s.") % drawn.dossier.code)
            return redirect("oversight:sample", inspection, id)
    context = base(seen) | {
        "sample": sample,
        "drawn": drawn,
        "form": form,
        "versions": page.versions_of(sample, drawn),
        "may_fill": not drawn.lost_reason and may_work(user_of(request), seen.item),
        "stratum": page.stratum_name(sample, drawn.stratum),
    }
    return render(request, "oversight/sample/sheet.html", context, status=status)


def found(request: HttpRequest, inspection: UUID, id: UUID) -> tuple[Sight, Sample]:
    """Out of scope is answered like unknown: nobody learns that it exists."""
    seen = seen_or_404(request, inspection, whole=True)
    sample = queries.sample(seen.item, id)
    if sample is None:
        raise Http404("sample")
    return seen, sample


def _page(
    request: HttpRequest, seen: Sight, sample: Sample, wrong: Offer | None = None, status: int = 200
) -> HttpResponse:
    items, outline = list(items_of(sample)), outline_of(sample.file)
    narrowed = page.Narrowed.asked(sample, request.GET)
    offers = [
        wrong if wrong and wrong.action is action else Offer(action, ActionForm(action))
        for action in available(user_of(request), sample)
    ]
    shown = Paginator(narrowed.of(items), PAGE).get_page(request.GET.get("trang"))
    context: dict[str, Any] = base(seen) | {
        "sample": sample,
        "steps": page.steps_of(sample, outline),
        "facts": page.facts_of(outline),
        "strata": page.strata_of(sample),
        "results": results_of(sample, items) if items else None,
        "narrowed": narrowed,
        "page": shown,
        "offers": offers,
        "refused": wrong.form if wrong else None,
        "takes_file": sample.state == SampleState.DRAWN or bool(offers),
        "rows": [_row(sample, item) for item in shown.object_list],
    }
    return render(request, "oversight/sample/one.html", context, status=status)


def _row(sample: Sample, item: SampledDossier) -> dict[str, Any]:
    return {
        "item": item,
        "stratum": page.stratum_name(sample, item.stratum),
        "standing": page.standing_tag(item),
        "sheet": sheet_of(item),
    }
