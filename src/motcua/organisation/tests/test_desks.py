"""Typed figures of one-stop desks: who may type, what is refused, what is kept (kill list 17)."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from motcua.demo.cast import PEOPLE, Cast
from motcua.journal.models import Event
from motcua.organisation.desks import DeskFacts, may_record, record_desk, records_of, with_record
from motcua.organisation.errors import NotAllowed, OrganisationError
from motcua.organisation.models import Agency, DeskRecord
from motcua.terms import VN, clock

NOW = datetime(2026, 11, 16, 9, tzinfo=VN)
FACTS = DeskFacts(date(2026, 8, 1), 2, 3, 1, 0, True, True, False, False, "Biên bản kiểm kê 05/BB (mẫu)")


def everything() -> list[Any]:
    return [list(DeskRecord.objects.values()), list(Event.objects.order_by("pk").values())]


def test_kill_17_a_typed_figure_keeps_who_when_and_why_beside_what_it_replaced(cast: Cast) -> None:
    desk = cast.ward.one_stop
    with clock.clock_at(NOW):
        first = record_desk(cast.kiemsoat, desk, FACTS)
        second = record_desk(cast.kiemsoat, desk, replace(FACTS, points=1, reason="Đếm lại: một điểm"))
    assert list(records_of(desk)) == [second, first]
    assert (first.points, first.recorded_by, first.recorded_at, first.reason) == (
        2,
        "kiemsoat",
        NOW,
        FACTS.reason,
    )
    events = Event.objects.filter(verb="desk_recorded").order_by("pk")
    assert [(event.actor, event.payload["points"], event.payload["reason"]) for event in events] == [
        ("kiemsoat", 2, FACTS.reason),
        ("kiemsoat", 1, "Đếm lại: một điểm"),
    ]
    assert {event.agency for event in events} == {desk.code}


def test_only_a_control_officer_in_whose_scope_the_desk_is_may_type(cast: Cast) -> None:
    before = everything()
    for name in sorted(PEOPLE.keys() - {"kiemsoat", "kiemsoat_tp"}):
        with pytest.raises(NotAllowed):
            record_desk(getattr(cast, name), cast.ward.one_stop, FACTS)
        assert everything() == before, name
    with pytest.raises(NotAllowed):
        record_desk(cast.kiemsoat, cast.other.one_stop, FACTS)
    assert list(may_record(cast.kiemsoat)) == [cast.ward.one_stop]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"valid_from": date(2026, 11, 17)}, "valid_from"),
        ({"valid_from": date(2015, 12, 31)}, "valid_from"),
        ({"points": 0}, "points"),
        ({"contract": -1}, "contract"),
        ({"seconded": 201}, "seconded"),
    ],
)
def test_what_cannot_be_is_refused_by_field(cast: Cast, wrong: dict[str, Any], field: str) -> None:
    before = everything()
    with clock.clock_at(NOW), pytest.raises(OrganisationError) as refused:
        record_desk(cast.kiemsoat, cast.ward.one_stop, replace(FACTS, **wrong))
    assert set(refused.value.fields) == {field}
    assert everything() == before


def test_the_items_of_a_record_are_as_many_as_it_says(cast: Cast) -> None:
    with clock.clock_at(NOW):
        made = record_desk(cast.kiemsoat, cast.ward.one_stop, FACTS)
    counted = Counter(made.items.values_list("kind", flat=True))
    assert counted == {
        "points": 2,
        "permanent": 3,
        "seconded": 1,
        "staff_computers": 1,
        "public_computers": 1,
    }


def test_only_a_one_stop_desk_has_such_records(cast: Cast) -> None:
    with clock.clock_at(NOW), pytest.raises(NotAllowed):
        record_desk(cast.kiemsoat, cast.ward.justice, FACTS)


def test_the_record_of_a_day_is_the_last_one_typed_for_it_or_before(cast: Cast) -> None:
    desk = cast.ward.one_stop
    with clock.clock_at(NOW):
        may = record_desk(cast.kiemsoat, desk, replace(FACTS, valid_from=date(2026, 5, 1)))
        august = record_desk(cast.kiemsoat, desk, FACTS)
        again = record_desk(cast.kiemsoat, desk, FACTS)
    desks = Agency.objects.filter(pk=desk.pk)
    holding = {
        day: vars(with_record(desks, day).get())["record_id"]
        for day in (date(2026, 4, 30), date(2026, 5, 1), date(2026, 7, 31), date(2026, 8, 1))
    }
    assert list(holding.values()) == [None, may.pk, may.pk, again.pk]
    assert august.pk != again.pk
