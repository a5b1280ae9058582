"""Inspections: the list, deciding one, its stages and team, its findings, its log and files."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.attachments.errors import FileRefused, NotServed
from motcua.attachments.serving import respond
from motcua.dossiers.errors import ActionRefused, BadInput
from motcua.oversight import queries
from motcua.oversight.actions.deciding import decide
from motcua.oversight.actions.handling import ACTIONS, perform
from motcua.oversight.actions.shared import Action, refused
from motcua.oversight.models import Finding, Recommendation
from motcua.oversight.queries import Listing, Sight
from motcua.web.oversight.access import officer, seen_or_404, user_of
from motcua.web.oversight.inspection.forms import ActionForm, DecideForm, FilterForm, organised
from motcua.web.oversight.inspection.looks import STATES, access_words, state_tag
from motcua.web.shared.refusals import STATUS

PAGE = 50
ON_PAGE = {
    "inspection": ("buoc", "them-thanh-vien", "thoi-thanh-vien", "gia-han", "huy"),
    "findings": ("nhan-xet", "kien-nghi", "rut-kien-nghi", "giai-trinh", "xu-ly-giai-trinh"),
}
"""Which actions stand on which page; the criteria have a page of their own."""


@officer()
def home(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    labels = [(name, look[2]) for name, look in STATES.items()]
    form = FilterForm(request.GET, labels, queries.years(user))
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    rows = queries.listed(user, Listing(asked["buoc"], asked["loai"], asked["nam"]))
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    counts = queries.counts(user)
    context = {
        "form": form,
        "page": page,
        "rows": [(item, state_tag(item)) for item in page.object_list],
        "counts": [(name, label, counts[name]) for name, label in labels],
        "narrowed": any(asked.values()),
        "may_decide": bool(organised(user)),
    }
    return render(request, "oversight/list.html", context)


@officer("POST")
def decide_page(request: HttpRequest) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    user = user_of(request)
    agencies = organised(user)
    if not agencies:
        raise PermissionDenied
    form = DecideForm(agencies, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        try:
            made = decide(user, form.typed())
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
        else:
            messages.success(request, _("Đã lập cuộc kiểm tra %s. Hãy thêm thành viên đoàn.") % made.code)
            return redirect("oversight:inspection", made.pk)
    return render(request, "oversight/decide.html", {"form": form}, status=status)


@officer()
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    return inspection_page(request, seen_or_404(request, id))


@officer()
def findings(request: HttpRequest, id: UUID) -> HttpResponse:
    return findings_page(request, seen_or_404(request, id))


@officer("POST")
def act(request: HttpRequest, id: UUID, action: str) -> HttpResponse:
    """Does it and goes back to the page it stands on; refused: that page with the reason."""
    seen = seen_or_404(request, id)
    where = next((page for page, names in ON_PAGE.items() if action in names), "")
    if not where:
        raise Http404("action")
    if request.method != "POST":
        return redirect(f"oversight:{where}", id)
    declared = ACTIONS[action]
    finding = request.POST.get("finding", "")
    fixed = {"finding": finding} if finding and action != "kien-nghi" else None
    form = ActionForm(declared, seen, fixed, request.POST, request.FILES)
    status = try_action(request, seen, form, action)
    if status == 200:
        return redirect(f"oversight:{where}", id)
    draw = inspection_page if where == "inspection" else findings_page
    return draw(request, seen_or_404(request, id), form, status)


def try_action(request: HttpRequest, seen: Sight, form: ActionForm, name: str) -> int:
    """200 when it was done; else the status of the refusal, which the form now shows."""
    try:
        perform(user_of(request), seen.item.pk, name, form.typed(), form.received())
    except FileRefused as reason:
        form.refuse(BadInput(reason.message, {"files": reason.message}))
        return STATUS["input"]
    except ActionRefused as reason:
        form.refuse(reason)
        return STATUS[reason.code]
    messages.success(request, _("Đã ghi: %(what)s.") % {"what": ACTIONS[name].label.lower()})
    return 200


def inspection_page(
    request: HttpRequest, seen: Sight, wrong: ActionForm | None = None, status: int = 200
) -> HttpResponse:
    item = seen.item
    context = base(seen) | {
        "steps": queries.steps(seen),
        "team": queries.team(item),
        "offers": offers(seen, "inspection", wrong),
        "refused": wrong,
        "planned": item.plan_line,
    }
    return render(request, "oversight/inspection.html", context, status=status)


def findings_page(
    request: HttpRequest, seen: Sight, wrong: ActionForm | None = None, status: int = 200
) -> HttpResponse:
    recommended = queries.recommendations(seen)
    remarks = queries.remarks(seen, recommended)
    context = base(seen) | {
        "remarks": [(remark, _about(seen, remark.finding, wrong)) for remark in remarks],
        "loose": [each for each in recommended if each.finding_id is None],
        "offers": _with_choices(offers(seen, "findings", wrong, own=False), remarks, recommended),
        "refused": wrong,
    }
    return render(request, "oversight/findings.html", context, status=status)


def base(seen: Sight) -> dict[str, Any]:
    """What every page of one inspection shows."""
    item = seen.item
    return {"seen": seen, "item": item, "state": state_tag(item), "access": access_words(item)}


def offers(
    seen: Sight, page: str, wrong: ActionForm | None = None, own: bool = True
) -> list[tuple[Action, ActionForm, bool]]:
    """The actions of a page that may be done now, each with its form; the refused one stands open."""
    found = []
    for name in ON_PAGE[page]:
        action = ACTIONS[name]
        if not own and any(spec.name == "finding" and spec.required for spec in action.fields):
            continue  # stands beside its finding
        if wrong is not None and wrong.action is action:
            found.append((action, wrong, True))
        elif refused(seen.item, action, seen.parts) is None and _possible(seen, name):
            found.append((action, ActionForm(action, seen), False))
    return found


def _possible(seen: Sight, name: str) -> bool:
    """Nobody is taken off an empty team."""
    return name != "thoi-thanh-vien" or seen.item.members.filter(left_at=None).exists()


def _about(seen: Sight, finding: Finding, wrong: ActionForm | None) -> list[tuple[Action, ActionForm, bool]]:
    """What may be done with one finding: explained by its unit, settled by the team."""
    wanted = []
    if finding.settled_at is None:
        wanted = ["giai-trinh"] if finding.explained_at is None else ["giai-trinh", "xu-ly-giai-trinh"]
    found = []
    for name in wanted:
        action, fixed = ACTIONS[name], {"finding": str(finding.pk)}
        if wrong is not None and wrong.action is action and wrong.data.get("finding") == str(finding.pk):
            found.append((action, wrong, True))
        elif refused(seen.item, action, seen.parts) is None:
            found.append((action, ActionForm(action, seen, fixed), False))
    return found


def _with_choices(
    found: list[tuple[Action, ActionForm, bool]],
    remarks: Sequence[queries.Remark],
    recommended: Sequence[Recommendation],
) -> list[tuple[Action, ActionForm, bool]]:
    """Lists to choose from for what is asked by its id."""
    standing = [(str(r.finding.pk), r.finding.text[:100]) for r in remarks if r.finding.stands]
    live = [
        (str(each.pk), f"Số {each.number}: {each.text[:80]}") for each in recommended if not each.withdrawn_at
    ]
    names = {"finding": [("", _("Không từ nhận xét nào")), *standing], "recommendation": live}
    found = [each for each in found if live or "recommendation" not in each[1].fields]
    for _action, form, _open in found:
        for name in names.keys() & form.fields.keys():
            form.choose(name, names[name])
    return found


@officer()
def log(request: HttpRequest, id: UUID) -> HttpResponse:
    """What happened; or, asked so, every page that the team opened."""
    seen = seen_or_404(request, id, whole=True)
    looks = request.GET.get("xem") == "luot-xem"
    context = base(seen) | {"lines": queries.timeline(seen.item, looks), "looks": looks}
    return render(request, "oversight/log.html", context)


@officer()
def file(request: HttpRequest, id: UUID, file: UUID) -> HttpResponseBase:
    seen = seen_or_404(request, id)
    found = queries.file_of(user_of(request), seen, file)
    if found is None:
        raise Http404("file")
    try:
        return respond(found, inline=request.GET.get("anh") == "1")
    except NotServed as reason:
        messages.warning(request, reason.message)
        return redirect("oversight:inspection", id)
