"""Taking the figures that answer criteria by themselves."""

from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import WrongState
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.scoring.actions.doing import SCORER, Doing, start
from motcua.scoring.automatics import Taken, take
from motcua.scoring.models import Entry, Sheet, Stage
from motcua.scoring.models.entry import APPRAISAL
from motcua.scoring.rules import answers
from motcua.scoring.rules.points import thousandths
from motcua.scoring.rules.tree import Leaf

verbs.register("scoring_figures_taken", "Lấy số liệu của hệ thống cho {count} tiêu chí: {codes}")

LABEL = "Lấy số liệu"


def take_figures(user: User, id: UUID) -> Sheet:
    """Count every automatic criterion of the sheet anew, as known now; what was asked is kept with it.

    Counted over everything of the agency, whoever asks: the figure is the agency's, not the officer's.
    Raises NotPermitted, WrongState, BadInput.
    """
    with transaction.atomic():
        doing = start(user, id, LABEL, SCORER, [Stage.SCORING])
        leaves = [leaf for leaf in doing.tree.leaves() if leaf.automatic]
        if not leaves:
            raise WrongState("Bộ tiêu chí này không có tiêu chí nào lấy số liệu của hệ thống.")
        round = doing.sheet.round
        taken = take([leaf.automatic for leaf in leaves], doing.sheet.agency, round.first, round.last)
        changed = [_entry(doing, leaf, taken[leaf.automatic]) for leaf in leaves]
        Entry.objects.bulk_update(changed, ["figure", "answer", "own_points", "scored_by", *APPRAISAL])
        doing.payload |= {
            "count": len(changed),
            "codes": ", ".join(entry.code for entry in changed),
            "figures": {entry.code: entry.figure for entry in changed},
        }
        doing.record("scoring_figures_taken")
    return doing.sheet


def _entry(doing: Doing, leaf: Leaf, taken: Taken) -> Entry:
    entry = doing.entries[leaf.code]
    entry.figure, entry.answer = taken.as_json(), answers.to_json(taken.share)
    entry.own_points = thousandths(leaf.formula.points(taken.share))
    entry.scored_by = doing.user
    entry.forget_appraisal()
    return entry
