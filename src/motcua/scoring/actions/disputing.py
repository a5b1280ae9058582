"""An agency objects to the points of a criterion; the head of the authority that judges decides."""

from typing import Any

from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.scoring.actions.doing import Doing
from motcua.scoring.actions.handing import points_now
from motcua.scoring.actions.inputs import points_within
from motcua.scoring.models import Dispute, Entry, Stage
from motcua.scoring.queries import dispute_of
from motcua.scoring.rules.points import ZERO, RulesError, points_text, thousandths
from motcua.scoring.rules.tree import Leaf
from motcua.terms import clock


def dispute(doing: Doing, values: dict[str, Any]) -> None:
    """One objection a criterion, for more points than were given, within the term."""
    due = doing.sheet.round.dispute_due_on
    if clock.local(doing.at).date() > due:
        raise WrongState(f"Đã hết hạn gửi ý kiến về điểm ({due:%d/%m/%Y}).")
    entry, leaf = criterion_of(doing, values["criterion"])
    if dispute_of(entry) is not None:
        raise WrongState(f"Tiêu chí {leaf.code} đã có kiến nghị.")
    given = entry.appraised
    if given is None or given.waived:
        text = f"Tiêu chí {leaf.code} không bị trừ điểm nên không có gì để kiến nghị."
        raise BadInput(text, {"criterion": text})
    claimed = _points(values["points"], leaf)
    if claimed <= (given.points or ZERO):
        text = f"Điểm đề nghị phải cao hơn điểm thẩm định ({points_text(given.points or ZERO)})."
        raise BadInput(text, {"points": text})
    Dispute.objects.create(
        entry=entry,
        claimed=thousandths(claimed),
        words=values["words"],
        filed_at=doing.at,
        filed_by=doing.user,
    )
    doing.payload |= {"criterion": leaf.code, "claimed": points_text(claimed)}
    doing.personal["words"] = values["words"]


def decide(doing: Doing, values: dict[str, Any]) -> None:
    """Between what was given and the maximum: nobody loses by objecting. It moves this criterion only."""
    entry, leaf = criterion_of(doing, values["criterion"])
    found = dispute_of(entry)
    if found is None or found.decided_at is not None:
        raise WrongState(f"Tiêu chí {leaf.code} không có kiến nghị nào chờ quyết định.")
    if found.filed_by_id == doing.user.pk:
        raise NotPermitted("Bạn đã gửi kiến nghị này nên người khác phải quyết định.")
    given = entry.appraised.points if entry.appraised else None
    decided = _points(values["points"], leaf)
    if decided < (given or ZERO):
        text = f"Điểm sau xem xét không thấp hơn điểm đã thẩm định ({points_text(given or ZERO)})."
        raise BadInput(text, {"points": text})
    found.points, found.reason = thousandths(decided), values["reason"]
    found.decided_at, found.decided_by = doing.at, doing.user
    found.save(update_fields=["points", "reason", "decided_at", "decided_by"])
    doing.payload |= {"criterion": leaf.code, "points": points_text(decided)}
    doing.personal["reason"] = values["reason"]


def accept(doing: Doing, values: dict[str, Any]) -> None:
    waiting = [code for code, entry in doing.entries.items() if open_dispute(entry)]
    if waiting:
        raise WrongState(f"Còn kiến nghị chờ quyết định ở tiêu chí {', '.join(waiting)}.")
    doing.sheet.stage, doing.sheet.accepted_at = Stage.ACCEPTED, doing.at
    doing.payload["points"] = points_now(doing)


def open_dispute(entry: Entry) -> bool:
    found = dispute_of(entry)
    return found is not None and found.decided_at is None


def criterion_of(doing: Doing, code: str) -> tuple[Entry, Leaf]:
    """Raises BadInput."""
    if code not in doing.entries:
        text = "Chọn một tiêu chí của bộ tiêu chí này."
        raise BadInput(text, {"criterion": text})
    return doing.entries[code], doing.tree.leaf(code)


def _points(text: str, leaf: Leaf) -> Any:
    try:
        return points_within(text, leaf)
    except RulesError as error:
        raise BadInput(str(error), {"points": str(error)}) from error
