"""The one global search: a code, a name without diacritics, an identity number, or a scanned receipt.

What is typed names people, so the search box posts it and it never stands in an address: the session keeps
the last text for the page that shows what was found. An address with ``q`` works too, e.g. for a code.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import queries
from motcua.web.desk.access import officer, user_of
from motcua.web.desk.presenters import with_looks
from motcua.web.desk.scanning import search_text

LIMIT = 50
SHORTEST = 3
LAST = "last_search"


@officer("POST")
def find(request: HttpRequest) -> HttpResponse:
    """One dossier found by its whole code opens at once: a scan lands on the dossier."""
    if request.method == "POST":
        request.session[LAST] = search_text(request.POST.get("q", ""))
        return redirect("desk:find")
    text = search_text(request.GET.get("q", request.session.get(LAST, "")))
    found = queries.find(user_of(request), text, LIMIT)
    if len(found) == 1 and found[0].code == text.upper():
        return redirect("desk:dossier", found[0].code)
    context = {
        "q": text,
        "searched": text,
        "found": with_looks(found),
        "full": len(found) == LIMIT,
        "short": len(text) < SHORTEST,
    }
    return render(request, "desk/find.html", context)
