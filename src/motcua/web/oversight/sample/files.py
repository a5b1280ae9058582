"""What is taken along: the file that verifies anywhere, and the list of dossiers with their answers."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from motcua.oversight.actions.sample_shared import may_work
from motcua.oversight.models import SampleState
from motcua.oversight.samples.files import sheet_for, text_of
from motcua.oversight.samples.results import items_of
from motcua.reports.exports import format_of
from motcua.web.oversight.access import officer, user_of
from motcua.web.oversight.sample.views import found


@officer()
def evidence(request: HttpRequest, inspection: UUID, id: UUID) -> HttpResponse:
    """Before the draw for the team only: it names the whole population."""
    _seen, sample = found(request, inspection, id)
    if sample.state != SampleState.DRAWN and not may_work(user_of(request), sample.inspection):
        raise Http404("file")
    answer = HttpResponse(text_of(sample), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="mau-{sample.commitment[:12]}.json"'
    return answer


@officer()
def listed(request: HttpRequest, inspection: UUID, id: UUID) -> HttpResponseBase:
    _seen, sample = found(request, inspection, id)
    format = format_of("xlsx")
    sheet = sheet_for(sample, list(items_of(sample)))
    answer = StreamingHttpResponse(format.write(sheet), content_type=format.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{sheet.name}.{format.key}"'
    return answer
