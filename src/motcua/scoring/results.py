"""The totals of a round: one agency's sums, and who stands where."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from motcua.scoring.models import Entry, Round, Sheet, Stage
from motcua.scoring.queries import judgments_of
from motcua.scoring.rules.appraised import Judgment, Lost, finals, losses
from motcua.scoring.rules.ranking import Placed, rank
from motcua.scoring.rules.totals import TOTAL, Sum, rescaled, sums
from motcua.scoring.rules.tree import Tree


@dataclass(frozen=True)
class Outcome:
    """``own`` is what the agency claims, ``final`` what counts; both by code of the node."""

    tree: Tree
    judgments: dict[str, Judgment]
    own: dict[str, Sum]
    final: dict[str, Sum]
    survey: bool

    @property
    def total(self) -> Decimal | None:
        """On the scale of the frame; None where nothing counts."""
        return rescaled(self.final[TOTAL], self.tree.maximum)

    @property
    def own_total(self) -> Decimal | None:
        return rescaled(self.own[TOTAL], self.tree.maximum)

    @property
    def lost(self) -> list[Lost]:
        return losses(self.tree, self.judgments, survey=self.survey)


def outcome(round: Round, entries: dict[str, Entry]) -> Outcome:
    """What the agency claims is summed without the survey, which it knows nothing of."""
    judgments = judgments_of(entries)
    own = {code: judgment.own for code, judgment in judgments.items()}
    return Outcome(
        round.tree,
        judgments,
        sums(round.tree, own, survey=False),
        sums(round.tree, finals(judgments), survey=round.survey),
        round.survey,
    )


def entries_of_round(round: Round) -> dict[UUID, dict[str, Entry]]:
    """Every entry of the round with its dispute: key of the sheet -> code -> entry; one query."""
    found: dict[UUID, dict[str, Entry]] = {}
    rows = Entry.objects.filter(sheet__round=round).select_related("dispute")
    for entry in rows:
        found.setdefault(entry.sheet_id, {})[entry.code] = entry
    return found


def outcomes(round: Round, sheets: Iterable[Sheet]) -> dict[UUID, Outcome]:
    entries = entries_of_round(round)
    return {sheet.pk: outcome(round, entries.get(sheet.pk, {})) for sheet in sheets}


def ranking(sheets: Iterable[Sheet], found: dict[UUID, Outcome]) -> list[Placed[Sheet]]:
    """Those that handed nothing in come last and have no place."""
    return rank((sheet, None if sheet.stage == Stage.MISSING else found[sheet.pk].total) for sheet in sheets)
