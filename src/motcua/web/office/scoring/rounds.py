"""Rounds: the list, opening one, one round with its sheets and places, publishing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused
from motcua.organisation.models import User
from motcua.organisation.timelines import timeline
from motcua.scoring import queries
from motcua.scoring.actions import may_publish, open_round, publish, standing_in_the_way
from motcua.scoring.models import Frame, Round, Sheet
from motcua.scoring.results import outcomes, ranking
from motcua.scoring.rules.points import of_thousandths, points_text
from motcua.scoring.visibility import may_judge, sheets_visible_to
from motcua.web.office.guards import officer, user_of
from motcua.web.office.scoring.forms import OpenForm
from motcua.web.office.scoring.frames import may_read
from motcua.web.office.scoring.looks import NOTHING, late_tag, points_of, round_tag, stage_tag
from motcua.web.office.scoring.presenting import totals_of
from motcua.web.shared.refusals import STATUS

PAGE = 50


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    page = Paginator(queries.rounds(user), PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": [(round, round_tag(round)) for round in page.object_list],
        "may_open": queries.judging(user).exists(),
        "may_read": may_read(user),
    }
    return render(request, "office/scoring/list.html", context)


@officer("POST")
def open_one(request: HttpRequest) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    user = user_of(request)
    judges = list(queries.judging(user))
    if not judges:
        raise PermissionDenied
    frames = Frame.objects.filter(Q(agency__isnull=True) | Q(agency__in=judges))
    form = OpenForm(judges, frames, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            made = open_round(user, form.typed())
        except ActionRefused as refused:
            form.refuse(refused)
            return render(request, "office/scoring/open.html", {"form": form}, status=STATUS[refused.code])
        messages.success(request, _("Đã mở kỳ chấm điểm cho %d cơ quan.") % made.sheets.count())
        return redirect("office:scoring-round", made.pk)
    return render(request, "office/scoring/open.html", {"form": form})


@officer()
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    return _page(request, found(request, key))


@officer("POST")
def publish_one(request: HttpRequest, key: UUID) -> HttpResponse:
    round = found(request, key)
    if request.method != "POST":
        return redirect("office:scoring-round", round.pk)
    try:
        publish(user_of(request), round.pk)
    except ActionRefused as refused:
        return _page(request, round, {"refused": refused.message}, STATUS[refused.code])
    messages.success(request, _("Đã công bố kết quả."))
    return redirect("office:scoring-round", round.pk)


def found(request: HttpRequest, key: UUID) -> Round:
    """Out of scope is answered like unknown: nobody learns that it exists."""
    round = queries.round_of(user_of(request), key)
    if round is None:
        raise Http404("round")
    return round


def _page(
    request: HttpRequest, round: Round, extra: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    user = user_of(request)
    sheets = list(queries.sheets_of(round))
    judge = may_judge(user, round)
    rows = _published(user, round, sheets) if round.published_at else _running(user, round, sheets, judge)
    context = {
        "round": round,
        "tag": round_tag(round),
        "rows": rows,
        "judge": judge,
        "scale": points_text(round.tree.maximum),
        "may_publish": may_publish(user, round) and not round.published_at,
        "obstacles": standing_in_the_way(round, sheets) if judge and not round.published_at else [],
        "lines": timeline(round.pk),
    }
    return render(request, "office/scoring/round.html", context | (extra or {}), status=status)


def _seen(user: User, round: Round) -> set[UUID]:
    return set(sheets_visible_to(user).filter(round=round).values_list("pk", flat=True))


def _published(user: User, round: Round, sheets: list[Sheet]) -> list[dict[str, Any]]:
    """Everybody judged, by place; a sheet is a link only for who may see it."""
    seen = _seen(user, round)
    ordered = sorted(sheets, key=lambda sheet: (sheet.place is None, sheet.place or 0, sheet.agency.code))
    return [
        {
            "sheet": sheet,
            "stage": stage_tag(sheet),
            "given": points_of(None if sheet.total is None else of_thousandths(sheet.total)),
            "place": sheet.place,
            "grade": sheet.grade,
            "open": sheet.pk in seen,
        }
        for sheet in ordered
    ]


def _running(user: User, round: Round, sheets: list[Sheet], judge: bool) -> list[dict[str, Any]]:
    """Only the sheets that he may see; the points given so far only for those who judge."""
    seen = _seen(user, round)
    mine = [sheet for sheet in sheets if sheet.pk in seen]
    for sheet in mine:
        sheet.round = round
    outcome = outcomes(round, mine)
    places = {row.key.pk: row.place for row in ranking(mine, outcome)} if judge else {}
    return [
        {
            "sheet": sheet,
            "stage": stage_tag(sheet),
            "late": late_tag(sheet),
            "own": totals_of(round, outcome[sheet.pk], judge).own,
            "given": totals_of(round, outcome[sheet.pk], judge).given if judge else NOTHING,
            "missing": outcome[sheet.pk].final[""].missing,
            "place": places.get(sheet.pk),
            "open": True,
        }
        for sheet in mine
    ]
