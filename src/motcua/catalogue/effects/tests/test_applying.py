"""Carrying a decision out: what opens and closes, who may, what the journal says; intake afterwards."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.catalogue.decisions import DecisionDraft, record_decision
from motcua.catalogue.effects.amending import Amendment, describe_amendment
from motcua.catalogue.effects.applying import apply_effects
from motcua.catalogue.effects.owed import owed
from motcua.catalogue.effects.plan import Block, Deed
from motcua.catalogue.effects.reading import effects_of, foresee
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import (
    Decision,
    DecisionEntry,
    Localisation,
    Offering,
    Procedure,
    ProcedureVersion,
)
from motcua.catalogue.queries import offered, version_on
from motcua.demo.cast import PEOPLE, Cast
from motcua.dossiers.actions import receive
from motcua.dossiers.errors import BadInput
from motcua.journal.models import Event
from motcua.terms import VN, clock

At = Callable[[str], AbstractContextManager[None]]
NOW = datetime(2026, 11, 16, 9, tzinfo=VN)
DAY = date(2026, 11, 20)
BIRTH, COPY, DEATH, MARRIAGE = "1.001193", "2.000635", "1.000656", "1.000894"
PERSON = {"full_name": "Nguyễn Văn Mẫu", "phone": "0990000111", "address": "Tổ 2 (mẫu)"}


def decide(cast: Cast, changes: dict[str, str], **more: Any) -> Decision:
    draft = DecisionDraft(
        number=more.pop("number", "2686/QĐ-UBND (mẫu)"),
        signed_on=date(2026, 11, 16),
        effective_on=more.pop("effective_on", DAY),
        origin="central",
        issued_by="UBND tỉnh (mẫu)",
        changes=changes,
        agency=cast.province,
        **more,
    )
    with clock.clock_at(NOW):
        return record_decision(cast.kiemsoat, draft)


def intake(cast: Cast, code: str) -> Any:
    return receive(cast.tiepnhan, {"procedure": code, "channel": "counter", **PERSON})


def everything() -> list[Any]:
    models = (Decision, DecisionEntry, Localisation, Offering, ProcedureVersion, Event)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_abolished_is_taken_in_until_the_day_before_and_refused_with_the_decision(cast: Cast, at: At) -> None:
    decision = decide(cast, {BIRTH: "abolished"})
    with at("2026-11-16 10:00"):
        before = intake(cast, BIRTH)
        apply_effects(cast.kiemsoat, decision, cast.ward.committee)
    with at("2026-11-19 10:00"):
        intake(cast, BIRTH)
    with at("2026-11-20 08:00"), pytest.raises(BadInput) as refused:
        intake(cast, BIRTH)
    assert "đã bị bãi bỏ theo Quyết định 2686/QĐ-UBND (mẫu), hiệu lực 20/11/2026" in refused.value.message
    before.refresh_from_db()
    assert before.version_id == version_on(before.procedure, date(2026, 11, 16)).pk  # type: ignore[union-attr]
    assert before.resolved_at is None
    assert offered(cast.other.committee, DAY).filter(code=BIRTH).exists()


def test_replaced_leads_from_the_old_code_to_the_new_one(cast: Cast, at: At) -> None:
    Offering.objects.filter(agency=cast.ward.committee, procedure__code=MARRIAGE).delete()
    old = Offering.objects.get(agency=cast.ward.committee, procedure__code=BIRTH)
    decision = decide(cast, {MARRIAGE: "replaced"}, replaces={MARRIAGE: BIRTH})
    with at("2026-11-16 10:00"):
        applied = apply_effects(cast.kiemsoat, decision, cast.ward.committee)
    assert (applied.count(Deed.OPEN), applied.count(Deed.CLOSE)) == (1, 1)
    assert decision.entries.get().replaces == Procedure.objects.get(code=BIRTH)
    fresh = Offering.objects.get(agency=cast.ward.committee, procedure__code=MARRIAGE)
    assert (fresh.valid_from, fresh.office_id) == (DAY, old.office_id)
    with at("2026-11-20 08:00"):
        assert intake(cast, MARRIAGE).procedure.code == MARRIAGE
        with pytest.raises(BadInput, match=f"đã được thay bằng {MARRIAGE}"):
            intake(cast, BIRTH)


def test_an_amendment_becomes_a_version_and_old_dossiers_keep_theirs(cast: Cast, at: At) -> None:
    decision = decide(cast, {DEATH: "amended"})
    with at("2026-11-16 10:00"):
        before = intake(cast, DEATH)
        left = apply_effects(cast.kiemsoat, decision, cast.ward.committee)
        assert ([each.blocked for each in left.left], left.localisation) == ([Block.NO_AMENDMENT], None)
        describe_amendment(cast.kiemsoat, decision, DEATH, Amendment(term_days=2, fee_text="Miễn phí"))
        applied = apply_effects(cast.kiemsoat, decision, cast.ward.committee)
    assert applied.count(Deed.PUBLISH) == 1 and applied.localisation is not None
    fresh = version_on(before.procedure, DAY)
    assert fresh is not None and fresh.decision == decision.number
    assert (fresh.content["term"]["value"], fresh.content["fee_text"]) == (2, "Miễn phí")
    with at("2026-11-20 08:00"):
        assert intake(cast, DEATH).version_id == fresh.pk != before.version_id
    with at("2026-11-20 09:00"), pytest.raises(CatalogueError, match="đã công bố"):
        describe_amendment(cast.kiemsoat, decision, DEATH, Amendment(term_days=3))


def test_carried_out_again_changes_nothing_and_says_nothing(cast: Cast) -> None:
    decision = decide(cast, {BIRTH: "abolished"})
    with clock.clock_at(NOW):
        first = apply_effects(cast.kiemsoat, decision, cast.ward.committee)
        before = everything()
        again = apply_effects(cast.kiemsoat, decision, cast.ward.committee)
    assert everything() == before
    assert not again.done and again.localisation == first.localisation
    event = Event.objects.get(verb="decision_applied")
    assert (event.actor, event.agency, event.payload["closed"]) == ("kiemsoat", "H03.1.7", 1)
    assert event.payload["codes"]["close"] == [BIRTH]


def test_only_the_control_officer_of_the_authority_carries_it_out(cast: Cast) -> None:
    decision = decide(cast, {BIRTH: "abolished"})
    before = everything()
    with clock.clock_at(NOW):
        for name in sorted(PEOPLE.keys() - {"kiemsoat", "kiemsoat_tp"}):
            with pytest.raises(NotAllowed):
                apply_effects(getattr(cast, name), decision, cast.ward.committee)
        for agency in (cast.other.committee, cast.province):
            with pytest.raises(NotAllowed):
                apply_effects(cast.kiemsoat, decision, agency)
        with pytest.raises(NotAllowed):
            describe_amendment(cast.lanhdao, decision, BIRTH, Amendment(term_days=1))
    assert everything() == before


def test_a_decision_without_days_and_a_unit_without_a_list_are_refused(cast: Cast) -> None:
    decision = decide(cast, {BIRTH: "abolished"})
    with clock.clock_at(NOW), pytest.raises(CatalogueError, match="không phải Ủy ban"):
        apply_effects(cast.kiemsoat, decision, cast.ward.one_stop)
    Decision.objects.update(effective_on=None)
    decision.refresh_from_db()
    with clock.clock_at(NOW), pytest.raises(CatalogueError, match="chưa có ngày ký"):
        apply_effects(cast.kiemsoat, decision, cast.ward.committee)


@pytest.mark.parametrize(
    "wrong", [Amendment(), Amendment(term_days=0), Amendment(term_days=401), Amendment(1, "giờ")]
)
def test_an_amendment_that_says_nothing_sensible_is_refused(cast: Cast, wrong: Amendment) -> None:
    decision = decide(cast, {DEATH: "amended"})
    before = everything()
    with clock.clock_at(NOW), pytest.raises(CatalogueError):
        describe_amendment(cast.kiemsoat, decision, DEATH, wrong)
    assert everything() == before


@pytest.mark.parametrize("replaces", [{BIRTH: COPY}, {MARRIAGE: DEATH}, {MARRIAGE: "9.9"}])
def test_only_a_replaced_line_takes_the_place_of_a_known_code(cast: Cast, replaces: dict[str, str]) -> None:
    with pytest.raises(CatalogueError) as refused:
        decide(cast, {BIRTH: "new", MARRIAGE: "replaced", DEATH: "amended"}, replaces=replaces)
    assert set(refused.value.fields) == {"changes"}
    assert not Decision.objects.exists()


def test_what_is_not_carried_out_is_owed_within_three_working_days(cast: Cast, at: At) -> None:
    decision = decide(cast, {BIRTH: "abolished"})  # signed on a Monday
    ward = cast.ward.committee
    with at("2026-11-19 17:00"):
        [one] = owed(ward)
        assert (one.due_on, one.overdue, len(one.effects)) == (date(2026, 11, 19), False, 1)
    with at("2026-11-20 08:00"):
        assert [each.overdue for each in owed(ward)] == [True]
        apply_effects(cast.kiemsoat, decision, ward)
        assert owed(ward) == []
        assert len(owed(cast.other.committee)) == 1


def test_effects_ask_the_same_of_one_and_of_182_procedures(cast: Cast) -> None:
    codes = sorted(Procedure.objects.values_list("code", flat=True))
    small = decide(cast, {codes[0]: "abolished"}, number="1/QĐ (mẫu)")
    large = decide(cast, dict.fromkeys(codes, "abolished"), number="2/QĐ (mẫu)")
    asked = []
    for decision in (small, large):
        with CaptureQueriesContext(connection) as queries:
            foresee([decision], [cast.ward.committee, cast.other.committee])
        asked.append(len(queries))
    assert asked == [3, 3]
    assert len(codes) == 182
    assert len(effects_of(large, cast.ward.committee)) > 100
