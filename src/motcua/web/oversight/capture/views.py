"""Capturing on site: the page, what its script asks, what was captured, a photo, the service worker."""

from datetime import datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.attachments.errors import NotServed
from motcua.attachments.queries import file_of, files_of_many
from motcua.attachments.serving import respond
from motcua.dossiers.errors import ActionRefused
from motcua.organisation.models import User
from motcua.oversight.actions.capturing import CAPTURE, Photo, record_capture
from motcua.oversight.captures import capture_by_id, captures_visible_to, mandates_on_site
from motcua.oversight.models import Capture
from motcua.oversight.models.capture import OWNER
from motcua.terms import clock
from motcua.web.oversight.access import seen_or_404
from motcua.web.shared.refusals import STATUS

PAGE = 30
WORKER = "oversight/capture-worker.js"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: HttpRequest) -> HttpResponse:
    """The page holds no personal data: a device keeps it for when there is no connection."""
    if request.method != "POST":
        return _page(request, {})
    typed = {spec.name: request.POST.get(spec.name, "") for spec in CAPTURE}
    try:
        made = record_capture(_user(request), typed, _photos(request))
    except ActionRefused as refused:
        if _by_script(request):
            return JsonResponse({"message": refused.message}, status=STATUS[refused.code])
        return _page(request, typed, refused)
    if _by_script(request):
        return JsonResponse({"recorded_at": clock.to_text(made.recorded_at), "late": made.late}, status=201)
    messages.success(request, _("Đã ghi nhận tại chỗ."))
    return redirect("oversight:captured")


@never_cache
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """What the script needs to send what was kept: whether somebody is signed in, and the form's token."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": _("Phiên làm việc đã hết. Hãy đăng nhập lại để gửi.")}, status=401)
    return JsonResponse({"token": get_token(request)})


@never_cache
@login_required
@require_safe
def captured(request: HttpRequest) -> HttpResponse:
    return _captured(request, captures_visible_to(_user(request)), _("Mới nhất trước."))


@never_cache
@login_required
@require_safe
def captures_of(request: HttpRequest, id: UUID) -> HttpResponse:
    """Of one inspection, for those who read its working papers."""
    seen = seen_or_404(request, id, whole=True)
    rows = captures_visible_to(_user(request)).filter(mandate__source=seen.item.pk)
    lead = _("Của cuộc kiểm tra %s, mới nhất trước.") % seen.item.code
    return _captured(request, rows, lead)


def _captured(request: HttpRequest, rows: QuerySet[Capture], lead: str) -> HttpResponse:
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    photos = files_of_many(OWNER, [each.pk for each in page.object_list])
    shown = [(each, photos.get(each.pk, [])) for each in page.object_list]
    context = {"page": page, "rows": shown, "lead": lead}
    return render(request, "oversight/capture/captured.html", context)


@never_cache
@login_required
@require_safe
def photo(request: HttpRequest, id: UUID, photo: UUID) -> HttpResponseBase:
    """A photo of a capture that the user may see; a file of anything else is not there."""
    found = capture_by_id(_user(request), id)
    file = file_of(OWNER, found.pk, photo) if found else None
    if file is None:
        raise Http404("photo")
    try:
        return respond(file, inline=True)
    except NotServed as refused:
        messages.error(request, refused.message)
        return redirect("oversight:captured")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Served from under the pages it may look after, and always asked for anew."""
    found = finders.find(WORKER)
    if not found:
        raise Http404("worker")
    response = HttpResponse(Path(str(found)).read_bytes(), content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


def _page(request: HttpRequest, typed: dict[str, Any], refused: ActionRefused | None = None) -> HttpResponse:
    context = {
        "mandates": list(mandates_on_site(_user(request))),
        "typed": typed,
        "refused": refused,
        "key": typed.get("key") or str(uuid4()),
    }
    status = STATUS[refused.code] if refused else 200
    return render(request, "oversight/capture/capture.html", context, status=status)


def _photos(request: HttpRequest) -> list[Photo]:
    """With the moment each was taken, where the script says so."""
    moments = request.POST.getlist("taken_at")
    uploads = request.FILES.getlist("photos")
    return [Photo(upload, _moment(moments, place)) for place, upload in enumerate(uploads)]


def _moment(moments: list[str], place: int) -> datetime | None:
    """None for what cannot be read: a photo is not lost for that."""
    try:
        found = parse_datetime(moments[place])
    except (IndexError, ValueError):
        return None
    return found if found and found.tzinfo else None


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)
