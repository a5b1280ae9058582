"""What surrounds a paper on its page: the inspection with its tabs, or the plan."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from motcua.oversight.actions.shared import parts_of
from motcua.oversight.models import Inspection, Paper, PaperState
from motcua.oversight.papers import queries
from motcua.oversight.queries import Sight
from motcua.oversight.visibility import inside
from motcua.web.oversight.access import user_of
from motcua.web.oversight.inspection.views import base
from motcua.web.shared.templatetags.motcua_status import Tag

LOOKS: Mapping[str, tuple[str, str]] = {
    PaperState.DRAFT: ("waiting", "file-pen-line"),
    PaperState.FROZEN: ("today", "snowflake"),
    PaperState.SIGNED: ("done", "file-check"),
    PaperState.DISCARDED: ("stopped", "ban"),
}


def paper_or_404(request: HttpRequest, id: UUID) -> Paper:
    """Out of scope is answered like unknown."""
    found = queries.one(user_of(request), id)
    if found is None:
        raise Http404("paper")
    return found


def frame(request: HttpRequest, paper: Paper) -> dict[str, Any]:
    """What the page's template extends, and what that needs."""
    shown = {"paper": paper, "look": paper_tag(paper)}
    if paper.inspection is not None:
        tab = reverse("oversight:papers", args=[paper.inspection.pk])
        return shown | around(request, paper.inspection) | {"tab_path": f"{tab}{paper.pk}/"}
    return shown | {"layout": "oversight/papers/plan_base.html", "plan": paper.plan}


def around(request: HttpRequest, item: Inspection) -> dict[str, Any]:
    user = user_of(request)
    whole = inside(user).filter(pk=item.pk).exists()
    seen = Sight(item, parts_of(user, item), whole, ())
    return base(seen) | {"layout": "oversight/inspection_base.html"}


def paper_tag(paper: Paper) -> Tag:
    tone, icon = LOOKS[paper.state]
    return Tag(tone, icon, str(paper.get_state_display()).lower())
