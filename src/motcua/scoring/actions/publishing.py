"""Publishing a round: the totals, places and grades as they stand from then on."""

from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import NotFound, NotPermitted, WrongState
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.organisation.queries import active_posts
from motcua.scoring.models import Dispute, Round, Sheet, Stage
from motcua.scoring.results import Outcome, outcomes, ranking
from motcua.scoring.rules.points import points_text, thousandths
from motcua.scoring.rules.ranking import Placed
from motcua.scoring.visibility import HEADS, rounds_visible_to
from motcua.terms import clock

verbs.register("scoring_published", "Công bố kết quả {name}: {count} cơ quan được xếp hạng")
verbs.register("scoring_ranked", "Công bố {total} điểm, xếp hạng {place}")


def publish(user: User, id: UUID) -> Round:
    """Raises NotFound, NotPermitted, WrongState with everything that stands in the way."""
    with transaction.atomic():
        round = _locked(user, id)
        if not may_publish(user, round):
            raise NotPermitted(f"Chỉ lãnh đạo {round.agency.name} công bố kết quả.")
        if round.published_at is not None:
            raise WrongState("Kết quả kỳ này đã công bố.")
        sheets = list(round.sheets.select_for_update(of=("self",)).select_related("agency").order_by("pk"))
        obstacles = standing_in_the_way(round, sheets)
        if obstacles:
            raise WrongState("Chưa công bố được. " + " ".join(obstacles))
        round.published_at = clock.now()
        _rank(round, sheets, user)
        round.save(update_fields=["published_at"])
    return round


def may_publish(user: User, round: Round) -> bool:
    return active_posts(user, roles=HEADS).filter(scope=round.agency_id).exists()


def standing_in_the_way(round: Round, sheets: list[Sheet]) -> list[str]:
    """Sentences; none where the round can be published. One query."""
    waiting = set(
        Dispute.objects.filter(entry__sheet__round=round, decided_at__isnull=True).values_list(
            "entry__sheet", flat=True
        )
    )
    heard = clock.today() > round.dispute_due_on
    found = []
    for sheet in sheets:
        if sheet.stage in (Stage.SCORING, Stage.SUBMITTED):
            found.append(f"{sheet.agency.name}: {Stage(sheet.stage).label.lower()}.")
        elif sheet.pk in waiting:
            found.append(f"{sheet.agency.name}: còn kiến nghị chờ quyết định.")
        elif sheet.stage == Stage.APPRAISED and not heard:
            found.append(f"{sheet.agency.name}: còn thời hạn gửi ý kiến đến {round.dispute_due_on:%d/%m/%Y}.")
    return found


def _locked(user: User, id: UUID) -> Round:
    rows = rounds_visible_to(user).select_for_update(of=("self",)).select_related("agency")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound("Không tìm thấy kỳ chấm điểm này, hoặc nó không thuộc phạm vi bạn được xem.")
    return found


def _rank(round: Round, sheets: list[Sheet], user: User) -> None:
    found = outcomes(round, sheets)
    placed = ranking(sheets, found)
    for row in placed:
        _keep(round, row, user)
    Sheet.objects.bulk_update(sheets, ["total", "place", "grade"])
    facts = {
        "name": round.name,
        "count": sum(1 for row in placed if row.place),
        "ranking": [_said(row, found) for row in placed],
    }
    _write(round.pk, round.agency.code, "scoring_published", user, round, facts)


def _keep(round: Round, row: Placed[Sheet], user: User) -> None:
    sheet = row.key
    if row.points is None:
        return
    sheet.total, sheet.place = thousandths(row.points), row.place
    sheet.grade = round.tree.grade(row.points)
    facts = {"total": points_text(row.points), "place": str(row.place), "grade": sheet.grade}
    _write(sheet.pk, sheet.agency.code, "scoring_ranked", user, round, facts)


def _said(row: Placed[Sheet], found: dict[UUID, Outcome]) -> dict[str, str]:
    points = "" if row.points is None else points_text(row.points)
    return {"agency": row.key.agency.code, "total": points, "place": str(row.place or "")}


def _write(id: UUID, agency: str, verb: str, user: User, round: Round, facts: dict[str, Any]) -> None:
    at = round.published_at
    assert at is not None
    chain = journal.lock_chain(id)
    entry = journal.Entry(verb, agency, user.username, at, facts)
    journal.save(journal.build(chain, [entry], at))
