"""The sheet as a whole: handed in, given back, marked as missing, its appraisal finished."""

from typing import Any

from motcua.dossiers.errors import BadInput, WrongState
from motcua.scoring.actions.doing import Doing
from motcua.scoring.models import Stage
from motcua.scoring.queries import claims_of, judgments_of
from motcua.scoring.rules.appraised import finals
from motcua.scoring.rules.points import points_text
from motcua.scoring.rules.support import unsupported
from motcua.scoring.rules.totals import TOTAL, counts, sums
from motcua.terms import clock


def submit(doing: Doing, values: dict[str, Any]) -> None:
    """Refused as long as one claim has neither proof nor a reasoned waiver; the message names them all."""
    missing = unsupported(doing.tree.leaves(), claims_of(doing.entries))
    if missing:
        numbers = {leaf.code: number for number, leaf in doing.numbered}
        raise BadInput(
            f"Chưa nộp được: {len(missing)} tiêu chí chưa đủ căn cứ. "
            + "; ".join(each.text for each in missing)
            + ".",
            {f"c{numbers[each.leaf.code]}": each.text for each in missing},
        )
    sheet = doing.sheet
    sheet.stage, sheet.submitted_at, sheet.submitted_by = Stage.SUBMITTED, doing.at, doing.user
    sheet.returned_reason = ""
    late = clock.local(doing.at).date() > sheet.round.self_due_on
    own = {code: entry.own for code, entry in doing.entries.items()}
    total = sums(doing.tree, own, survey=False)[TOTAL]
    doing.payload |= {"own": points_text(total.points), "late": "(quá hạn)" if late else ""}


def give_back(doing: Doing, values: dict[str, Any]) -> None:
    """What was appraised already stays, but for the criteria that the agency scores anew."""
    doing.sheet.stage, doing.sheet.returned_reason = Stage.SCORING, values["reason"]
    doing.personal["reason"] = values["reason"]


def mark_missing(doing: Doing, values: dict[str, Any]) -> None:
    due = doing.sheet.round.self_due_on
    if clock.local(doing.at).date() <= due:
        raise WrongState(f"Đơn vị còn thời hạn tự chấm đến hết ngày {due:%d/%m/%Y}.")
    doing.sheet.stage = Stage.MISSING
    doing.payload["due"] = f"{due:%d/%m/%Y}"


def finish(doing: Doing, values: dict[str, Any]) -> None:
    """Refused as long as a criterion that counts has no appraised score."""
    survey = doing.sheet.round.survey
    left = [
        f"{leaf.code} {leaf.name}"
        for leaf in doing.tree.leaves()
        if (entry := doing.entries[leaf.code]).appraised is None
        and counts(leaf, entry.own, doing.tree.waived, survey=survey)
    ]
    if left:
        raise BadInput(f"Còn {len(left)} tiêu chí chưa thẩm định: {'; '.join(left)}.")
    doing.sheet.stage, doing.sheet.appraised_at = Stage.APPRAISED, doing.at
    doing.payload["points"] = points_now(doing)


def points_now(doing: Doing) -> str:
    marks = finals(judgments_of(doing.entries))
    return points_text(sums(doing.tree, marks, survey=doing.sheet.round.survey)[TOTAL].points)
