"""Opening a review, filling in its sheet, writing its cost tables line by line."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.errors import ActionRefused, BadInput
from motcua.simplification import queries
from motcua.simplification.actions import available, open_review, perform
from motcua.simplification.assumptions import income_on
from motcua.simplification.models import Review, Side
from motcua.simplification.questions import sheet
from motcua.terms import clock
from motcua.texts.numbers import group
from motcua.web.office.guards import officer, user_of
from motcua.web.office.simplification import presenting
from motcua.web.office.simplification.forms import LineForm, OpenForm, SheetForm, written
from motcua.web.office.simplification.looks import state_tag
from motcua.web.office.simplification.views import found
from motcua.web.shared.refusals import STATUS


@officer("POST")
def opening(request: HttpRequest) -> HttpResponse:
    """``?thu_tuc=`` names the procedure. Refused: everything typed is kept."""
    user = user_of(request)
    agencies = list(queries.prepares_for(user))
    if not agencies:
        raise PermissionDenied
    if request.method != "POST":
        form = OpenForm(agencies, procedure=request.GET.get("thu_tuc", "")[:30], year=clock.today().year)
        return render(request, "office/simplification/open.html", {"form": form})
    form = OpenForm(agencies, request.POST)
    try:
        review = open_review(user, form.typed())
    except ActionRefused as refused:
        form.refuse(refused)
        return render(request, "office/simplification/open.html", {"form": form}, status=STATUS[refused.code])
    messages.success(request, _("Đã mở rà soát thủ tục %s.") % review.procedure.code)
    return redirect("office:review", review.pk)


@officer("POST")
def sheet_page(request: HttpRequest, id: UUID) -> HttpResponse:
    item, status = found(request, id), 200
    form = SheetForm(list(item.answers.all()), request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            perform(user_of(request), item.pk, "phieu", form.typed())
        except ActionRefused as refused:
            form.refuse(refused)
            status = STATUS[refused.code]
        else:
            messages.success(request, _("Đã lưu phiếu rà soát."))
            return redirect("office:review", item.pk)
    context = {"review": item, "form": form, "sheet": sheet(), "may": _may(request, item, "phieu")}
    return render(request, "office/simplification/sheet.html", context, status=status)


@officer("POST")
def costs_page(request: HttpRequest, id: UUID) -> HttpResponse:
    """``?bang=`` and ``?dong=`` name the line to be written over; without a line, a new one."""
    item, status = found(request, id), 200
    if request.method == "POST":
        form = LineForm(request.POST)
        try:
            perform(user_of(request), item.pk, "chi-phi", form.typed())
        except ActionRefused as refused:
            form.refuse(refused)
            status = STATUS[refused.code]
        else:
            messages.success(request, _("Đã ghi dòng chi phí."))
            return redirect(f"{reverse('office:review-costs', args=[item.pk])}?bang={form.typed_one('side')}")
    costs, real = queries.costs_of(item), presenting.real_look(user_of(request), item)
    if request.method != "POST":
        form = LineForm(**_line(request, costs, real))
    side = Side(str(form["side"].value())) if form["side"].value() in Side.values else Side.BEFORE
    context = {
        "review": item,
        "state": state_tag(item),
        "form": form,
        "side": side,
        "other": Side.AFTER if side == Side.BEFORE else Side.BEFORE,
        "place": form["place"].value(),
        "tables": presenting.tables(costs),
        "saving": costs.saving,
        "real": real,
        "income": _income(),
        "may": _may(request, item, "chi-phi"),
        "may_copy": bool(costs.lines[Side.BEFORE]) and not costs.lines[Side.AFTER],
    }
    return render(request, "office/simplification/costs.html", context, status=status)


def _may(request: HttpRequest, item: Review, name: str) -> bool:
    return any(action.name == name for action in available(user_of(request), item))


def _line(request: HttpRequest, costs: queries.Costs, real: presenting.RealLook | None) -> dict[str, Any]:
    """The line asked for; else a new one with what is known already."""
    asked, place = request.GET.get("bang", ""), request.GET.get("dong", "")
    side = Side(asked) if asked in Side.values else Side.BEFORE
    for line in costs.lines[side]:
        if str(line.place) == place:
            return written(line)
    income = _income()
    people = group(real.real.dossiers) if real else ""
    return {"side": side, "frequency": "1", "wage": group(income.amount) if income else "", "people": people}


def _income() -> Any:
    """None where no income is declared for today: it is then typed."""
    try:
        return income_on(clock.today())
    except BadInput:
        return None
