"""One criterion of a sheet: claim, proof, figure, appraisal, objection, what is done about lost points."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.assignments.models import Source
from motcua.assignments.queries import of_source
from motcua.attachments.errors import NotServed
from motcua.attachments.queries import file_of, files_of
from motcua.attachments.serving import respond
from motcua.dossiers.errors import ActionRefused
from motcua.organisation.models import User
from motcua.reports.question import reportable
from motcua.scoring import queries
from motcua.scoring.actions import prove, withdraw_proof
from motcua.scoring.actions.doing import numbered
from motcua.scoring.automatics import Taken, asked_again, from_json, question_of
from motcua.scoring.models import Entry, Sheet
from motcua.scoring.queries import FILES, dispute_of
from motcua.scoring.rules import answers
from motcua.scoring.rules.answers import Share
from motcua.scoring.rules.gains import next_gain
from motcua.scoring.rules.points import of_thousandths, points_text
from motcua.scoring.rules.support import lack_of
from motcua.scoring.rules.tree import Leaf
from motcua.scoring.visibility import may_know_appraisal
from motcua.terms import clock
from motcua.texts.numbers import ratio_text
from motcua.web.office.guards import officer, user_of
from motcua.web.office.links import cell_url
from motcua.web.office.scoring.looks import dispute_tag, mark_text, said, stage_tag
from motcua.web.office.scoring.sheets import Offer, found, may_fill, offers_of
from motcua.web.shared.refusals import STATUS


class Drill(NamedTuple):
    """A column of the form behind the figure; ``url`` is "" for whoever may not open its list."""

    name: str
    url: str


@officer()
def one(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """``?dem-lai``: the figure counted again as it was known when it was taken."""
    sheet = found(request, key)
    extra = _recounted(sheet, number) if "dem-lai" in request.GET else None
    return page(request, sheet, number, extra=extra)


def _recounted(sheet: Sheet, number: int) -> dict[str, Any]:
    kept = queries.entries_of(sheet)[_leaf(sheet, number).code].figure
    if not kept:
        return {}
    taken = from_json(kept)
    again = asked_again(taken, sheet.agency)
    return {"again": again, "same": again == taken}


@officer("POST")
def bring(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    sheet = found(request, key)
    leaf = _leaf(sheet, number)
    note = request.POST.get("note", "")[:500]
    if request.method != "POST":
        return redirect("office:scoring-criterion", sheet.pk, number)
    try:
        prove(user_of(request), sheet.pk, leaf.code, request.FILES.getlist("files"), note)
    except ActionRefused as refused:
        extra = {"files_error": refused.message, "note": note}
        return page(request, sheet, number, extra=extra, status=STATUS[refused.code])
    messages.success(request, _("Đã nộp tài liệu kiểm chứng."))
    return redirect("office:scoring-criterion", sheet.pk, number)


@officer("POST")
def take_back(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    sheet = found(request, key)
    leaf = _leaf(sheet, number)
    if request.method != "POST":
        return redirect("office:scoring-criterion", sheet.pk, number)
    reason = request.POST.get("reason", "")
    try:
        withdraw_proof(user_of(request), sheet.pk, leaf.code, _uuid(request.POST.get("file", "")), reason)
    except ActionRefused as refused:
        extra = {"withdraw_error": refused.message, "reason": reason}
        return page(request, sheet, number, extra=extra, status=STATUS[refused.code])
    messages.success(request, _("Đã rút tệp."))
    return redirect("office:scoring-criterion", sheet.pk, number)


@officer()
def file(request: HttpRequest, key: UUID, number: int, file: UUID) -> HttpResponseBase:
    """Only for who may see the sheet, and only where it proves this criterion."""
    sheet = found(request, key)
    entry = queries.entries_of(sheet)[_leaf(sheet, number).code]
    attachment = file_of(FILES, entry.pk, file)
    if attachment is None:
        raise Http404("attachment")
    try:
        return respond(attachment)
    except NotServed as reason:
        return page(request, sheet, number, extra={"not_served": reason.message}, status=409)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404("file") from None


def _leaf(sheet: Sheet, number: int) -> Leaf:
    leaf = dict(numbered(sheet.round.tree)).get(number)
    if leaf is None:
        raise Http404("criterion")
    return leaf


def page(
    request: HttpRequest,
    sheet: Sheet,
    number: int,
    refused: Offer | None = None,
    extra: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    leaf = _leaf(sheet, number)
    entry = queries.entries_of(sheet)[leaf.code]
    files = list(files_of(FILES, entry.pk))
    user = user_of(request)
    judged = may_know_appraisal(user, sheet)
    standing = [each for each in files if each.withdrawn_at is None and each.state != "refused"]
    context = {
        "sheet": sheet,
        "round": sheet.round,
        "stage": stage_tag(sheet),
        "leaf": leaf,
        "number": number,
        "above": sheet.round.tree.path(leaf.code)[:-1],
        "maximum": points_text(leaf.maximum),
        "rule": leaf.formula.words(),
        "entry": entry,
        "said": said(leaf, entry),
        "own": mark_text(entry.own),
        "files": files,
        "lack": None if leaf.survey else lack_of(leaf, queries.claim_of(entry, len(standing))),
        "figure": _figure(user, sheet, entry),
        "judged": judged,
        "offers": _offers(request, sheet, leaf, entry, refused),
        "refused": refused,
        "may_fill": may_fill(request, sheet) and not leaf.survey,
        "tasks": list(of_source(Source.REMEDY, entry.pk)),
        **_gain(leaf, entry),
    }
    context |= _appraisal(entry) if judged else {}
    return render(request, "office/scoring/criterion.html", context | (extra or {}), status=status)


def _appraisal(entry: Entry) -> dict[str, Any]:
    dispute = dispute_of(entry)
    return {
        "given": mark_text(entry.appraised),
        "dispute": dispute,
        "dispute_tag": dispute_tag(entry),
        "claimed": points_text(of_thousandths(dispute.claimed)) if dispute else "",
        "decided": mark_text(dispute.decided) if dispute and dispute.decided else "",
    }


def _offers(
    request: HttpRequest, sheet: Sheet, leaf: Leaf, entry: Entry, refused: Offer | None
) -> list[Offer]:
    """Steps about a criterion, as far as there is something in this one to take them for."""
    dispute, given = dispute_of(entry), entry.appraised
    points = given.points if given else None
    lost = points is not None and points < leaf.maximum
    fits = {
        "kien-nghi": lost and dispute is None,
        "quyet-dinh": dispute is not None and dispute.decided_at is None,
        "khac-phuc": lost,
    }
    offered = offers_of(request, sheet, True, leaf.code, refused)
    return [each for each in offered if fits.get(each.step.name, True)]


def _figure(user: User, sheet: Sheet, entry: Entry) -> dict[str, Any] | None:
    """The figure as it was taken, with the lists behind its columns as known on the day it was taken."""
    if not entry.figure:
        return None
    taken = from_json(entry.figure)
    may = reportable(user).filter(pk=sheet.agency_id).exists()
    return {
        "taken": taken,
        "share": ratio_text(taken.numerator, taken.denominator),
        "over": _drills(taken, taken.automatic.numerator, sheet, user, may),
        "under": _drills(taken, taken.automatic.denominator, sheet, user, may),
    }


def _drills(taken: Taken, columns: tuple[int, ...], sheet: Sheet, user: User, may: bool) -> list[Drill]:
    earlier = clock.local(taken.taken_at).date() < clock.today()
    question = question_of(taken, sheet.agency, user, known_at=taken.taken_at if earlier else None)
    return [
        Drill(question.form.column(number).name, cell_url(question, "", number) if may else "")
        for number in columns
    ]


def _gain(leaf: Leaf, entry: Entry) -> dict[str, Any]:
    """The cheapest way to more points of what was claimed."""
    if entry.answer is None:
        return {}
    answer = answers.from_json(entry.answer)
    gain = next_gain(leaf.formula, answer)
    if gain is None:
        return {}
    return {"gain": gain, "gain_points": points_text(gain.points), "gain_share": isinstance(answer, Share)}
