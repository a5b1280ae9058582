"""The narrative report: drafts by period, one with live numbers, its text, its files."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from motcua.documents.live_text import Pieces, Placeholder
from motcua.documents.official_paper import OfficialTable
from motcua.dossiers.errors import ActionRefused
from motcua.figures.period import Period
from motcua.reform.actions import DRAFT, EDIT, draft, edit
from motcua.reform.making import MAKERS, narrative_file
from motcua.reform.models import Narrative
from motcua.reform.telling import KIND, Teller, Told, compose, known
from motcua.reform.visibility import kept_by, narratives_visible_to
from motcua.web.office import links
from motcua.web.office.guards import officer, user_of
from motcua.web.office.reform.beginning import begin
from motcua.web.office.reform.forms import SpecForm
from motcua.web.office.reform.narrowing import lines_url
from motcua.web.office.reform.plans import tasks_url
from motcua.web.shared.refusals import STATUS

PAGE = 50
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    rows = narratives_visible_to(user).defer("body").order_by("-last", "agency__code")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "keeps": kept_by(user).exists()}
    return render(request, "office/reform/narratives.html", context)


@officer("POST")
def new(request: HttpRequest) -> HttpResponse:
    words = {
        "title": "Soạn báo cáo cải cách hành chính", "button": "Lập bản thảo từ số liệu",
        "back": "office:reform-narratives", "back_words": "Về các báo cáo",
    }  # fmt: skip
    return begin(request, DRAFT, draft, "office:reform-narrative", words)


@officer()
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    item = _found(request, id)
    teller = Teller(item)
    sections = compose(item.body, teller)
    addresses = {told.asked: _address(told, item, teller.day) for told in teller.told.values()}
    context = {
        "item": item,
        "sections": [(each.title, [_block(block, addresses) for block in each.blocks]) for each in sections],
        "numbers": [(told, addresses[told.asked]) for told in teller.told.values()],
        "keeps": kept_by(user_of(request)).filter(pk=item.agency_id).exists(),
    }
    return render(request, "office/reform/narrative.html", context)


def _block(block: Pieces | OfficialTable, addresses: dict[Placeholder, str]) -> dict[str, object]:
    if isinstance(block, OfficialTable):
        return {"table": block, "rows": [list(zip(row, block.columns, strict=True)) for row in block.rows]}
    return {"pieces": [(piece.text, addresses[piece.of] if piece.of else "") for piece in block]}


def _address(told: Told, item: Narrative, day: date) -> str:
    """Where the list behind a number stands; blank where there is none."""
    if told.question is not None:
        return links.figures_url(told.question)
    if told.plan is not None and told.part is not None:
        return tasks_url(told.plan, told.part.kind, told.part.standing, day)
    if told.register:
        return lines_url(told.register, item.agency, Period(item.first, item.last), told.asked.param(KIND))
    return ""


@officer("POST")
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    item, user = _found(request, id), user_of(request)
    if not kept_by(user).filter(pk=item.agency_id).exists():
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    said = {spec.name: getattr(item, spec.name) for spec in EDIT}
    form, status = SpecForm(EDIT, posted, said), 200
    if posted is not None:
        try:
            edit(user, id, form.typed())
            return redirect("office:reform-narrative", id)
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
    context = {"form": form, "item": item, "known": known()}
    return render(request, "office/reform/narrative_edit.html", context, status=status)


@officer()
def paper(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    item = _found(request, id)
    if kind not in MAKERS:
        raise Http404("format")
    response = HttpResponse(narrative_file(item, kind), content_type=TYPES[kind])
    name = f"bao-cao-cchc-{item.year}-{item.month}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _found(request: HttpRequest, id: UUID) -> Narrative:
    item = narratives_visible_to(user_of(request)).filter(pk=id).first()
    if item is None:
        raise Http404("narrative")
    return item
