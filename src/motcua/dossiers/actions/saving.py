"""Writing a Case: children first, then the number, the journal and the dossier while the lock is short."""

from collections.abc import Callable, Sequence

from django.db.models import Model

from motcua.database.inserting import insert
from motcua.dossiers.case import Case
from motcua.dossiers.models import Dossier, Standing, Task
from motcua.dossiers.numbering import take_numbers
from motcua.dossiers.sums.noting import note_changed, note_new
from motcua.journal import actions as journal
from motcua.terms import clock
from motcua.texts.codes import dossier_code

Beside = Callable[[Dossier], Model]


def entry_of(case: Case, verb: str) -> journal.Entry:
    return journal.Entry(
        verb=verb,
        agency=case.setting.authority.code,
        actor=case.actor.name,
        occurred_at=case.at,
        payload=case.payload,
        personal=case.personal or None,
    )


def give_code(case: Case, number: int) -> None:
    """The code for life: authority, local day, running number (NĐ 118/2025 Đ.28, verified)."""
    case.dossier.code = dossier_code(case.setting.authority.code, case.day, number)
    case.chain.label = case.dossier.code
    case.payload["code"] = case.dossier.code


def save_new(case: Case, verb: str, beside: Beside | None = None) -> None:
    """Insert a new dossier with its first event, in the caller's transaction; ``beside``: a further row."""
    if beside:
        insert(beside(case.dossier))
    insert(case.dossier.applicant)
    _save_tasks(case.touched)
    note_new(case)
    give_code(case, take_numbers(case.setting.authority.pk, case.day))
    journal.save(journal.build(case.chain, [entry_of(case, verb)]), new=True)
    insert(case.dossier)


def save_changed(case: Case, verb: str, fields: Sequence[str]) -> None:
    """Write back a dossier that a verb has changed, in the caller's transaction."""
    _save_tasks(case.touched)
    note_changed(case)
    Standing.objects.bulk_create(case.standings)
    if case.changed_applicant:
        case.dossier.applicant.save()
    journal.save(journal.build(case.chain, [entry_of(case, verb)], clock.now()))
    case.dossier.save(force_update=True, update_fields=fields)


def _save_tasks(tasks: Sequence[Task]) -> None:
    for task in tasks:
        if task.pk:
            task.save(update_fields=["state", "due_at", "done_at", "done_by", "text"])
    fresh = [task for task in tasks if task.pk is None]
    if len(fresh) == 1:
        insert(fresh[0])
    elif fresh:
        Task.objects.bulk_create(fresh)
