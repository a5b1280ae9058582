"""The files of a frozen report before anybody has signed it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.filing.models import FileKind, State
from motcua.filing.queries import find
from motcua.filing.signing import preview
from motcua.web.office.filing.report import TYPES


@never_cache
@login_required
@require_safe
def file(request: HttpRequest, key: UUID, kind: str) -> HttpResponse:
    """Not found before freezing, and once signed: then what was signed is what is given out."""
    report = find(request.user, key)
    if report is None or report.state != State.FROZEN or kind not in FileKind.values:
        raise Http404("preview")
    answer = HttpResponse(preview(report, FileKind(kind)), content_type=TYPES[kind])
    name = f"xem-truoc-{report.form}-{report.agency.code}-{report.last:%Y%m%d}.{kind}".lower()
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
