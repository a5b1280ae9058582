"""Carrying out what a decision asks of an authority: offerings opened and closed, versions published."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from motcua.catalogue.actions import Draft, publish_many
from motcua.catalogue.effects.plan import Deed, Effect
from motcua.catalogue.effects.reading import Foreseen, foresee
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Confidence, Decision, Localisation, Offering, ProcedureVersion
from motcua.catalogue.queries import published
from motcua.catalogue.signals import offerings_changed
from motcua.journal import verbs
from motcua.organisation.models import Agency, AgencyKind, AgencyPath, Role, User
from motcua.organisation.queries import agencies_visible_to
from motcua.organisation.records import record
from motcua.terms import clock

verbs.register(
    "decision_applied",
    "Thực hiện quyết định {number} tại {agency}: mở {opened} thủ tục, đóng {closed}, công bố {published} "
    "phiên bản, còn {left} việc chưa làm được",
)


@dataclass(frozen=True)
class Applied:
    """``left``: what could not be done yet. ``localisation``: None while something is left."""

    done: Sequence[Effect]
    left: Sequence[Effect]
    localisation: Localisation | None

    def count(self, deed: str) -> int:
        return sum(effect.deed == deed for effect in self.done)


@transaction.atomic
def apply_effects(user: User, decision: Decision, agency: Agency) -> Applied:
    """Do what can be done, with effect on the decision's day. Again: only what has become possible since.

    Raises NotAllowed without a control officer's post over the authority; CatalogueError for a decision
    without days, or one that does not reach the authority. Nothing is written then.
    """
    check_permission(user, agency)
    _check(decision, agency)
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    foreseen = foresee([decision], [agency])
    effects = foreseen.of(decision, agency)
    pending = [effect for effect in effects if effect.pending]
    _Doing(user, decision, agency, foreseen).do(pending)
    left = [effect for effect in effects if effect.blocked]
    former = Localisation.objects.filter(decision=decision, agency=agency).first()
    if pending or (former is None and not left):
        _journal(user, decision, agency, pending, left)
    if former is None and not left:
        former = _localised(user, decision, agency)
    return Applied(pending, left, former)


def check_permission(user: User, agency: Agency) -> None:
    if not may_apply(user, agency):
        raise NotAllowed("Chỉ đầu mối kiểm soát thủ tục hành chính của cơ quan được cập nhật danh mục.")


def may_apply(user: User, agency: Agency) -> bool:
    return agencies_visible_to(user, roles=[Role.CONTROL]).filter(pk=agency.pk).exists()


def _check(decision: Decision, agency: Agency) -> None:
    if decision.signed_on is None or decision.effective_on is None:
        raise CatalogueError("Quyết định chưa có ngày ký, ngày hiệu lực. Bổ sung quyết định trước.")
    if agency.kind != AgencyKind.COMMITTEE:
        raise CatalogueError(f"{agency.name} không phải Ủy ban nhân dân, không có danh mục riêng.")
    if decision.agency_id is None:
        return
    if not AgencyPath.objects.filter(above=decision.agency_id, below=agency).exists():
        raise CatalogueError(f"Quyết định {decision.number} không áp dụng cho {agency.name}.")


def _journal(
    user: User, decision: Decision, agency: Agency, done: Sequence[Effect], left: Sequence[Effect]
) -> None:
    count = Counter(effect.deed for effect in done)
    assert decision.effective_on is not None
    facts: dict[str, Any] = {
        "number": decision.number,
        "agency": agency.code,
        "effective_on": decision.effective_on.isoformat(),
        "opened": count[Deed.OPEN],
        "closed": count[Deed.CLOSE],
        "published": count[Deed.PUBLISH],
        "left": len(left),
        "codes": {deed: sorted(each.code for each in done if each.deed == deed) for deed in Deed},
    }
    record(agency.code, "decision_applied", user.username, facts)


def _localised(user: User, decision: Decision, agency: Agency) -> Localisation:
    now = clock.now()
    return Localisation.objects.create(
        decision=decision,
        agency=agency,
        applied_at=now,
        applied_on=clock.local(now).date(),
        applied_by=user.username,
    )


class _Doing:
    """A constant number of queries, however many procedures the decision names."""

    def __init__(self, user: User, decision: Decision, agency: Agency, foreseen: Foreseen) -> None:
        self.user, self.decision, self.agency = user, decision, agency
        self.procedures = foreseen.procedures
        assert decision.effective_on is not None
        self.day: date = decision.effective_on
        self.mine = Offering.objects.filter(agency=agency)

    def do(self, pending: Sequence[Effect]) -> None:
        by_deed = {deed: [each for each in pending if each.deed == deed] for deed in Deed}
        if by_deed[Deed.OPEN]:
            self._open(by_deed[Deed.OPEN])
        if by_deed[Deed.CLOSE]:
            self._close([each.code for each in by_deed[Deed.CLOSE]])
        if by_deed[Deed.PUBLISH]:
            self._publish([each.code for each in by_deed[Deed.PUBLISH]])
        if pending:
            transaction.on_commit(lambda: offerings_changed.send(sender=Offering))

    def _close(self, codes: Sequence[str]) -> None:
        holding = Q(valid_to__isnull=True) | Q(valid_to__gte=self.day)
        rows = self.mine.filter(holding, procedure__code__in=codes, valid_from__lt=self.day)
        rows.update(valid_to=self.day - timedelta(days=1))

    def _open(self, effects: Sequence[Effect]) -> None:
        """Like the procedure whose place is taken; else at the office that handles the sector."""
        rows = list(self.mine.select_related("procedure").order_by("valid_from"))
        by_code = {row.procedure.code: row for row in rows}
        by_sector = {row.procedure.sector_id: row for row in rows if row.office_id}
        fresh = []
        for effect in effects:
            procedure = self.procedures[effect.code]
            model = by_code.get(effect.like) or by_sector.get(procedure.sector_id)
            fresh.append(
                Offering(
                    agency=self.agency,
                    procedure=procedure,
                    valid_from=self.day,
                    office_id=model.office_id if model else None,
                    at_one_stop=by_code[effect.like].at_one_stop if effect.like in by_code else True,
                )
            )
        Offering.objects.bulk_create(fresh)

    def _publish(self, codes: Sequence[str]) -> None:
        rows = self.decision.entries.filter(procedure__code__in=codes).select_related("procedure")
        amendments = {row.procedure_id: row.amendment for row in rows}
        former = self._former(amendments)
        drafts = [
            Draft(row.procedure, self._content(former[row.procedure_id], row.amendment), self.day)
            for row in rows
        ]
        publish_many(drafts, by=self.user.username)

    def _former(self, procedures: Any) -> dict[int, ProcedureVersion]:
        """In force on the day. Raises CatalogueError where there is nothing to amend."""
        rows = published(self.day).filter(procedure__in=list(procedures)).order_by("valid_from", "number")
        found = {row.procedure_id: row for row in rows}
        if len(found) < len(procedures):
            raise CatalogueError("Có thủ tục sửa đổi chưa có nội dung nào được công bố; nạp nội dung trước.")
        return found

    def _content(self, former: ProcedureVersion, amendment: dict[str, Any]) -> dict[str, Any]:
        content = {**former.content, **amendment, "decision": self.decision.number}
        if self.decision.synthetic:
            content["confidence"] = str(Confidence.SYNTHETIC)
        return content
