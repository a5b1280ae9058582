"""Dossiers as JSON: instants in ISO 8601 with the Vietnamese offset, personal data masked unless revealed."""

from datetime import datetime
from typing import Any

from motcua.dossiers.actions import Available
from motcua.dossiers.models import Applicant, Dossier, Status, Task
from motcua.dossiers.queries import DossierPage
from motcua.terms import TraceDay, clock
from motcua.texts.codes import mask

Json = dict[str, Any]


def instant(at: datetime | None) -> str | None:
    return clock.to_text(at) if at else None


def brief(dossier: Dossier) -> Json:
    """One dossier of a list; needs applicant, agency and procedure loaded."""
    return {
        "code": dossier.code,
        "agency": {"code": dossier.agency.code, "name": dossier.agency.name},
        "procedure": {"code": dossier.procedure.code, "name": dossier.procedure.name},
        "status": int(dossier.status),
        "status_text": str(Status(dossier.status).label),
        "outcome": str(dossier.outcome),
        "channel": str(dossier.channel),
        "typed_by": str(dossier.typed_by),
        "source": str(dossier.source),
        "submitted_at": instant(dossier.submitted_at),
        "received_at": instant(dossier.received_at),
        "due_at": instant(dossier.due_at),
        "first_due_at": instant(dossier.first_due_at),
        "waiting": dossier.waiting,
        "resolved_at": instant(dossier.resolved_at),
        "returned_at": instant(dossier.returned_at),
        "fee": dossier.fee or 0,
        "copies": dossier.copies,
        "delivery": str(dossier.delivery),
        "note": dossier.note,
        "synthetic": dossier.synthetic,
        "applicant": masked(dossier.applicant),
    }


def masked(applicant: Applicant) -> Json:
    return {
        "kind": str(applicant.kind),
        "full_name": applicant.full_name,
        "id_number": mask(applicant.id_number),
        "phone": mask(applicant.phone),
    }


def in_full(applicant: Applicant) -> Json:
    """Only after ``actions.reveal`` has journalled who looks and why."""
    return {
        "kind": str(applicant.kind),
        "full_name": applicant.full_name,
        "id_number": applicant.id_number,
        "phone": applicant.phone,
        "birth_date": applicant.birth_date.isoformat() if applicant.birth_date else None,
        "email": applicant.email,
        "address": applicant.address,
        "submitter": applicant.submitter,
        "form": applicant.form,
    }


def full(page: DossierPage) -> Json:
    """The dossier with its tasks, timeline, deadline day by day and what may be done next."""
    return brief(page.dossier) | {
        "components": page.dossier.components,
        "trace": [_day(day) for day in page.standing.trace],
        "tasks": [_task(task) for task in page.tasks],
        "timeline": [_moment(moment) for moment in page.timeline],
        "available": [_available(each) for each in page.available],
    }


def _day(day: TraceDay) -> Json:
    return {
        "date": day.date.isoformat(),
        "counted": day.counted,
        "ordinal": day.ordinal,
        "kind": str(day.kind),
        "reason": str(day.reason),
    }


def _task(task: Task) -> Json:
    return {
        "step": task.step,
        "kind": str(task.kind),
        "name": task.name,
        "agency": {"code": task.agency.code, "name": task.agency.name},
        "role": str(task.role),
        "state": str(task.state),
        "opened_at": instant(task.opened_at),
        "due_at": instant(task.due_at),
        "done_at": instant(task.done_at),
    }


def _moment(moment: Any) -> Json:
    return {
        "verb": moment.verb,
        "sentence": moment.sentence,
        "occurred_at": instant(moment.occurred_at),
        "recorded_at": instant(moment.recorded_at),
        "actor": moment.actor,
    }


def _available(each: Available) -> Json:
    return {
        "verb": each.verb,
        "label": str(each.label),
        "primary": each.primary,
        "fields": [
            {
                "name": spec.name,
                "label": str(spec.label),
                "kind": spec.kind,
                "required": spec.required,
                "choices": [(str(value), str(label)) for value, label in spec.choices],
                "help": str(spec.help),
            }
            for spec in each.fields
        ],
    }
