"""Announcing decisions: loaded by number alone, recorded in full, posted; permission, checks, journal."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from motcua.catalogue.decision_loading import load_decisions
from motcua.catalogue.decisions import DecisionDraft, post_entries, record_decision
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.loading import read_rows
from motcua.catalogue.models import Decision, DecisionEntry, LegalText
from motcua.demo.cast import PEOPLE, Cast
from motcua.journal.models import Event
from motcua.terms import VN, clock

NOW = datetime(2026, 11, 16, 9, tzinfo=VN)
BIRTH, MARRIAGE, COPY = "1.001193", "1.000894", "2.000815"


@pytest.fixture
def draft(cast: Cast) -> DecisionDraft:
    return DecisionDraft(
        number="2686/QĐ-UBND (mẫu)",
        signed_on=date(2026, 9, 3),
        effective_on=date(2026, 9, 3),
        origin="central",
        issued_by="UBND tỉnh Bắc Kạn (mẫu)",
        changes={BIRTH: "amended", COPY: "abolished"},
        agency=cast.province,
    )


def everything() -> list[Any]:
    models = (Decision, DecisionEntry, LegalText, Event)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_the_seed_names_decisions_without_their_days(cast: Cast) -> None:
    named = [row for row in read_rows() if row["decision"]]
    loaded = load_decisions()
    assert (
        (loaded.decisions, loaded.entries)
        == (len({row["decision"] for row in named}), len(named))
        == (38, 122)
    )
    assert not Decision.objects.exclude(signed_on=None).exists()
    assert not DecisionEntry.objects.exclude(change="", public_on=None).exists()
    entry = DecisionEntry.objects.get(procedure__code=BIRTH)
    assert (entry.decision.number, entry.confidence) == ("163/QĐ-BTP", "high")
    assert load_decisions().text == "không có gì mới"


def test_a_recorded_decision_stands_with_its_entries_and_its_event(cast: Cast, draft: DecisionDraft) -> None:
    with clock.clock_at(NOW):
        decision = record_decision(cast.kiemsoat, replace(draft, legal_texts=("12/2026/NQ-HĐND", " ")))
    assert [text.number for text in decision.legal_texts.all()] == ["12/2026/NQ-HĐND"]
    assert dict(decision.entries.values_list("procedure__code", "change")) == draft.changes
    assert (decision.recorded_by, decision.recorded_at, decision.synthetic) == ("kiemsoat", NOW, True)
    event = Event.objects.get(verb="decision_recorded")
    assert (event.actor, event.agency, event.payload["changes"]) == ("kiemsoat", "H03", dict(draft.changes))


def test_a_decision_known_by_its_number_is_completed_once(cast: Cast, draft: DecisionDraft) -> None:
    load_decisions()
    entries = DecisionEntry.objects.filter(decision__number="163/QĐ-BTP").count()
    ministry = replace(
        draft, number="163/QĐ-BTP", agency=None, issued_by="Bộ Tư pháp", changes={BIRTH: "new"}
    )
    with clock.clock_at(NOW):
        decision = record_decision(cast.kiemsoat, ministry)
        assert decision.entries.count() == entries
        assert decision.entries.get(procedure__code=BIRTH).change == "new"
        with pytest.raises(CatalogueError, match="đã được ghi"):
            record_decision(cast.kiemsoat, ministry)


def test_nobody_else_records_and_none_for_another_province(cast: Cast, draft: DecisionDraft) -> None:
    before = everything()
    with clock.clock_at(NOW):
        for name in sorted(PEOPLE.keys() - {"kiemsoat", "kiemsoat_tp"}):
            with pytest.raises(NotAllowed):
                record_decision(getattr(cast, name), draft)
        with pytest.raises(NotAllowed):
            record_decision(cast.kiemsoat, replace(draft, agency=cast.other.committee))
    assert everything() == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": " "}, "number"),
        ({"issued_by": ""}, "issued_by"),
        ({"changes": {}}, "changes"),
        ({"changes": {"9.999999": "new"}}, "changes"),
        ({"changes": {BIRTH: "colour"}}, "changes"),
        ({"signed_on": date(2026, 11, 17)}, "signed_on"),
        ({"public_on": date(2026, 9, 2)}, "public_on"),
        ({"public_on": date(2026, 11, 17)}, "public_on"),
        ({"origin": "moon"}, "origin"),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    cast: Cast, draft: DecisionDraft, wrong: dict[str, Any], field: str
) -> None:
    before = everything()
    with clock.clock_at(NOW), pytest.raises(CatalogueError) as refused:
        record_decision(cast.kiemsoat, replace(draft, **wrong))
    assert set(refused.value.fields) == {field}
    assert everything() == before


def test_posting_gives_a_day_to_each_entry_once(cast: Cast, draft: DecisionDraft) -> None:
    day, later = date(2026, 9, 5), date(2026, 9, 20)
    with clock.clock_at(NOW):
        decision = record_decision(cast.kiemsoat, replace(draft, changes={BIRTH: "new", MARRIAGE: "new"}))
        assert post_entries(cast.kiemsoat, decision, day, [BIRTH]) == 1
        assert post_entries(cast.kiemsoat, decision, later) == 1
        with pytest.raises(CatalogueError, match="đã có ngày công khai"):
            post_entries(cast.kiemsoat, decision, later)
    assert dict(decision.entries.values_list("procedure__code", "public_on")) == {BIRTH: day, MARRIAGE: later}
    events = Event.objects.filter(verb="decision_posted").order_by("pk")
    assert [(event.payload["codes"], event.payload["public_on"]) for event in events] == [
        ([BIRTH], "2026-09-05"),
        ([MARRIAGE], "2026-09-20"),
    ]


def test_posting_is_refused_to_others_before_the_signature_and_in_the_future(
    cast: Cast, draft: DecisionDraft
) -> None:
    with clock.clock_at(NOW):
        decision = record_decision(cast.kiemsoat, draft)
        before = everything()
        with pytest.raises(NotAllowed):
            post_entries(cast.lanhdao, decision, date(2026, 9, 5))
        for day in (date(2026, 9, 2), date(2026, 11, 17)):
            with pytest.raises(CatalogueError):
                post_entries(cast.kiemsoat, decision, day)
    assert everything() == before
