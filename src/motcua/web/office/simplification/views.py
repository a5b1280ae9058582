"""Reviews: the list, what to review first, one review with what can be done next."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused, BadInput
from motcua.organisation.timelines import timeline
from motcua.reports.queries import reportable_agencies
from motcua.simplification import queries
from motcua.simplification.actions import ACTIONS, available, perform
from motcua.simplification.actions.declared import Action
from motcua.simplification.assumptions import assumptions
from motcua.simplification.effect import Figures
from motcua.simplification.models import Review
from motcua.simplification.ranking import ranking
from motcua.web.office.guards import officer, user_of
from motcua.web.office.simplification import presenting
from motcua.web.office.simplification.forms import ActionForm, FilterForm, RankForm
from motcua.web.office.simplification.looks import state_tag
from motcua.web.shared.refusals import STATUS

PAGE = 50
ON_OWN_PAGES = ("phieu", "chi-phi", "bo-dong", "chep-bang")
"""Done on the pages of the sheet and of the costs."""
BESIDE = ("khoang", "tra-lai")
"""Not what usually comes next."""


class Offer(NamedTuple):
    """An action with its form; ``open``: the one that was just refused."""

    action: Action
    form: ActionForm
    open: bool = False

    @property
    def main(self) -> bool:
        return self.action.name not in BESIDE


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    user, form = user_of(request), FilterForm(request.GET)
    form.is_valid()
    state, year = form.cleaned_data.get("buoc") or "", form.cleaned_data.get("nam")
    page = Paginator(queries.listed(user, state, year), PAGE).get_page(request.GET.get("trang"))
    context = {
        "form": form,
        "page": page,
        "rows": [(review, state_tag(review)) for review in page.object_list],
        "counts": queries.counts(user),
        "narrowed": bool(state or year),
        "may_open": queries.prepares_for(user).exists(),
    }
    return render(request, "office/simplification/list.html", context)


@officer()
def rank(request: HttpRequest) -> HttpResponse:
    """Procedures by what could be saved, from the dossiers of the last twelve months."""
    user, agencies = user_of(request), list(reportable_agencies(request.user))
    if not agencies:
        return render(request, "office/no_agency.html")
    form = RankForm({"co_quan": agencies[0].code, **request.GET.dict()}, agencies)
    if not form.is_valid():
        raise Http404("agency")
    try:
        found = ranking(form.agency, form.order)
    except BadInput as refused:
        return render(request, "office/simplification/ranking.html", {"form": form, "refused": refused})
    rows, few = presenting.rank_rows(user, form.agency, found)
    context = {
        "form": form,
        "agency": form.agency,
        "found": found,
        "rows": rows,
        "few": few,
        "assumed": assumptions(),
        "may_open": queries.prepares_for(user).exists(),
    }
    return render(request, "office/simplification/ranking.html", context)


@officer()
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    return _page(request, found(request, id))


@officer("POST")
def act(request: HttpRequest, id: UUID, action: str) -> HttpResponse:
    item = found(request, id)
    if request.method != "POST" or action not in ACTIONS:
        return redirect("office:review", item.pk)
    declared = ACTIONS[action]
    form = ActionForm(declared, item, request.POST)
    try:
        perform(user_of(request), item.pk, action, form.typed())
    except ActionRefused as refused:
        form.refuse(refused)
        return _page(request, item, Offer(declared, form, open=True), STATUS[refused.code])
    messages.success(request, _("Đã ghi: %(what)s.") % {"what": declared.label.lower()})
    return redirect("office:review-costs" if action in ON_OWN_PAGES else "office:review", item.pk)


def found(request: HttpRequest, id: UUID) -> Review:
    """Out of scope is answered like unknown: nobody learns that it exists."""
    item = queries.by_id(user_of(request), id)
    if item is None:
        raise Http404("review")
    return item


def _page(
    request: HttpRequest, item: Review, refused: Offer | None = None, status: int = 200
) -> HttpResponse:
    user, costs = user_of(request), queries.costs_of(item)
    may = available(user, item)
    offers = [
        refused if refused and refused.action is action else Offer(action, ActionForm(action, item))
        for action in may
        if action.name not in ON_OWN_PAGES
    ]
    effect, proposal = getattr(item, "effect", None), getattr(item, "proposal", None)
    context = {
        "review": item,
        "state": state_tag(item),
        "preparing": any(action.name == "phieu" for action in may),
        "tables": presenting.tables(costs),
        "saving": costs.saving,
        "sensitivity": costs.sensitivity,
        "swings": presenting.swing_rows(costs.sensitivity),
        "chart": presenting.swings_drawn(costs.sensitivity),
        "sheet": presenting.sheet_look(list(item.answers.all())),
        "proposal": proposal,
        "decision": getattr(item, "decision", None),
        "effect": effect and presenting.effect_look(user, item, Figures.from_json(effect.figures)),
        "measured": effect,
        "offers": offers,
        "refused": refused,
        "lines": timeline(item.pk),
    }
    return render(request, "office/simplification/review.html", context, status=status)
