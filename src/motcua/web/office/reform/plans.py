"""Plans of reform: the years, a new one, one with its progress and tasks, giving a task."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from motcua.assignments.models import TaskKind
from motcua.assignments.queries import Completion
from motcua.dossiers.errors import ActionRefused
from motcua.organisation.queries import reach_of
from motcua.reform import queries
from motcua.reform.actions import ISSUE, TASK, give_task, issue
from motcua.reform.models import Plan
from motcua.reform.visibility import kept_by, plans_visible_to
from motcua.terms import clock
from motcua.web.office.assignments.looks import due_tag, stage_tag
from motcua.web.office.guards import officer, user_of
from motcua.web.office.reform.forms import SpecForm
from motcua.web.shared.refusals import STATUS

PAGE = 50
STANDINGS = {
    "in_time": "hoàn thành đúng hạn", "late": "hoàn thành trễ", "open": "còn hạn", "overdue": "quá hạn",
    "cancelled": "đã hủy", "done": "đã hoàn thành",
}  # fmt: skip


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    page = Paginator(plans_visible_to(user).order_by("-year", "agency__code"), PAGE).get_page(
        request.GET.get("trang")
    )
    counted = queries.progress_of_many(page.object_list)
    context = {
        "page": page,
        "rows": [(plan, counted[plan.pk]) for plan in page.object_list],
        "keeps": kept_by(user).exists(),
    }
    return render(request, "office/reform/plans.html", context)


@officer("POST")
def new(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    books = list(kept_by(user))
    if not books:
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form, status = SpecForm(ISSUE, posted, {"year": clock.today().year}, books), 200
    if posted is not None:
        try:
            return redirect("office:reform-plan", issue(user, form.typed()).pk)
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
    context = {
        "form": form, "title": "Ghi kế hoạch cải cách hành chính", "button": "Ghi kế hoạch",
        "back": "office:reform-plans", "back_words": "Về các kế hoạch",
    }  # fmt: skip
    return render(request, "office/reform/form.html", context, status=status)


@officer()
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    plan = _found(request, id)
    kind, standing = request.GET.get("loai", ""), request.GET.get("tinh", "")
    kind, standing = kind if kind in TaskKind.values else "", standing if standing in STANDINGS else ""
    rows = queries.tasks_of(plan, kind, standing)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    counted = queries.progress(plan)
    context = {
        "plan": plan,
        "lines": [
            ("Nhiệm vụ chung", "general", counted.general, _cells(counted.general)),
            ("Nhiệm vụ cụ thể", "specific", counted.specific, _cells(counted.specific)),
            ("Cộng", "", counted.all, _cells(counted.all)),
        ],
        "standing": STANDINGS.get(standing, ""),
        "page": page,
        "rows": [(item, stage_tag(item), due_tag(item)) for item in page.object_list],
        "kind": TaskKind(kind).label if kind else "",
        "keeps": kept_by(user_of(request)).filter(pk=plan.agency_id).exists(),
    }
    return render(request, "office/reform/plan.html", context)


@officer("POST")
def give(request: HttpRequest, id: UUID) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    plan, user = _found(request, id), user_of(request)
    if not kept_by(user).filter(pk=plan.agency_id).exists():
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form, status = SpecForm(TASK, posted, agencies=reach_of(plan.agency).order_by("code")), 200
    if posted is not None:
        try:
            give_task(user, id, form.typed())
            return redirect("office:reform-plan", id)
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
    return render(request, "office/reform/give.html", {"form": form, "plan": plan}, status=status)


def _cells(counted: Completion) -> list[tuple[str, int]]:
    return [(name, getattr(counted, name)) for name in STANDINGS if name != "done"]


def _found(request: HttpRequest, id: UUID) -> Plan:
    plan = queries.plan_of(user_of(request), id)
    if plan is None:
        raise Http404("plan")
    return plan
