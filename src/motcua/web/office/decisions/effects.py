"""What a decision does to the list of an authority: foreseen on a page, carried out by a button."""

from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from motcua.catalogue.decision_queries import reached, visible_decisions
from motcua.catalogue.decisions import may_record
from motcua.catalogue.effects.amending import Amendment, describe_amendment
from motcua.catalogue.effects.applying import apply_effects, may_apply
from motcua.catalogue.effects.plan import Block, Deed, Effect
from motcua.catalogue.effects.reading import Foreseen, foresee
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Decision
from motcua.catalogue.publication import places_of, posting_rules
from motcua.dossiers.concerned import Concern, Concerned, concerned, dossiers_concerned
from motcua.organisation.models import Agency, User
from motcua.reports.queries import reportable_agencies
from motcua.web.office.decisions.forms import AmendForm
from motcua.web.office.guards import officer

PAGE = 50
DEEDS = {Deed.OPEN: "Mở tiếp nhận", Deed.CLOSE: "Thôi tiếp nhận", Deed.PUBLISH: "Công bố phiên bản mới"}
BLOCKS = {
    Block.NO_VERSION: "Chưa có nội dung thủ tục áp dụng từ ngày này: nạp nội dung vào danh mục.",
    Block.NO_AMENDMENT: "Chưa ghi nội dung sửa đổi.",
}


class Row(NamedTuple):
    """``describe``: where what is amended can be entered; blank where it cannot."""

    effect: Effect
    name: str
    deed: str
    blocked: str
    dossiers: Concerned
    open_url: str
    after_url: str
    places: int
    describe: str
    taken_over: str


@officer("POST")
def effects(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: carry out what can be done now."""
    user = cast(User, request.user)
    decision, agency, agencies = _asked(request, user, pk)
    refusal, status = "", 200
    if request.method == "POST" and agency is not None:
        try:
            applied = apply_effects(user, decision, agency)
        except CatalogueError as refused:
            refusal, status = refused.message, 403 if isinstance(refused, NotAllowed) else 422
        else:
            text = _("Đã làm %(done)s việc tại %(agency)s; còn %(left)s việc chưa làm được.")
            named = {"done": len(applied.done), "agency": agency.name, "left": len(applied.left)}
            messages.success(request, text % named)
            return redirect(_address(decision, agency))
    context = {
        "decision": decision,
        "agency": agency,
        "agencies": agencies,
        "refusal": refusal,
        **(_shown(user, decision, agency) if agency else {}),
    }
    return render(request, "office/decisions/effects.html", context, status=status)


@officer()
def effect_dossiers(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossiers behind a number of the page of effects."""
    user = cast(User, request.user)
    decision, agency, _agencies = _asked(request, user, pk)
    code, kind = request.GET.get("thu_tuc", ""), request.GET.get("loai", "")
    if agency is None or kind not in list(Concern) or decision.effective_on is None:
        raise Http404("question")
    found = dossiers_concerned(user, agency, code, Concern(kind), decision.effective_on)
    page = Paginator(found.select_related("applicant", "procedure", "agency"), PAGE)
    context = {
        "decision": decision,
        "agency": agency,
        "code": code,
        "after": kind == Concern.AFTER,
        "page": page.get_page(request.GET.get("trang")),
        "back_url": _address(decision, agency),
    }
    return render(request, "office/decisions/effect_dossiers.html", context)


@officer("POST")
def amend(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Enter what the decision changes in a procedure; a refusal keeps what was typed."""
    user = cast(User, request.user)
    decision = _decision(user, pk)
    entry = decision.entries.select_related("procedure").filter(procedure__code=code).first()
    if entry is None:
        raise Http404("entry")
    form = AmendForm(request.POST if request.method == "POST" else None, initial=AmendForm.of(entry))
    status = 200
    if request.method == "POST":
        status = _describe(user, decision, code, form)
        if status == 302:
            messages.success(request, _("Đã ghi nội dung sửa đổi của %s.") % code)
            return redirect("office:decision-effects", decision.pk)
    context = {"decision": decision, "entry": entry, "form": form, "may": may_record(user, decision.agency)}
    return render(request, "office/decisions/amend.html", context, status=status)


def _describe(user: User, decision: Decision, code: str, form: AmendForm) -> int:
    if not form.is_valid():
        return 422
    try:
        describe_amendment(user, decision, code, Amendment(**form.cleaned_data))
    except CatalogueError as refused:
        form.refuse(refused)
        return 403 if isinstance(refused, NotAllowed) else 422
    return 302


def _decision(user: User, pk: int) -> Decision:
    found = visible_decisions(user).select_related("agency").filter(pk=pk).first()
    if found is None:
        raise Http404("decision")
    return found


def _asked(request: HttpRequest, user: User, pk: int) -> tuple[Decision, Agency | None, list[Agency]]:
    """The decision, the authority chosen among those it reaches, and these. Out of scope: not found."""
    decision = _decision(user, pk)
    agencies = list(reached(decision, reportable_agencies(user)))
    code = request.GET.get("co_quan", "")
    if code:
        agency = next((each for each in agencies if each.code == code), None)
        if agency is None:
            raise Http404("agency")
        return decision, agency, agencies
    return decision, agencies[0] if agencies else None, agencies


def _shown(user: User, decision: Decision, agency: Agency) -> dict[str, Any]:
    if decision.effective_on is None:
        return {}
    foreseen = foresee([decision], [agency])
    effects = foreseen.of(decision, agency)
    codes = {effect.code for effect in effects}
    dossiers = concerned(user, agency, codes, decision.effective_on)
    places = len(places_of(posting_rules(decision.effective_on), each_procedure=True))
    described = may_record(user, decision.agency)
    rows = [_row(effect, decision, agency, foreseen, dossiers, places, described) for effect in effects]
    return {
        "rows": rows,
        "pending": sum(effect.pending for effect in effects),
        "blocked": sum(effect.blocked is not None for effect in effects),
        "done": sum(effect.done for effect in effects),
        "localisation": decision.localisations.filter(agency=agency).first(),
        "may": may_apply(user, agency),
    }


def _row(
    effect: Effect,
    decision: Decision,
    agency: Agency,
    foreseen: Foreseen,
    dossiers: Any,
    places: int,
    described: bool,
) -> Row:
    amended = effect.deed is Deed.PUBLISH and not effect.done and described
    return Row(
        effect,
        foreseen.procedures[effect.code].name,
        DEEDS[effect.deed],
        BLOCKS[effect.blocked] if effect.blocked else "",
        dossiers.get(effect.code, Concerned()),
        _dossiers_url(decision, agency, effect.code, Concern.OPEN),
        _dossiers_url(decision, agency, effect.code, Concern.AFTER) if effect.deed is Deed.CLOSE else "",
        places,
        reverse("office:decision-amend", args=[decision.pk, effect.code]) if amended else "",
        _taken_over(effect),
    )


def _taken_over(effect: Effect) -> str:
    if effect.like:
        return _("thay cho %s") % effect.like
    return _("được thay bằng %s") % effect.line.code if effect.code != effect.line.code else ""


def _address(decision: Decision, agency: Agency) -> str:
    return f"{reverse('office:decision-effects', args=[decision.pk])}?{urlencode({'co_quan': agency.code})}"


def _dossiers_url(decision: Decision, agency: Agency, code: str, concern: Concern) -> str:
    asked = urlencode({"co_quan": agency.code, "thu_tuc": code, "loai": str(concern)})
    return f"{reverse('office:decision-effect-dossiers', args=[decision.pk])}?{asked}"
