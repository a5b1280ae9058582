"""One procedure: everything the law says must be published about it (domain.md 11)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue.content import content
from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.terms.clock import today
from motcua.web.portal.procedure_page import ProcedurePage, in_force


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """The version in force today, or the one asked for with ``?phien-ban=NUMBER``. 404 in Vietnamese."""
    found = get_object_or_404(Procedure.objects.select_related("sector"), code=code.replace("\0", ""))
    versions = list(
        found.versions.filter(published_at__isnull=False).defer("content").order_by("-valid_from", "-number")
    )
    version = _chosen(versions, request.GET.get("phien-ban", ""))
    page = ProcedurePage(found, version, content(version), tuple(versions), today())
    return render(request, "portal/procedure.html", {"page": page})


def _chosen(versions: list[ProcedureVersion], number: str) -> ProcedureVersion:
    if number:
        asked = next((version for version in versions if str(version.number) == number), None)
    else:
        current = (version for version in versions if in_force(version, today()))
        asked = next(current, versions[0] if versions else None)
    if asked is None:
        raise Http404(_("Thủ tục chưa có phiên bản được công bố."))
    return asked
