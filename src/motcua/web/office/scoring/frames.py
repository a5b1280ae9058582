"""Frames of criteria: which there are, since when, how sure they are, the tree of each, loading one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused
from motcua.organisation.models import User
from motcua.organisation.queries import active_posts
from motcua.scoring.actions import load_frame
from motcua.scoring.automatics import AUTOMATICS
from motcua.scoring.models import Frame
from motcua.scoring.queries import judging
from motcua.scoring.rules.points import points_text
from motcua.scoring.rules.rows import COLUMNS, rows_of
from motcua.scoring.rules.tree import Branch, Node
from motcua.scoring.sheet_files import workbook_of
from motcua.scoring.visibility import READERS
from motcua.web.office.guards import officer, user_of
from motcua.web.office.scoring.forms import LoadForm
from motcua.web.shared.refusals import STATUS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    _check(request)
    frames = Frame.objects.select_related("agency").annotate(used=Count("rounds"))
    rows = [(frame, points_text(frame.tree().maximum)) for frame in frames]
    context = {"rows": rows, "may_load": judging(user_of(request)).exists()}
    return render(request, "office/scoring/frames.html", context)


@officer("POST")
def load(request: HttpRequest) -> HttpResponse:
    """Refused: the same page with every reason and everything typed; the file has to be chosen again."""
    judges = list(judging(user_of(request)))
    if not judges:
        raise PermissionDenied
    posted = request.method == "POST"
    form = LoadForm(judges, request.POST if posted else None, request.FILES if posted else None)
    if posted:
        try:
            made = load_frame(user_of(request), form.typed(), form.rows())
        except ActionRefused as refused:
            form.refuse(refused)
            return render(request, "office/scoring/load.html", {"form": form}, status=STATUS[refused.code])
        messages.success(request, _("Đã nạp bộ tiêu chí."))
        return redirect("office:scoring-frame", made.pk)
    return render(request, "office/scoring/load.html", {"form": form})


@officer()
def workbook(request: HttpRequest, key: UUID) -> HttpResponse:
    """The frame as the sheet that can be changed and loaded again."""
    _check(request)
    found = get_object_or_404(Frame, pk=key)
    names = {each.key: each.name for each in AUTOMATICS.values()}
    content = workbook_of([COLUMNS, *rows_of(found.tree(), names)])
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, f"{found.name}.xlsx") or ""
    return response


@officer()
def frame(request: HttpRequest, key: UUID) -> HttpResponse:
    _check(request)
    found = get_object_or_404(Frame.objects.select_related("agency"), pk=key)
    tree = found.tree()
    context = {
        "frame": found,
        "maximum": points_text(tree.maximum),
        "lines": [_line(node, depth) for node, depth in tree.walk()],
        "bands": [(points_text(band.at_least), band.name) for band in tree.bands],
        "waived": tree.waived,
    }
    return render(request, "office/scoring/frame.html", context)


def _check(request: HttpRequest) -> None:
    if not may_read(user_of(request)):
        raise PermissionDenied


def may_read(user: User) -> bool:
    """Weights are no secret, yet no business of a desk either."""
    return active_posts(user, roles=READERS).exists()


def _line(node: Node, depth: int) -> dict[str, object]:
    line: dict[str, object] = {"node": node, "indent": f"depth-{depth}", "maximum": points_text(node.maximum)}
    if isinstance(node, Branch):
        return line
    automatic = AUTOMATICS.get(node.automatic)
    return line | {"rule": node.formula.words(), "automatic": automatic.name if automatic else ""}
