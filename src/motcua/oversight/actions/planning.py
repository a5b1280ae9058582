"""The yearly plan of inspections: laying it down, adding and dropping lines. Its own chain in the journal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, User
from motcua.organisation.queries import active_posts
from motcua.oversight.actions.deciding import examinable
from motcua.oversight.models import InspectionKind, InspectionPlan, PlanLine
from motcua.oversight.visibility import ORGANISERS, plans_visible_to
from motcua.terms import clock

NOT_FOUND = "Không tìm thấy kế hoạch này, hoặc nó không thuộc phạm vi bạn được xem."
PLAN = (
    FieldSpec("agency", "Cơ quan", "text", required=False, max_length=35),
    FieldSpec("year", "Năm", "count"),
    FieldSpec("number", "Số kế hoạch", "text", max_length=60, help="Ví dụ 12/KH-UBND."),
    FieldSpec("issued_on", "Ngày ban hành", "date"),
    FieldSpec("issuer", "Chức danh người ký", "text", max_length=200),
)
LINE = (
    FieldSpec("kind", "Loại", "choice", choices=options(InspectionKind)),
    FieldSpec("content", "Nội dung", "text", max_length=300),
    FieldSpec("units", "Đơn vị được kiểm tra", "list"),
    FieldSpec("month_from", "Từ tháng", "count"),
    FieldSpec("month_to", "Đến tháng", "count"),
)
DROP = (
    FieldSpec("line", "Dòng", "text", max_length=40),
    FieldSpec("reason", "Lý do", "text", max_length=500),
)

verbs.register(
    "inspection_plan_issued", "Ban hành kế hoạch kiểm tra năm {year}, số {number} ngày {issued_on}"
)
verbs.register(
    "inspection_plan_line", "Dòng {line}: {content} tại {units_text}, tháng {month_from} đến {month_to}"
)
verbs.register("inspection_plan_dropped", "Thôi thực hiện dòng {line}: {reason}")


def issue(user: User, data: Mapping[str, Any]) -> InspectionPlan:
    """Raises NotPermitted, BadInput."""
    values = clean(PLAN, data)
    agency = _agency(user, values.pop("agency"))
    today = clock.today()
    if not 2000 <= values["year"] <= today.year + 1:
        text = f"Ghi năm từ 2000 đến {today.year + 1}."
        raise BadInput(text, {"year": text})
    if values["issued_on"] > today:
        text = "Ngày ban hành ở tương lai."
        raise BadInput(text, {"issued_on": text})
    with transaction.atomic():
        if InspectionPlan.objects.filter(agency=agency, year=values["year"]).exists():
            text = f"{agency.name} đã có kế hoạch kiểm tra năm {values['year']}. Thêm dòng vào kế hoạch đó."
            raise BadInput(text, {"year": text})
        made = InspectionPlan.objects.create(
            agency=agency, created_by=user.username, created_at=clock.now(), **values
        )
        facts = {"year": made.year, "number": made.number, "issued_on": made.issued_on.isoformat()}
        chain = journal.new_chain(made.pk, f"KHKT-{agency.code}-{made.year}", agency.code)
        entry = journal.Entry("inspection_plan_issued", agency.code, user.username, made.created_at, facts)
        journal.save(journal.build(chain, [entry], made.created_at), new=True)
    return made


def add_line(user: User, id: UUID, data: Mapping[str, Any]) -> PlanLine:
    """Raises NotFound, NotPermitted, BadInput."""
    values = clean(LINE, data)
    if not 1 <= values["month_from"] <= values["month_to"] <= 12:
        text = "Ghi tháng từ 1 đến 12, tháng đầu không sau tháng cuối."
        raise BadInput(text, {"month_to": text})
    codes = set(values.pop("units"))
    with transaction.atomic():
        plan = _locked(user, id)
        units = list(examinable(plan.agency).filter(code__in=codes))
        if not units or len(units) != len(codes):
            text = "Chọn đơn vị thuộc phạm vi của cơ quan."
            raise BadInput(text, {"units": text})
        highest = plan.lines.aggregate(highest=Max("number"))["highest"] or 0
        made = PlanLine.objects.create(plan=plan, number=highest + 1, **values)
        made.units.set(units)
        facts = {
            "line": made.number, "kind": made.kind, "content": made.content, "month_from": made.month_from,
            "month_to": made.month_to, "units": [unit.code for unit in units],
            "units_text": ", ".join(unit.name for unit in units),
        }  # fmt: skip
        _record(plan, user, "inspection_plan_line", facts)
    return made


def drop_line(user: User, id: UUID, data: Mapping[str, Any]) -> PlanLine:
    """Raises NotFound, NotPermitted, WrongState (dropped before, or carried out), BadInput."""
    values = clean(DROP, data)
    with transaction.atomic():
        plan = _locked(user, id)
        line = next((each for each in plan.lines.all() if str(each.pk) == values["line"]), None)
        if line is None:
            text = "Chọn một dòng của kế hoạch này."
            raise BadInput(text, {"line": text})
        if line.dropped_at:
            raise WrongState("Dòng này đã thôi thực hiện.")
        if line.inspections.filter(cancelled_at=None).exists():
            raise WrongState("Dòng này đã có quyết định kiểm tra. Hủy cuộc kiểm tra trước.")
        line.dropped_at, line.dropped_reason = clock.now(), values["reason"]
        line.save(update_fields=["dropped_at", "dropped_reason"])
        _record(plan, user, "inspection_plan_dropped", {"line": line.number, "reason": values["reason"]})
    return line


def _agency(user: User, code: str) -> Agency:
    for post in active_posts(user, roles=ORGANISERS).select_related("scope").order_by("pk"):
        if not code or post.scope.code == code:
            return post.scope
    raise NotPermitted("Tài khoản của bạn không có vai trò lập kế hoạch kiểm tra tại cơ quan này.")


def _locked(user: User, id: UUID) -> InspectionPlan:
    found = (
        plans_visible_to(user).select_for_update(of=("self",)).select_related("agency").filter(pk=id).first()
    )
    if found is None:
        raise NotFound(NOT_FOUND)
    if not active_posts(user, roles=ORGANISERS).filter(scope=found.agency_id).exists():
        raise NotPermitted(f"Bạn không có vai trò lập kế hoạch kiểm tra của {found.agency.name}.")
    return found


def _record(plan: InspectionPlan, user: User, verb: str, facts: dict[str, Any]) -> None:
    now = clock.now()
    chain = journal.lock_chain(plan.pk)
    journal.save(
        journal.build(chain, [journal.Entry(verb, plan.agency.code, user.username, now, facts)], now)
    )
