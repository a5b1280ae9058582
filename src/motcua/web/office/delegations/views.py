"""Delegation acts: the list with what contradicts what, one act, recording, ending, guiding texts."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.attachments.actions import receive_all
from motcua.attachments.errors import FileRefused, NotServed
from motcua.attachments.queries import file_of, files_of
from motcua.attachments.serving import respond
from motcua.catalogue.decision_queries import parties
from motcua.catalogue.delegations.conflicts import Act, Finding, conflicts
from motcua.catalogue.delegations.reading import around, ground_of, guidance_within, one_within, within
from motcua.catalogue.delegations.recording import (
    KIND,
    end_delegation,
    may_record,
    record_delegation,
    record_guidance,
)
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Delegation, Guidance, GuidanceLine
from motcua.dossiers.delegated import decided_after, uses_after_end
from motcua.organisation.models import Agency, User
from motcua.reports.question import reportable
from motcua.terms import clock
from motcua.web.office.decisions.forms import RefusedForm
from motcua.web.office.delegations.forms import DelegationForm, EndForm, GuidanceForm
from motcua.web.office.delegations.presenting import Group, concerning, grouped
from motcua.web.office.guards import officer

PAGE = 50


class Found(NamedTuple):
    acts: Sequence[Act]
    findings: Sequence[Finding]


def _mine(request: HttpRequest) -> QuerySet[Agency]:
    return reportable(request.user)


def _found(request: HttpRequest) -> Found:
    user, agencies, today = cast(User, request.user), _mine(request), clock.today()
    acts = around(agencies)
    ground = ground_of(acts, agencies, uses_after_end(user, acts), today)
    return Found(acts, conflicts(acts, ground, today))


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    user, agencies = cast(User, request.user), _mine(request)
    own = within(agencies)
    ids = {str(pk) for pk in own.order_by().values_list("pk", flat=True)}
    found = _found(request)
    findings = concerning(found.findings, ids)
    context = {
        "groups": grouped(findings, found.acts, ids),
        "conflicting": len(findings),
        "wrong": {id for each in findings for id in each.acts},
        "page": Paginator(own, PAGE).get_page(request.GET.get("trang")),
        "guidance": guidance_within(agencies)[:PAGE],
        "today": clock.today(),
        "may_record": parties(user).exists(),
    }
    return render(request, "office/delegations/index.html", context)


@officer("POST")
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """POST: the act ends."""
    user, row = cast(User, request.user), _act(request, id)
    form, status = EndForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = _end(user, row, form)
        if status == 302:
            messages.success(request, _("Đã ghi chấm dứt %s.") % row.number)
            return redirect("office:delegation", row.pk)
    return render(request, "office/delegations/one.html", _shown(request, row, form), status=status)


def _shown(request: HttpRequest, row: Delegation, form: EndForm) -> dict[str, Any]:
    found = _found(request)
    mine = concerning(found.findings, {str(row.pk)})
    ids = {str(pk) for pk in within(_mine(request)).order_by().values_list("pk", flat=True)}
    groups: list[Group] = grouped(mine, found.acts, ids)
    ended = row.valid_to is not None and row.valid_to < clock.today()
    return {
        "act": row,
        "procedures": row.procedures.select_related("sector").order_by("code"),
        "groups": groups,
        "wrong": {each.code for each in mine},
        "files": files_of(KIND, row.pk),
        "ended": ended,
        "form": form,
        "may_end": not ended and may_record(cast(User, request.user), row.giver, row.taker),
    }


def _end(user: User, row: Delegation, form: EndForm) -> int:
    if not form.is_valid():
        return 422
    try:
        end_delegation(user, row.pk, form.cleaned_data["last_day"], form.cleaned_data["reason"])
    except CatalogueError as refused:
        return _refused(form, refused)
    return 302


def _refused(form: RefusedForm, refused: CatalogueError) -> int:
    form.refuse(refused)
    return 403 if isinstance(refused, NotAllowed) else 422


@officer()
def dossiers(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the delegate decided after the act had ended."""
    row = _act(request, id)
    acts = around(_mine(request))
    act = next((each for each in acts if each.id == str(row.pk)), None)
    if act is None or act.valid_to is None:
        raise Http404("act")
    rows = decided_after(cast(User, request.user), act, acts)
    page = Paginator(rows.select_related("applicant", "procedure", "agency"), PAGE)
    context = {"act": row, "page": page.get_page(request.GET.get("trang"))}
    return render(request, "office/delegations/dossiers.html", context)


@officer("POST")
def record(request: HttpRequest) -> HttpResponse:
    """Refused: all but the files is kept."""
    user = cast(User, request.user)
    form = DelegationForm(_parties(user), *_posted(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = record_delegation(user, form.draft(receive_all(form.cleaned_data["proof"])))
            except FileRefused as refused:
                form.add_error("proof", refused.message)
            except CatalogueError as refused:
                status = _refused(form, refused)
            else:
                messages.success(request, _("Đã ghi %s.") % made.number)
                return redirect("office:delegation", made.pk)
    return render(request, "office/delegations/record.html", {"form": form}, status=status)


@officer("POST")
def guide(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    form = GuidanceForm(_parties(user), *_posted(request)[:1])
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = record_guidance(user, form.draft())
            except CatalogueError as refused:
                status = _refused(form, refused)
            else:
                messages.success(request, _("Đã ghi văn bản hướng dẫn %s.") % made.number)
                return redirect("office:guidance", made.pk)
    return render(request, "office/delegations/guide.html", {"form": form}, status=status)


@officer()
def guidance(request: HttpRequest, id: UUID) -> HttpResponse:
    """One text beside what the others say of the same procedures."""
    found = guidance_within(_mine(request)).filter(pk=id).first()
    if found is None:
        raise Http404("guidance")
    beside = _beside(found, _mine(request))
    lines = found.lines.select_related("procedure").order_by("procedure__code")
    rows = [(line, beside.get(line.procedure_id, [])) for line in lines]
    told = [(line, [(each, _differs(line, each)) for each in others]) for line, others in rows]
    return render(request, "office/delegations/guidance.html", {"guidance": found, "rows": told})


def _beside(found: Guidance, agencies: QuerySet[Agency]) -> dict[int, list[GuidanceLine]]:
    """What other texts say of the same procedures."""
    rows = GuidanceLine.objects.filter(
        procedure__in=found.lines.values("procedure"), guidance__in=guidance_within(agencies).values("pk")
    ).exclude(guidance=found)
    beside: dict[int, list[GuidanceLine]] = {}
    for line in rows.select_related("guidance").order_by("guidance__signed_on"):
        beside.setdefault(line.procedure_id, []).append(line)
    return beside


def _differs(one: GuidanceLine, other: GuidanceLine) -> bool:
    pairs = ((one.term_days, other.term_days), (one.fee, other.fee))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


@officer()
def file(request: HttpRequest, id: UUID, file_id: UUID) -> HttpResponseBase:
    row = _act(request, id)
    attachment = file_of(KIND, row.pk, file_id)
    if attachment is None:
        raise Http404("file")
    try:
        return respond(attachment)
    except NotServed as refused:
        messages.error(request, refused.message)
        return redirect("office:delegation", row.pk)


def _act(request: HttpRequest, id: UUID) -> Delegation:
    """Out of scope is answered like unknown."""
    found = one_within(_mine(request), id)
    if found is None:
        raise Http404("delegation")
    return found


def _parties(user: User) -> list[Agency]:
    found = list(parties(user))
    if not found:
        raise PermissionDenied
    return found


def _posted(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
