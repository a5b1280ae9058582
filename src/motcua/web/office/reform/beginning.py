"""The page on which something of reform begins: a plan, a narrative report."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers.errors import ActionRefused
from motcua.dossiers.fields import FieldSpec
from motcua.organisation.models import User
from motcua.reform.visibility import kept_by
from motcua.terms import clock
from motcua.web.office.guards import user_of
from motcua.web.office.reform.forms import SpecForm
from motcua.web.shared.refusals import STATUS

Begin = Callable[[User, Mapping[str, Any]], Model]


def begin(
    request: HttpRequest, specs: Sequence[FieldSpec], act: Begin, place: str, words: Mapping[str, str]
) -> HttpResponse:
    """``place``: name of the page of what was made; ``words``: what the template says.

    Refused: the same page with the reason and everything typed. Raises PermissionDenied for who keeps no
    book.
    """
    user = user_of(request)
    books = list(kept_by(user))
    if not books:
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form, status = SpecForm(specs, posted, {"year": clock.today().year}, books), 200
    if posted is not None:
        try:
            return redirect(place, act(user, form.typed()).pk)
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
    return render(request, "office/reform/form.html", {"form": form, **words}, status=status)
