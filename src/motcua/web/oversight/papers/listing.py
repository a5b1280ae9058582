"""The papers of an inspection or of a plan, and beginning a new one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused
from motcua.oversight.models import Inspection, InspectionPlan
from motcua.oversight.papers import queries
from motcua.oversight.papers.about import About
from motcua.oversight.papers.acting import may_write
from motcua.oversight.papers.actions import draft
from motcua.oversight.papers.kinds import possible
from motcua.oversight.visibility import plans_visible_to
from motcua.oversight.visibility import visible_to as inspections_of
from motcua.web.oversight.access import officer, user_of
from motcua.web.oversight.papers.frames import around, paper_tag
from motcua.web.shared.refusals import STATUS


@officer("POST")
def of_inspection(request: HttpRequest, id: UUID) -> HttpResponse:
    item = inspections_of(user_of(request)).select_related("agency").filter(pk=id).first()
    if item is None:
        raise Http404("inspection")
    return _page(request, item, About(inspection=item), around(request, item))


@officer("POST")
def of_plan(request: HttpRequest, id: UUID) -> HttpResponse:
    plan = plans_visible_to(user_of(request)).select_related("agency").filter(pk=id).first()
    if plan is None:
        raise Http404("plan")
    frame = {"layout": "oversight/papers/plan_base.html", "plan": plan}
    return _page(request, plan, About(plan=plan), frame)


def _page(
    request: HttpRequest, of: Inspection | InspectionPlan, about: About, frame: dict[str, Any]
) -> HttpResponse:
    """A POST begins the paper of the kind that it names; refused: the same page with the reason."""
    user, problem, status = user_of(request), "", 200
    if request.method == "POST":
        try:
            made = draft(user, of.pk, request.POST.get("kind", ""))
        except ActionRefused as reason:
            problem, status = reason.message, STATUS[reason.code]
        else:
            messages.success(request, _("Đã soạn từ dữ liệu của cuộc kiểm tra. Hãy đọc lại và sửa câu chữ."))
            return redirect("oversight:paper", made.pk)
    papers = list(queries.papers_of(user, of)[:100])
    context = frame | {
        "rows": [(paper, paper_tag(paper)) for paper in papers],
        "kinds": possible(about) if may_write(user, about) else [],
        "problem": problem,
    }
    return render(request, "oversight/papers/list.html", context, status=status)
