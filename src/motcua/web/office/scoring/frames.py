"""Frames of criteria: which there are, since when, how sure they are, and the tree of each."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from motcua.organisation.queries import active_posts
from motcua.scoring.automatics import AUTOMATICS
from motcua.scoring.models import Frame
from motcua.scoring.rules.points import points_text
from motcua.scoring.rules.tree import Branch, Node
from motcua.scoring.visibility import READERS
from motcua.web.office.guards import officer, user_of


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    _check(request)
    frames = Frame.objects.select_related("agency").annotate(used=Count("rounds"))
    rows = [(frame, points_text(frame.tree().maximum)) for frame in frames]
    return render(request, "office/scoring/frames.html", {"rows": rows})


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
    """Weights are no secret, yet no business of a desk either."""
    if not active_posts(user_of(request), roles=READERS).exists():
        raise PermissionDenied


def _line(node: Node, depth: int) -> dict[str, object]:
    line: dict[str, object] = {"node": node, "indent": f"depth-{depth}", "maximum": points_text(node.maximum)}
    if isinstance(node, Branch):
        return line
    automatic = AUTOMATICS.get(node.automatic)
    return line | {"rule": node.formula.words(), "automatic": automatic.name if automatic else ""}
