"""One paper: how it reads now, what may be done with it, its files, and the list behind each number."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.checker.checking import Report
from motcua.documents.live_text import BadText
from motcua.dossiers.errors import ActionRefused
from motcua.oversight.models import Paper, PaperFormat, PaperState
from motcua.oversight.papers import queries
from motcua.oversight.papers.about import About
from motcua.oversight.papers.acting import refused
from motcua.oversight.papers.actions import ACTIONS, EDIT, available, perform
from motcua.oversight.papers.checking import checked, kept
from motcua.oversight.papers.composing import ComposedSection, printed
from motcua.oversight.papers.kinds import KINDS
from motcua.oversight.papers.live import known
from motcua.oversight.papers.making import TYPES, composed, official, preview
from motcua.oversight.papers.tables import known_tables
from motcua.web.oversight.access import officer, user_of
from motcua.web.oversight.addresses import address_of
from motcua.web.oversight.papers.forms import PaperForm, edit_form
from motcua.web.oversight.papers.frames import frame, paper_or_404
from motcua.web.shared.refusals import STATUS
from motcua.web.shared.words import words

PAGE = 50


@officer()
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    return _page(request, paper_or_404(request, id))


@officer("POST")
def act(request: HttpRequest, id: UUID, action: str) -> HttpResponse:
    """Does it and goes back to the paper; refused: that page with the reason. Editing has its own page."""
    paper = paper_or_404(request, id)
    if action not in ACTIONS or action == EDIT.name:
        raise Http404("action")
    if request.method != "POST":
        return redirect("oversight:paper", id)
    form = PaperForm(ACTIONS[action], request.POST)
    try:
        perform(user_of(request), id, action, form.typed())
    except ActionRefused as reason:
        form.refuse(reason)
        return _page(request, paper, form, STATUS[reason.code])
    messages.success(request, _("Đã ghi: %(what)s.") % {"what": ACTIONS[action].label.lower()})
    return redirect("oversight:paper", id)


@officer("POST")
def edit(request: HttpRequest, id: UUID) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    paper, user = paper_or_404(request, id), user_of(request)
    form, status = edit_form(paper, request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        try:
            perform(user, id, EDIT.name, form.typed())
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
        else:
            messages.success(request, _("Đã lưu văn bản."))
            return redirect("oversight:paper", id)
    elif refused(user, paper, EDIT) is not None:
        return redirect("oversight:paper", id)
    about = About.of(paper)
    context = frame(request, paper) | {
        "form": form,
        "numbers": known(about),
        "tables": known_tables(about),
    }
    return render(request, "oversight/papers/edit.html", context, status=status)


@officer()
def number(request: HttpRequest, id: UUID) -> HttpResponse:
    """What a number of the paper counts, row by row as far as the reader may see it."""
    paper, token = paper_or_404(request, id), request.GET.get("so", "")
    found = queries.number(paper, token)
    if found is None:
        raise Http404("number")
    page = Paginator(range(found.counted), PAGE).get_page(request.GET.get("trang"))
    behind = queries.behind(user_of(request), paper, found, max(page.start_index() - 1, 0), PAGE)
    context = frame(request, paper) | {
        "number": found,
        "page": page,
        "hidden": behind.hidden,
        "headings": [shown.heading for shown in behind.columns],
        "rows": [
            (address_of(row), [words(shown.value(row)) for shown in behind.columns]) for row in behind.rows
        ],
    }
    return render(request, "oversight/papers/number.html", context)


@officer()
def file(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """What was signed, or a preview marked as a draft."""
    paper = paper_or_404(request, id)
    if kind not in PaperFormat.values:
        raise Http404("kind")
    stored = paper.files.filter(kind=kind).first() if paper.state == PaperState.SIGNED else None
    try:
        content = bytes(stored.content) if stored else preview(paper, PaperFormat(kind))
    except BadText as error:
        messages.error(request, str(error))
        return redirect("oversight:paper", id)
    answer = HttpResponse(content, content_type=TYPES[kind])
    name = f"{paper.kind}-{About.of(paper).code}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(
    request: HttpRequest, paper: Paper, wrong: PaperForm | None = None, status: int = 200
) -> HttpResponse:
    problem, sections = "", tuple[ComposedSection, ...]()
    try:
        sections = composed(paper)
    except BadText as error:
        problem = str(error)
    found = available(user_of(request), paper)
    context = frame(request, paper) | {
        "kind": KINDS[paper.kind],
        "sections": sections,
        "head": official(paper, sections),
        "problem": problem,
        "found": _found(paper, sections),
        "may_edit": EDIT.name in found,
        "offers": _offers(found, wrong),
        "refused": wrong,
    }
    return render(request, "oversight/papers/paper.html", context, status=status)


def _found(paper: Paper, sections: tuple[ComposedSection, ...]) -> list[dict[str, Any]]:
    """What the checker found: when the paper was frozen, or in what it says now; the alarms first."""
    lines = paper.checked if paper.frozen_at else kept(_report(paper, sections))
    return sorted(lines, key=lambda line: not line["alarms"])


def _report(paper: Paper, sections: tuple[ComposedSection, ...]) -> Report:
    return checked(paper.subject, printed(sections))


def _offers(found: dict[str, Any], wrong: PaperForm | None) -> list[tuple[Any, PaperForm, bool]]:
    """The actions that may be done now, each with its form; the refused one stands open."""
    return [
        (action, wrong, True)
        if wrong is not None and wrong.action is action
        else (action, PaperForm(action), False)
        for name, action in found.items()
        if name != EDIT.name
    ]
