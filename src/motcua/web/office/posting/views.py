"""Posting: the gaps of an authority, recording a look, the looks with what they prove."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.attachments.actions import receive_all
from motcua.attachments.errors import FileRefused, NotServed
from motcua.attachments.queries import file_of, files_of
from motcua.attachments.serving import respond
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Place, PostingCheck
from motcua.catalogue.posting.checking import KIND, CheckDraft, may_check, record_check
from motcua.catalogue.posting.queries import check_of, checks_of
from motcua.catalogue.posting.reading import duties_of
from motcua.catalogue.publication import posting_rules
from motcua.organisation.models import Agency, User
from motcua.reports.queries import reportable_agencies
from motcua.terms import clock
from motcua.web.office.guards import officer
from motcua.web.office.posting.forms import CheckForm, FilterForm
from motcua.web.office.posting.presenting import counts, narrowed, rows

PAGE = 50


@officer()
def posting(request: HttpRequest) -> HttpResponse:
    """Opened without a question: what is missing at the officer's own authority."""
    agencies = reportable_agencies(request.user)
    own = agencies.first()
    if own is None:
        return render(request, "office/no_agency.html")
    form = FilterForm({"co_quan": own.code, **request.GET.dict()}, agencies)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _shown(request, form)
    return render(request, "office/posting/index.html", context)


def _shown(request: HttpRequest, form: FilterForm) -> dict[str, Any]:
    given, today = form.cleaned_data, clock.today()
    agency: Agency = given["co_quan"]
    duties = duties_of(agency, today)
    chosen = narrowed(duties, today, given["noi"], given["loai"], given["han"])
    page: Any = Paginator(chosen, PAGE).get_page(request.GET.get("trang"))
    return {
        "agency": agency,
        "counts": counts(duties, today, agency),
        "page": page,
        "rows": rows(list(page.object_list), today),
        "narrowed": bool(given["noi"] or given["loai"] or given["han"]),
        "nothing": not duties,
        "rules": posting_rules(today),
        "places": Place,
        "may_check": may_check(cast(User, request.user), agency),
    }


@officer("POST")
def record(request: HttpRequest) -> HttpResponse:
    """``?noi=`` names the place, ``?loai=`` narrows the list. Refused: all but the files is kept."""
    user = cast(User, request.user)
    agency, place = _asked(request), request.GET.get("noi", "")
    if not may_check(user, agency):
        raise PermissionDenied
    context: dict[str, Any] = {"agency": agency, "places": Place.choices, "place": place}
    if place not in Place.values:
        return render(request, "office/posting/record.html", context)
    today = clock.today()
    gap = request.GET.get("loai", "")
    listed = [each for each in duties_of(agency, today) if each.place == place and gap in ("", each.gap)]
    form = _check_form(request, listed)
    context |= {"form": form, "place_name": Place(place).label, "listed": len(listed), "gap": gap}
    status = 200
    if request.method == "POST":
        made, status = _record(user, agency, place, form)
        if made is not None:
            messages.success(request, _("Đã ghi lần kiểm tra."))
            return redirect("office:posting-check", made.pk)
    return render(request, "office/posting/record.html", context, status=status)


def _check_form(request: HttpRequest, listed: list[Any]) -> CheckForm:
    if request.method == "POST":
        return CheckForm(listed, request.POST, request.FILES)
    return CheckForm(listed, initial={"checked_on": f"{clock.today():%d/%m/%Y}"})


def _record(user: User, agency: Agency, place: str, form: CheckForm) -> tuple[PostingCheck | None, int]:
    if not form.is_valid():
        return None, 422
    given = form.cleaned_data
    try:
        draft = CheckDraft(
            agency,
            place,
            given["checked_on"],
            form.answers(),
            given["page_address"],
            given["note"],
            receive_all(given["proof"]),
        )
        return record_check(user, draft), 302
    except FileRefused as refused:
        form.add_error("proof", refused.message)
    except CatalogueError as refused:
        form.refuse(refused)
        return None, 403 if isinstance(refused, NotAllowed) else 422
    return None, 422


def _asked(request: HttpRequest) -> Agency:
    """The authority named, or the first of the user's. Raises Http404 out of his scope."""
    agencies = reportable_agencies(request.user)
    code = request.GET.get("co_quan", "")
    found = agencies.filter(code=code).first() if code else agencies.first()
    if found is None:
        raise Http404("agency")
    return found


@officer()
def checks(request: HttpRequest) -> HttpResponse:
    agency = _asked(request)
    page = Paginator(checks_of(agency), PAGE).get_page(request.GET.get("trang"))
    may = may_check(cast(User, request.user), agency)
    return render(request, "office/posting/checks.html", {"agency": agency, "page": page, "may_check": may})


@officer()
def check(request: HttpRequest, id: UUID) -> HttpResponse:
    found = _found(request, id)
    names = {f"{rule.key}": rule.name for rule in posting_rules(found.checked_on)}
    lines = found.lines.select_related("procedure").order_by("-posted", "procedure__code", "item")
    context = {
        "check": found,
        "lines": [(line, names.get(line.item, line.item)) for line in lines],
        "files": files_of(KIND, found.pk),
    }
    return render(request, "office/posting/check.html", context)


@officer()
def file(request: HttpRequest, id: UUID, file_id: UUID) -> HttpResponseBase:
    """A proof, to those who may see the authority."""
    found = _found(request, id)
    attachment = file_of(KIND, found.pk, file_id)
    if attachment is None:
        raise Http404("file")
    try:
        return respond(attachment, inline="xem" in request.GET)
    except NotServed as refused:
        messages.error(request, refused.message)
        return redirect("office:posting-check", found.pk)


def _found(request: HttpRequest, id: UUID) -> PostingCheck:
    """Out of scope is answered like unknown."""
    found = check_of(reportable_agencies(request.user), id)
    if found is None:
        raise Http404("check")
    return found
