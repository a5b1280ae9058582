"""Delegation acts and guiding texts: permission, checks, journal; conflicts read from the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.catalogue.delegations.conflicts import Conflict, conflicts
from motcua.catalogue.delegations.reading import around, ground_of, within
from motcua.catalogue.delegations.recording import (
    DelegationDraft,
    GuidanceDraft,
    end_delegation,
    record_delegation,
    record_guidance,
)
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Delegation, Guidance, GuidanceLine, Offering, Procedure
from motcua.demo.cast import PEOPLE, Cast
from motcua.dossiers.actions import receive
from motcua.dossiers.delegated import decided_after, uses_after_end
from motcua.journal.models import Event
from motcua.organisation.models import Agency
from motcua.terms import VN, clock

At = Callable[[str], AbstractContextManager[None]]
NOW = datetime(2026, 11, 16, 9, tzinfo=VN)
TODAY = NOW.date()
CODE, OTHER = "1.004873", "1.000656"


@pytest.fixture
def draft(cast: Cast) -> DelegationDraft:
    return DelegationDraft(
        number="77/QĐ-UBND (mẫu)",
        kind="authorised",
        giver=cast.province,
        taker=cast.ward.committee,
        signed_on=date(2026, 11, 2),
        valid_from=date(2026, 11, 2),
        valid_to=date(2026, 12, 31),
        basis="Luật Tổ chức chính quyền địa phương 72/2025/QH15",
        codes=[CODE, OTHER],
        conditions="Trong phạm vi phường",
    )


@pytest.fixture
def guidance(cast: Cast) -> GuidanceDraft:
    return GuidanceDraft(
        cast.province, "10/HD-SCT (mẫu)", "Sở Công Thương (mẫu)", date(2026, 11, 3), {CODE: (10, 50_000)}
    )


def everything() -> list[Any]:
    models = (Delegation, Delegation.procedures.through, Guidance, GuidanceLine, Event)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def found(cast: Cast, day: date = TODAY) -> list[Conflict]:
    agencies = Agency.objects.filter(pk=cast.ward.committee.pk)
    acts = around(agencies)
    uses = uses_after_end(cast.kiemsoat, acts)
    return [each.conflict for each in conflicts(acts, ground_of(acts, agencies, uses, day), day)]


def test_an_act_stands_with_its_procedures_and_its_event(cast: Cast, draft: DelegationDraft) -> None:
    with clock.clock_at(NOW):
        row = record_delegation(cast.kiemsoat, draft)
    assert sorted(row.procedures.values_list("code", flat=True)) == sorted(draft.codes)
    assert (row.recorded_by, row.recorded_at, row.synthetic) == ("kiemsoat", NOW, True)
    event = Event.objects.get(verb="delegation_recorded")
    assert (event.agency, event.payload["taker"], event.payload["count"]) == ("H03", "H03.1.7", 2)
    assert found(cast) == []


def test_the_end_is_recorded_once_within_the_term_with_a_reason(cast: Cast, draft: DelegationDraft) -> None:
    with clock.clock_at(NOW):
        row = record_delegation(cast.kiemsoat, draft)
        for day, reason, field in (
            (date(2026, 11, 1), "Thu hồi", "last_day"),
            (date(2026, 12, 31), "Thu hồi", "last_day"),
            (TODAY, " ", "reason"),
        ):
            with pytest.raises(CatalogueError) as refused:
                end_delegation(cast.kiemsoat, row.pk, day, reason)
            assert set(refused.value.fields) == {field}
        with pytest.raises(NotAllowed):
            end_delegation(cast.lanhdao, row.pk, TODAY, "Thu hồi")
        ended = end_delegation(cast.kiemsoat, row.pk, TODAY, "Thu hồi theo 99/QĐ (mẫu)")
    assert (ended.valid_to, ended.ended_by) == (TODAY, "kiemsoat")
    assert Event.objects.get(verb="delegation_ended").payload["valid_to"] == "2026-11-16"
    with clock.clock_at(NOW + timedelta(days=1)), pytest.raises(CatalogueError, match="đã hết hiệu lực"):
        end_delegation(cast.kiemsoat, row.pk, TODAY, "Thu hồi")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": " "}, "number"),
        ({"kind": "moon"}, "kind"),
        ({"basis": ""}, "basis"),
        ({"codes": []}, "codes"),
        ({"codes": ["9.9"]}, "codes"),
        ({"signed_on": date(2026, 11, 17)}, "signed_on"),
        ({"valid_to": date(2026, 11, 1)}, "valid_to"),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    cast: Cast, draft: DelegationDraft, wrong: dict[str, Any], field: str
) -> None:
    before = everything()
    with clock.clock_at(NOW), pytest.raises(CatalogueError) as refused:
        record_delegation(cast.kiemsoat, replace(draft, **wrong))
    assert set(refused.value.fields) == {field}
    assert everything() == before


def test_the_same_number_twice_and_a_gift_to_oneself_are_refused(cast: Cast, draft: DelegationDraft) -> None:
    with clock.clock_at(NOW):
        record_delegation(cast.kiemsoat, draft)
        with pytest.raises(CatalogueError, match="đã được ghi"):
            record_delegation(cast.kiemsoat, draft)
        own = replace(draft, number="78/QĐ", giver=cast.ward.committee)
        with pytest.raises(CatalogueError, match="khác cơ quan giao"):
            record_delegation(cast.kiemsoat, own)
        assert record_delegation(cast.kiemsoat, replace(own, post="Phó Chủ tịch")).post == "Phó Chủ tịch"


def test_only_a_control_officer_of_one_side_records(
    cast: Cast, draft: DelegationDraft, guidance: GuidanceDraft
) -> None:
    before = everything()
    with clock.clock_at(NOW):
        for name in sorted(PEOPLE.keys() - {"kiemsoat", "kiemsoat_tp"}):
            with pytest.raises(NotAllowed):
                record_delegation(getattr(cast, name), draft)
            with pytest.raises(NotAllowed):
                record_guidance(getattr(cast, name), guidance)
        with pytest.raises(NotAllowed):
            record_delegation(cast.kiemsoat, replace(draft, taker=cast.other.committee))
        with pytest.raises(NotAllowed):
            record_guidance(cast.kiemsoat, replace(guidance, agency=cast.other.committee))
    assert everything() == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": ""}, "number"),
        ({"issued_by": " "}, "issued_by"),
        ({"signed_on": date(2026, 11, 17)}, "signed_on"),
        ({"valid_to": date(2026, 11, 2)}, "valid_to"),
        ({"says": {}}, "says"),
        ({"says": {CODE: (None, None)}}, "says"),
        ({"says": {CODE: (0, None)}}, "says"),
        ({"says": {CODE: (None, -1)}}, "says"),
        ({"says": {"9.9": (1, None)}}, "codes"),
    ],
)
def test_guidance_that_says_nothing_sensible_is_refused(
    cast: Cast, guidance: GuidanceDraft, wrong: dict[str, Any], field: str
) -> None:
    before = everything()
    with clock.clock_at(NOW), pytest.raises(CatalogueError) as refused:
        record_guidance(cast.kiemsoat, replace(guidance, **wrong))
    assert set(refused.value.fields) == {field}
    assert everything() == before


def test_guidance_that_contradicts_is_found_while_both_texts_apply(
    cast: Cast, draft: DelegationDraft, guidance: GuidanceDraft
) -> None:
    with clock.clock_at(NOW):
        record_delegation(cast.kiemsoat, draft)
        record_guidance(cast.kiemsoat, guidance)
        record_guidance(cast.kiemsoat, replace(guidance, number="11/HD (mẫu)", says={CODE: (10, None)}))
        assert found(cast) == []
        until = replace(guidance, number="12/HD (mẫu)", says={CODE: (7, None)}, valid_to=date(2026, 11, 20))
        record_guidance(cast.kiemsoat, until)
    assert found(cast) == [Conflict.GUIDANCE]
    assert found(cast, date(2026, 11, 21)) == []


def test_a_delegate_who_decides_after_the_end_is_found_with_his_dossiers(
    cast: Cast, draft: DelegationDraft, at: At
) -> None:
    with at("2026-11-10 09:00"):
        act = replace(draft, valid_to=date(2026, 11, 11))
        row = record_delegation(cast.kiemsoat, act)
    for moment in ("2026-11-11 09:00", "2026-11-12 09:00"):
        with at(moment):
            decide_one(cast)
    acts = around(Agency.objects.filter(pk=cast.ward.committee.pk))
    [use] = uses_after_end(cast.kiemsoat, acts)
    assert (use.code, use.day, use.many) == (CODE, date(2026, 11, 12), 1)
    assert decided_after(cast.kiemsoat, acts[0], acts).count() == 1
    assert Conflict.USED_AFTER_END in found(cast)
    assert uses_after_end(cast.lanhdao_khac, acts) == []
    with clock.clock_at(NOW):
        record_delegation(cast.kiemsoat, replace(draft, number="80/QĐ (mẫu)", valid_from=date(2026, 11, 12)))
    acts = around(Agency.objects.filter(pk=cast.ward.committee.pk))
    ended = next(act for act in acts if act.id == str(row.pk))
    assert decided_after(cast.kiemsoat, ended, acts).count() == 0
    assert found(cast) == []


def decide_one(cast: Cast) -> None:
    """Decided at once; by which steps does not matter here."""
    dossier = receive(
        cast.tiepnhan,
        {"procedure": CODE, "channel": "counter", "full_name": "Lê Văn Mẫu", "address": "Tổ 1 (mẫu)",
         "phone": "0990000222"},
    )  # fmt: skip
    type(dossier).objects.filter(pk=dossier.pk).update(resolved_at=clock.now(), resolved_on=clock.today())


def test_a_ward_of_another_line_sees_none_of_it(cast: Cast, draft: DelegationDraft) -> None:
    with clock.clock_at(NOW):
        record_delegation(cast.kiemsoat, draft)
    assert within(Agency.objects.filter(pk=cast.ward.committee.pk)).count() == 1
    assert within(Agency.objects.filter(pk=cast.other.committee.pk)).count() == 0


@pytest.mark.parametrize("many", [1, 50, 182])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, draft: DelegationDraft, guidance: GuidanceDraft, many: int
) -> None:
    codes = sorted(Procedure.objects.values_list("code", flat=True))[:many]
    with clock.clock_at(NOW):
        record_delegation(cast.kiemsoat, replace(draft, codes=codes, valid_to=None))
        record_delegation(cast.kiemsoat, replace(draft, codes=codes, number="2/QĐ (mẫu)"))
        record_guidance(cast.kiemsoat, replace(guidance, says=dict.fromkeys(codes, (1, 1))))
    with CaptureQueriesContext(connection) as queries:
        found(cast)
    assert len(queries) == 6
    assert Offering.objects.filter(agency=cast.ward.committee).count() > 100
