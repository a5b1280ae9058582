"""The criteria of an inspection at a unit, each with its evidence and the list behind every number."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.organisation.models import Agency
from motcua.oversight import criteria, evidence, queries
from motcua.oversight.actions.handling import ACTIONS
from motcua.oversight.actions.shared import refused
from motcua.oversight.criteria import Criterion
from motcua.oversight.evidence.lists import NoList, listed
from motcua.oversight.queries import Sight
from motcua.web.oversight.access import officer, seen_or_404, unit_of, user_of
from motcua.web.oversight.addresses import address_of
from motcua.web.oversight.inspection.forms import ActionForm
from motcua.web.oversight.inspection.looks import judgement_tag
from motcua.web.oversight.inspection.views import base, try_action
from motcua.web.shared.words import words

JUDGE = ACTIONS["tieu-chi"]
PAGE = 50


@officer()
def all_of_unit(request: HttpRequest, id: UUID) -> HttpResponse:
    seen = seen_or_404(request, id, whole=True)
    unit = unit_of(request, seen)
    lines = queries.lines(seen.item, unit)
    groups: dict[str, list[object]] = {}
    for line in lines:
        groups.setdefault(line.criterion.group, []).append((line, judgement_tag(line.answer)))
    answered = sum(line.answer is not None for line in lines)
    context = base(seen) | {"unit": unit, "groups": groups, "answered": answered, "count": len(lines)}
    return render(request, "oversight/criteria.html", context)


@officer("POST")
def one(request: HttpRequest, id: UUID, code: str) -> HttpResponse:
    seen = seen_or_404(request, id, whole=True)
    unit, criterion = unit_of(request, seen), criteria.find(code)
    if criterion is None or code not in seen.item.criteria:
        raise Http404("criterion")
    fixed = {"unit": unit.code, "criterion": code}
    if request.method == "POST":
        form = ActionForm(JUDGE, seen, fixed, request.POST, request.FILES)
        status = try_action(request, seen, form, JUDGE.name)
        if status == 200:
            return redirect(f"{reverse('oversight:criteria', args=[id])}?don-vi={unit.code}#{code}")
        return _page(request, seen, unit, criterion, form, status)
    form = ActionForm(JUDGE, seen, fixed)
    return _page(request, seen, unit, criterion, form)


def _page(
    request: HttpRequest, seen: Sight, unit: Agency, criterion: Criterion, form: ActionForm, status: int = 200
) -> HttpResponse:
    reason = refused(seen.item, JUDGE, seen.parts)
    context = base(seen) | {
        "unit": unit,
        "criterion": criterion,
        "items": evidence.shown(evidence.Scope.of(seen.item, unit), criterion),
        "answers": [
            (answer, files, judgement_tag(answer))
            for answer, files in queries.answers(seen.item, unit, criterion.code)
        ],
        "form": None if reason and status == 200 else form,
        "why_not": reason.message if reason else "",
    }
    return render(request, "oversight/criterion.html", context, status=status)


@officer()
def behind(request: HttpRequest, id: UUID, key: str) -> HttpResponse:
    """The list that a number of evidence counts, as far as the reader may see it one by one."""
    seen = seen_or_404(request, id, whole=True)
    unit = unit_of(request, seen)
    try:
        found = listed(user_of(request), evidence.Scope.of(seen.item, unit), key)
    except NoList as error:
        raise Http404("key") from error
    page = Paginator(found.rows, PAGE).get_page(request.GET.get("trang"))
    context = base(seen) | {
        "unit": unit,
        "title": found.title,
        "definition": found.definition,
        "page": page,
        "headings": [shown.heading for shown in found.columns],
        "rows": [
            (address_of(each), [words(shown.value(each)) for shown in found.columns])
            for each in page.object_list
        ],
    }
    return render(request, "oversight/behind.html", context)
