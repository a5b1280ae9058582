"""A sheet as lines of a table: every node of the tree with what is claimed, given and lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from motcua.assignments.models import Assignment, Source
from motcua.assignments.queries import Completion, completion, of_source
from motcua.attachments.models import Attachment
from motcua.scoring.actions.doing import numbered
from motcua.scoring.models import Entry, Round
from motcua.scoring.results import Outcome, outcome
from motcua.scoring.rules.points import ZERO, points_text
from motcua.scoring.rules.totals import TOTAL, Sum, counts
from motcua.scoring.rules.tree import Branch, Leaf, Node
from motcua.web.office.scoring.looks import NOTHING, dispute_tag, mark_text, points_of
from motcua.web.shared.templatetags.motcua_status import Tag


@dataclass(frozen=True)
class Line:
    """``number``: of a leaf, by which its page is addressed; 0 of a branch. Texts are points, "–", "Miễn"."""

    node: Node
    depth: int
    number: int
    maximum: str
    own: str
    given: str
    lost: str
    reason: str
    out: str = ""
    dispute: Tag | None = None
    files: int = 0

    @property
    def indent(self) -> str:
        return f"depth-{self.depth}"


@dataclass(frozen=True)
class Remedy:
    """A criterion that lost points, and the tasks that follow from it."""

    leaf: Leaf
    number: int
    lost: str
    tasks: list[Assignment]


@dataclass(frozen=True)
class Plan:
    remedies: list[Remedy]
    completion: Completion


@dataclass(frozen=True)
class Totals:
    maximum: str
    own: str
    given: str
    lost: str
    missing: int
    base: str


def lines_of(
    round: Round, entries: dict[str, Entry], files: Mapping[str, list[Attachment]], judged: bool
) -> tuple[list[Line], Totals]:
    """``judged``: whether the appraisal may be shown."""
    found = outcome(round, entries)
    numbers = {leaf.code: number for number, leaf in numbered(round.tree)}
    lines = []
    for node, depth in round.tree.walk():
        if isinstance(node, Branch):
            lines.append(_branch(node, depth, found, judged))
        else:
            shown = entries[node.code]
            proofs = len(files.get(node.code, ()))
            lines.append(_leaf(round, node, depth, numbers[node.code], shown, found, judged, proofs))
    return lines, totals_of(round, found, judged)


def plan_of(round: Round, entries: dict[str, Entry]) -> Plan:
    """What lost most first; two queries."""
    numbers = {leaf.code: number for number, leaf in numbered(round.tree)}
    rows = of_source(Source.REMEDY, [entry.pk for entry in entries.values()])
    tasks: dict[object, list[Assignment]] = {}
    for task in rows:
        tasks.setdefault(task.source_id, []).append(task)
    lost = sorted(outcome(round, entries).lost, key=lambda each: -each.points)
    remedies = [
        Remedy(
            each.leaf,
            numbers[each.leaf.code],
            points_text(each.points),
            tasks.get(entries[each.leaf.code].pk, []),
        )
        for each in lost
    ]
    return Plan(remedies, completion(rows))


def totals_of(round: Round, found: Outcome, judged: bool) -> Totals:
    final = found.final[TOTAL]
    whole = judged and not final.missing
    return Totals(
        points_text(round.tree.maximum),
        points_of(found.own_total),
        points_of(found.total) if judged else NOTHING,
        points_of(round.tree.maximum - (found.total or ZERO)) if whole else NOTHING,
        final.missing,
        points_text((final if judged else found.own[TOTAL]).base),
    )


def _branch(node: Branch, depth: int, found: Outcome, judged: bool) -> Line:
    final = found.final[node.code]
    whole = judged and not final.missing
    return Line(
        node, depth, 0, points_text(node.maximum), points_text(found.own[node.code].points),
        points_text(final.points) if judged else NOTHING, _lost(final) if whole else NOTHING, "",
    )  # fmt: skip


def _leaf(
    round: Round, leaf: Leaf, depth: int, number: int, entry: Entry, found: Outcome, judged: bool, files: int
) -> Line:
    judgment = found.judgments[leaf.code]
    known = judged and entry.appraised is not None
    given = judgment.final if known else None
    final = found.final[leaf.code]
    return Line(
        leaf,
        depth,
        number,
        points_text(leaf.maximum),
        mark_text(entry.own),
        mark_text(given),
        _lost(final) if known and given and not given.waived else NOTHING,
        _reason(leaf, entry, found) if known else "",
        _out(round, leaf, entry),
        dispute_tag(entry) if judged else None,
        files,
    )


def _reason(leaf: Leaf, entry: Entry, found: Outcome) -> str:
    """What the appraiser said; where he agreed with less than the maximum, the rule that gives less."""
    lost = next((each for each in found.lost if each.leaf is leaf), None)
    if lost is None:
        return ""
    return lost.reason or f"Theo kết quả đơn vị tự chấm. {leaf.formula.words()}."


def _out(round: Round, leaf: Leaf, entry: Entry) -> str:
    """Why a criterion stands outside the base."""
    if counts(leaf, entry.appraised or entry.own, round.tree.waived, survey=round.survey):
        return "điều tra xã hội học" if leaf.survey else ""
    return "kỳ này không điều tra xã hội học" if leaf.survey else "không tính"


def _lost(final: Sum) -> str:
    return points_text(final.lost) if final.lost > Decimal(0) else "0"
