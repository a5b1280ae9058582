"""Issuing the plan of a year, and giving its tasks as assignments."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.assignments.actions import GIVE, draft_from, give
from motcua.assignments.models import Assignment, Source, TaskKind
from motcua.dossiers.errors import BadInput, NotFound
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.reform.actions.shared import been, book, keeps
from motcua.reform.models import Plan
from motcua.reform.visibility import plans_visible_to
from motcua.terms import clock

ISSUE = (
    FieldSpec("agency", "Cơ quan", "text", max_length=35),
    FieldSpec("year", "Năm", "count"),
    FieldSpec("number", "Số quyết định, kế hoạch", "text", max_length=60),
    FieldSpec("issued_on", "Ngày ban hành", "date"),
    FieldSpec("title", "Trích yếu", "text", max_length=300),
)
_FROM_PLAN = ("giver", "source_text", "kind", "basis")
TASK = (
    FieldSpec("kind", "Loại nhiệm vụ", "choice", choices=options(TaskKind)),
    *(spec for spec in GIVE if spec.name not in _FROM_PLAN),
)

verbs.register("reform_plan_issued", "Ban hành kế hoạch cải cách hành chính năm {year}: {number}")


def issue(user: User, data: Mapping[str, Any]) -> Plan:
    """Raises NotPermitted, BadInput."""
    values = clean(ISSUE, data)
    agency = book(user, values.pop("agency"))
    been("issued_on", values["issued_on"])
    if not 2000 <= values["year"] <= 2100:
        text = "Năm của kế hoạch không đúng. Ghi bốn chữ số, ví dụ 2026."
        raise BadInput(text, {"year": text})
    made = Plan(
        agency=agency, issued_by=user.username, recorded_at=clock.now(), synthetic=agency.synthetic, **values
    )
    with transaction.atomic():
        if Plan.objects.filter(agency=agency, year=made.year).exists():
            text = f"{agency.name} đã có kế hoạch năm {made.year}. Giao thêm nhiệm vụ trong kế hoạch đó."
            raise BadInput(text, {"year": text})
        made.save(force_insert=True)
        payload = {"year": str(made.year), "number": made.number, "issued_on": made.issued_on.isoformat()}
        chain = journal.new_chain(made.pk, f"KH CCHC {agency.code} {made.year}"[:60], agency.code)
        entry = journal.Entry("reform_plan_issued", agency.code, user.username, made.recorded_at, payload)
        journal.save(journal.build(chain, [entry], made.recorded_at), new=True)
    return made


def give_task(user: User, id: UUID, data: Mapping[str, Any]) -> Assignment:
    """A task of the plan, as an assignment of its authority. Raises NotFound, NotPermitted, BadInput."""
    plan = plans_visible_to(user).filter(pk=id).first()
    if plan is None:
        raise NotFound("Không tìm thấy kế hoạch này, hoặc nó không thuộc phạm vi bạn được xem.")
    keeps(user, plan.agency)
    clean(TASK, data)
    draft = draft_from(user, {**data, "giver": plan.agency.code})
    named = f"Kế hoạch cải cách hành chính năm {plan.year}, {plan.number}"
    return give(user, replace(draft, source=Source.PLAN, source_id=plan.pk, source_text=named, basis=named))
