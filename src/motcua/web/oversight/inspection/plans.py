"""The yearly plans of inspections, and what became of each line."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused
from motcua.organisation.queries import active_posts
from motcua.oversight.actions.planning import add_line, drop_line, issue
from motcua.oversight.models import Inspection, InspectionPlan
from motcua.oversight.visibility import ORGANISERS, plans_visible_to
from motcua.web.oversight.access import officer, user_of
from motcua.web.oversight.inspection.forms import LineForm, PlanForm, organised
from motcua.web.oversight.inspection.looks import state_tag
from motcua.web.shared.refusals import STATUS


@officer("POST")
def plans(request: HttpRequest) -> HttpResponse:
    """The plans, and the form of a new one; refused: the same page with everything typed."""
    user = user_of(request)
    agencies = organised(user)
    status = 200
    form = PlanForm(agencies, request.POST if request.method == "POST" else None) if agencies else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        try:
            made = issue(user, form.typed())
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
        else:
            messages.success(request, _("Đã ghi kế hoạch kiểm tra năm %s.") % made.year)
            return redirect("oversight:plan", made.pk)
    decided = Q(lines__inspections__cancelled_at__isnull=True, lines__inspections__isnull=False)
    rows = (
        plans_visible_to(user)
        .select_related("agency")
        .annotate(
            planned=Count("lines", distinct=True),
            dropped=Count("lines", filter=Q(lines__dropped_at__isnull=False), distinct=True),
            decided=Count("lines", filter=decided, distinct=True),
        )
    )
    context = {"plans": rows[:100], "form": form}
    return render(request, "oversight/plans.html", context, status=status)


@officer("POST")
def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """One plan with its lines; a POST adds a line, or drops the one it names."""
    user = user_of(request)
    found = plans_visible_to(user).select_related("agency").filter(pk=id).first()
    if found is None:
        raise Http404("plan")
    dropping = "line" in request.POST
    adding = request.method == "POST" and not dropping
    form = LineForm(found, request.POST if adding else None)
    status, problem = 200, ""
    if request.method == "POST":
        try:
            if dropping:
                drop_line(user, id, {name: request.POST.get(name, "") for name in ("line", "reason")})
            else:
                add_line(user, id, form.typed())
        except ActionRefused as reason:
            status, problem = STATUS[reason.code], reason.message if dropping else ""
            if not dropping:
                form.refuse(reason)
        else:
            messages.success(request, _("Đã ghi vào kế hoạch."))
            return redirect("oversight:plan", id)
    may = active_posts(user, roles=ORGANISERS).filter(scope=found.agency_id).exists()
    context = {"plan": found, "lines": _lines(found), "form": form if may else None, "problem": problem}
    return render(request, "oversight/plan.html", context, status=status)


def _lines(plan: InspectionPlan) -> list[object]:
    carried = Prefetch("inspections", Inspection.objects.filter(cancelled_at=None), to_attr="decided")
    rows = plan.lines.prefetch_related("units", carried)
    return [(line, [(item, state_tag(item)) for item in line.decided]) for line in rows]
