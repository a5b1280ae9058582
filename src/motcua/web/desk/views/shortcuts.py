"""The sheet of shortcuts as a page of its own, for whoever has no JavaScript."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.web.desk.access import officer


@officer()
def shortcuts(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/shortcuts.html")
