"""Public calculator: when is a dossier due that is accepted at a given moment, and why that day."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.terms import VN, due, national_calendar, now
from motcua.web.portal.forms import CalculatorForm
from motcua.web.portal.presenters import Calculated


@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """A GET form: the address of an answer can be kept and shared. ``?thu_tuc=CODE`` alone only fills in."""
    if "ngay" not in request.GET:
        form = CalculatorForm(initial=_initial(request))
        return render(request, "portal/calculator.html", {"form": form})
    form = CalculatorForm(request.GET)
    answer = _answer(form) if form.is_valid() else None
    return render(request, "portal/calculator.html", {"form": form, "answer": answer})


def _initial(request: HttpRequest) -> dict[str, object]:
    moment = now()
    return {
        "thu_tuc": request.GET.get("thu_tuc", ""),
        "ngay": f"{moment:%d/%m/%Y}",
        "gio": f"{moment:%H:%M}",
        "don_vi": "working_day",
    }


def _answer(form: CalculatorForm) -> Calculated:
    term = form.cleaned_data["term"]
    start = datetime.combine(form.cleaned_data["ngay"], form.cleaned_data["gio"], VN)
    deadline = due(term, start, national_calendar())
    return Calculated(term, start, deadline.at, deadline.trace, form.cleaned_data.get("version"))
