"""Those who judge give points: agreeing with what is claimed, or less with a reason."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import tried
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.scoring.actions.doing import JUDGE, Doing, start
from motcua.scoring.actions.inputs import judge_specs, name, points_within
from motcua.scoring.models import Entry, Sheet, Stage
from motcua.scoring.models.entry import APPRAISAL
from motcua.scoring.rules.appraised import needs_reason
from motcua.scoring.rules.points import RulesError, points_text, thousandths
from motcua.scoring.rules.totals import Mark
from motcua.scoring.rules.tree import Leaf

verbs.register("scoring_appraised", "Thẩm định {count} tiêu chí: {codes}")

LABEL = "Thẩm định"


def appraise(user: User, id: UUID, data: Mapping[str, Any]) -> Sheet:
    """Fields by ``inputs.judge_specs``; criteria left blank stay as they are. All or nothing.

    Raises NotPermitted (for what he scored himself, too), WrongState, BadInput.
    """
    with transaction.atomic():
        doing = start(user, id, LABEL, JUDGE, [Stage.SUBMITTED])
        given = [(n, leaf) for n, leaf in doing.numbered if any(key.startswith(f"c{n}_") for key in data)]
        specs = [spec for n, leaf in given for spec in judge_specs(n, leaf, doing.entries[leaf.code])]
        values, errors = tried(specs, data)
        marks = _marks(doing, given, values, errors)
        if errors:
            raise BadInput(f"Chưa ghi được: {len(errors)} ô cần sửa.", errors)
        changed = [
            _judged(doing, leaf, marks[n], values[name(n, "reason")]) for n, leaf in given if n in marks
        ]
        _write(doing, [entry for entry in changed if entry is not None])
    return doing.sheet


def _marks(
    doing: Doing, given: list[tuple[int, Leaf]], values: Mapping[str, Any], errors: dict[str, str]
) -> dict[int, Mark]:
    marks = {}
    for n, leaf in given:
        field = name(n, "points")
        try:
            mark = _mark(n, leaf, doing.entries[leaf.code], values)
        except RulesError as error:
            errors.setdefault(field, f"{leaf.code}: {error}")
            continue
        if mark is None:
            continue
        marks[n] = mark
        reason = values[name(n, "reason")]
        if not reason and needs_reason(leaf, doing.entries[leaf.code].own, mark) and not leaf.survey:
            errors.setdefault(name(n, "reason"), f"{leaf.code}: ghi lý do trừ điểm.")
    return marks


def _mark(n: int, leaf: Leaf, entry: Entry, values: Mapping[str, Any]) -> Mark | None:
    """None where nothing was said of it."""
    text = values[name(n, "points")]
    if values.get(name(n, "agree")):
        if text:
            raise RulesError("Đã chọn đồng ý thì không ghi điểm khác. Bỏ một trong hai.")
        if entry.own.points is None and not entry.own_waived:
            raise RulesError("Đơn vị chưa tự chấm tiêu chí này nên không có điểm để đồng ý.")
        return entry.own
    return Mark(points_within(text, leaf)) if text else None


def _judged(doing: Doing, leaf: Leaf, mark: Mark, reason: str) -> Entry | None:
    """The entry judged anew, or None where it was judged so already. Raises NotPermitted."""
    entry = doing.entries[leaf.code]
    if entry.appraised == mark and entry.reason == reason:
        return None
    if entry.scored_by_id == doing.user.pk:
        raise NotPermitted(f"Bạn đã tự chấm tiêu chí {leaf.code}. Người khác phải thẩm định tiêu chí này.")
    entry.points = None if mark.points is None or mark.waived else thousandths(mark.points)
    entry.waived, entry.reason = mark.waived, reason
    entry.appraised_by, entry.appraised_at = doing.user, doing.at
    return entry


def _write(doing: Doing, changed: list[Entry]) -> None:
    if not changed:
        return
    Entry.objects.bulk_update(changed, APPRAISAL)
    doing.payload |= {
        "count": len(changed),
        "codes": ", ".join(entry.code for entry in changed),
        "points": {entry.code: _said(entry) for entry in changed},
    }
    reasons = {entry.code: entry.reason for entry in changed if entry.reason}
    if reasons:
        doing.personal["reasons"] = reasons
    doing.record("scoring_appraised")


def _said(entry: Entry) -> dict[str, Any]:
    points = entry.appraised.points if entry.appraised else None
    return {"points": None if points is None else points_text(points), "waived": entry.waived}
