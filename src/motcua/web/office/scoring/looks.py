"""Icon, tone and words of what stands on the pages of the index."""

from decimal import Decimal

from django.utils.translation import gettext as _

from motcua.scoring.models import Entry, Round, Sheet, Stage
from motcua.scoring.queries import dispute_of
from motcua.scoring.rules import answers
from motcua.scoring.rules.answers import Answer, Chosen, Share, Tally
from motcua.scoring.rules.formulas import Choice
from motcua.scoring.rules.points import points_text
from motcua.scoring.rules.totals import Mark
from motcua.scoring.rules.tree import Leaf
from motcua.terms import clock
from motcua.texts.numbers import ratio_text
from motcua.web.shared.templatetags.motcua_status import Tag

NOTHING = "–"
_STAGES = {
    Stage.SCORING: ("info", "pencil"),
    Stage.SUBMITTED: ("waiting", "clock"),
    Stage.APPRAISED: ("info", "message-square"),
    Stage.ACCEPTED: ("done", "circle-check"),
    Stage.MISSING: ("overdue", "circle-alert"),
}


def stage_tag(sheet: Sheet) -> Tag:
    tone, icon = _STAGES[Stage(sheet.stage)]
    return Tag(tone, icon, str(Stage(sheet.stage).label))


def late_tag(sheet: Sheet) -> Tag | None:
    """Whether the self-score is due, or came after its day."""
    due = sheet.round.self_due_on
    if sheet.stage == Stage.SCORING and clock.today() > due:
        return Tag("overdue", "triangle-alert", _("quá hạn nộp từ %s") % f"{due:%d/%m/%Y}")
    if sheet.submitted_at and clock.local(sheet.submitted_at).date() > due:
        return Tag("today", "clock", _("nộp quá hạn"))
    return None


def round_tag(round: Round) -> Tag:
    if round.published_at:
        return Tag("done", "globe", _("Đã công bố"))
    return Tag("info", "circle-dot", _("Đang thực hiện"))


def dispute_tag(entry: Entry) -> Tag | None:
    found = dispute_of(entry)
    if found is None:
        return None
    if found.decided_at is None:
        return Tag("waiting", "message-square", _("chờ quyết định về kiến nghị"))
    if found.points is not None and entry.points is not None and found.points > entry.points:
        return Tag("done", "circle-check", _("đã nâng điểm sau kiến nghị"))
    return Tag("stopped", "message-square", _("giữ điểm sau kiến nghị"))


def points_of(points: Decimal | None) -> str:
    return NOTHING if points is None else points_text(points)


def mark_text(mark: Mark | None) -> str:
    if mark is None:
        return NOTHING
    return _("Miễn") if mark.waived else points_of(mark.points)


def said(leaf: Leaf, entry: Entry) -> str:
    """The answer in words; "" where there is none, or points are all there is."""
    return "" if entry.answer is None else answer_text(leaf, answers.from_json(entry.answer))


def answer_text(leaf: Leaf, answer: Answer) -> str:
    if isinstance(answer, Share):
        share = ratio_text(answer.numerator, answer.denominator)
        return _("%(n)s trên %(of)s (%(share)s)") % {
            "n": answer.numerator, "of": answer.denominator, "share": share,
        }  # fmt: skip
    if isinstance(answer, Tally):
        return _("%s trường hợp") % answer.number
    if isinstance(answer, Chosen) and isinstance(leaf.formula, Choice):
        return next((each.label for each in leaf.formula.options if each.key == answer.key), "")
    return ""
