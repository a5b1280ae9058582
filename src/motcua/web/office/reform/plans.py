"""Plans of reform: the years, a new one, one with its progress and tasks, giving a task."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

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
from motcua.web.office.reform.beginning import begin
from motcua.web.office.reform.forms import SpecForm
from motcua.web.shared.refusals import STATUS

PAGE = 50
STANDINGS = {
    "in_time": "hoàn thành đúng hạn", "late": "hoàn thành trễ", "open": "còn hạn", "overdue": "quá hạn",
    "cancelled": "đã hủy", "done": "đã hoàn thành", "owed": "phải thực hiện",
}  # fmt: skip
SEVERAL = ("done", "owed")
"""Told by reports, not columns of the table."""


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
    words = {
        "title": "Ghi kế hoạch cải cách hành chính", "button": "Ghi kế hoạch",
        "back": "office:reform-plans", "back_words": "Về các kế hoạch",
    }  # fmt: skip
    return begin(request, ISSUE, issue, "office:reform-plan", words)


@officer()
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    plan = _found(request, id)
    kind, standing = request.GET.get("loai", ""), request.GET.get("tinh", "")
    kind, standing = kind if kind in TaskKind.values else "", standing if standing in STANDINGS else ""
    day = day_of(request.GET.get("ngay", ""))
    rows = queries.tasks_of(plan, kind, standing, day)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    counted = queries.progress(plan, day)
    context = {
        "day": day,
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


def tasks_url(plan: Plan, kind: str, standing: str, day: date) -> str:
    """The page with exactly the tasks that a number counted at the end of a day."""
    asked = {"loai": kind, "tinh": standing, "ngay": day.isoformat()}
    return f"{reverse('office:reform-plan', args=[plan.pk])}?{urlencode(asked)}"


def day_of(text: str) -> date | None:
    """A day that has been; None is today."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day < clock.today() else None


def _cells(counted: Completion) -> list[tuple[str, int]]:
    return [(name, getattr(counted, name)) for name in STANDINGS if name not in SEVERAL]


def _found(request: HttpRequest, id: UUID) -> Plan:
    plan = queries.plan_of(user_of(request), id)
    if plan is None:
        raise Http404("plan")
    return plan
