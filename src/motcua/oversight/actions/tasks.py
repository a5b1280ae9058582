"""What a conclusion sets going: every recommendation that stands becomes a task of somebody."""

from motcua.assignments.actions.giving import AssignmentDraft, give
from motcua.assignments.models import Source
from motcua.organisation.models import Agency, User
from motcua.oversight.actions.shared import Doing
from motcua.oversight.models import Direction, Recommendation

HEAD_OF_UNIT = "Người đứng đầu đơn vị"
ANSWER_OF = "Theo dõi, đôn đốc {who} trả lời: {what}"
MOST = 300


def give_all(doing: Doing) -> list[str]:
    """The codes of the tasks given, in the order of the recommendations. In the caller's transaction.

    To an agency outside the system nobody can give a task: the one that concludes has to bring its answer.
    """
    rows = doing.item.recommendations.filter(withdrawn_at=None).select_related("unit", "addressee", "finding")
    return [give(doing.user, _draft(doing, each)).code for each in rows.order_by("number")]


def _draft(doing: Doing, each: Recommendation) -> AssignmentDraft:
    item, agency = doing.item, _owing(doing, each)
    return AssignmentDraft(
        source=Source.RECOMMENDATION,
        source_id=each.pk,
        source_text=_short(f"Kiến nghị số {each.number}, {item.code}: {item.title}"),
        agency=agency,
        giver=item.agency,
        title=_title(each),
        product=each.product,
        basis=_short(each.finding.legal_basis if each.finding else f"Quyết định {item.decision_number}"),
        owner=None,
        post_title=_post(each),
        due_on=each.due_on,
        needs_file=True,
        verifiers=_proposers(each),
    )


def _owing(doing: Doing, each: Recommendation) -> Agency:
    return each.addressee or doing.item.agency


def _title(each: Recommendation) -> str:
    if each.addressee is None:
        return _short(ANSWER_OF.format(who=each.addressee_text, what=each.text))
    return _short(each.text)


def _post(each: Recommendation) -> str:
    """The post that the finding names, where the unit itself owes it."""
    named = each.finding.post_title if each.finding and each.direction == Direction.TO_UNIT else ""
    return named[:150] or HEAD_OF_UNIT


def _proposers(each: Recommendation) -> list[User]:
    """Who asked for something on behalf of the unit may say whether it was done."""
    if each.direction != Direction.FROM_UNIT:
        return []
    return list(User.objects.filter(username=each.made_by))


def _short(text: str) -> str:
    """Cut at a word; the whole stands in the recommendation."""
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST else flat[: MOST - 1].rsplit(" ", 1)[0] + "…"
