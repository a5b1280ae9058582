"""Until when the one-stop desk answers a dossier handed in online: accept it, or say why not."""

from datetime import datetime

from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.setting import regime_on
from motcua.organisation.queries import calendar_of
from motcua.terms import Term, Unit, clock, due


def answer_due_at(dossier: Dossier) -> datetime | None:
    """The end (Asia/Ho_Chi_Minh) of the working hours to answer in; None once it was answered.

    NĐ 118/2025 (verified): 8 working hours from the submission; the number is that of the regime in force on
    the local day of submission. No query for a dossier whose agency is loaded. Raises BadInput before the
    first regime that the system knows.
    """
    if dossier.status != Status.SUBMITTED:
        return None
    hours = regime_on(clock.local(dossier.submitted_at).date()).online_answer_hours
    return due(Term(hours, Unit.WORKING_HOUR), dossier.submitted_at, calendar_of(dossier.agency)).at
