"""The one global search: a code, a name without diacritics, an identity number, or a scanned receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import queries
from motcua.web.desk.access import officer, user_of
from motcua.web.desk.presenters import with_looks
from motcua.web.desk.scanning import search_text

LIMIT = 50
SHORTEST = 3


@officer()
def find(request: HttpRequest) -> HttpResponse:
    """One dossier found by its whole code opens at once: a scan lands on the dossier."""
    text = search_text(request.GET.get("q", ""))
    found = queries.find(user_of(request), text, LIMIT)
    if len(found) == 1 and found[0].code == text.upper():
        return redirect("desk:dossier", found[0].code)
    context = {
        "q": text,
        "found": with_looks(found),
        "full": len(found) == LIMIT,
        "short": len(text) < SHORTEST,
    }
    return render(request, "desk/find.html", context)
