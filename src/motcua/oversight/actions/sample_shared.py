"""What every action on a sample begins and ends with: who may, in the mandate's days, and the journal."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.dossiers.errors import NotFound, NotPermitted, WrongState
from motcua.journal import actions as journal
from motcua.organisation.models import User
from motcua.oversight.actions.shared import open_
from motcua.oversight.models import Inspection, Sample
from motcua.oversight.samples.population import mandates_of
from motcua.oversight.visibility import inside

NO_INSPECTION = "Không tìm thấy cuộc kiểm tra này, hoặc nó không thuộc phạm vi bạn được xem."
NO_SAMPLE = "Không tìm thấy mẫu này, hoặc nó không thuộc phạm vi bạn được xem."
NO_MANDATE = "Chỉ thành viên đoàn, trong thời hạn của quyết định, được chọn mẫu và ghi phiếu kiểm tra."


def locked_inspection(user: User, id: UUID) -> Inspection:
    """Raises NotFound where the user may not even see it, NotPermitted without a mandate in force."""
    found = inside(user).select_for_update(of=("self",)).select_related("agency").filter(pk=id).first()
    if found is None:
        raise NotFound(NO_INSPECTION)
    if not mandates_of(user, found).exists():
        raise NotPermitted(NO_MANDATE)
    closed = open_(found)
    if closed:
        raise WrongState(f"{closed} Không chọn mẫu hay ghi phiếu được nữa.")
    return found


def locked_sample(user: User, id: UUID) -> Sample:
    """As above; the sample's row is locked after its inspection's."""
    sample = Sample.objects.filter(pk=id, inspection__in=inside(user)).first()
    if sample is None:
        raise NotFound(NO_SAMPLE)
    inspection = locked_inspection(user, sample.inspection_id)
    sample = Sample.objects.select_for_update().get(pk=id)
    sample.inspection = inspection
    return sample


def may_work(user: User, inspection: Inspection) -> bool:
    """At most one query."""
    return not open_(inspection) and mandates_of(user, inspection).exists()


def record(inspection: Inspection, user: User, verb: str, payload: Mapping[str, Any], at: datetime) -> None:
    """One event on the inspection's chain."""
    chain = journal.lock_chain(inspection.pk)
    entry = journal.Entry(verb, inspection.agency.code, user.username, at, payload)
    journal.save(journal.build(chain, [entry], at))
