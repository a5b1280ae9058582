"""Taking a reflection in: number, due moments, journal; who may; what is refused."""

from typing import Any

import pytest

from motcua.catalogue.models import Procedure
from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.feedback.actions import register
from motcua.feedback.models import Feedback, Rule, Sender
from motcua.feedback.tests.stage import Stage, everything, local
from motcua.journal.models import Event
from motcua.journal.queries import personal_of
from motcua.terms import clock


def test_it_gets_the_number_of_its_agency_and_year_and_two_due_moments(stage: Stage) -> None:
    """Tuesday 24/11 is a holiday: five working days from the 16th end on the 23rd, fifteen on 8/12."""
    first, second = stage.register(), stage.register()
    assert [first.code, second.code] == ["PA-H03.1.7-2026-0001", "PA-H03.1.7-2026-0002"]
    assert clock.local(first.transfer_due_at) == local("2026-11-23 17:00")
    assert clock.local(first.due_at) == local("2026-12-08 17:00")
    assert first.due_on == local("2026-12-08 17:00").date()


def test_a_letter_entered_later_is_due_from_the_day_it_came(stage: Stage) -> None:
    item = stage.register(received_at="09:00 12/11/2026", channel="letter")
    assert clock.local(item.received_at) == local("2026-11-12 09:00")
    assert item.recorded_at == stage.now
    assert clock.local(item.transfer_due_at) == local("2026-11-19 17:00")
    event = Event.objects.get(chain=item.pk)
    assert (event.occurred_at, event.recorded_at) == (item.received_at, item.recorded_at)


def test_the_rule_of_the_day_of_receipt_holds(stage: Stage) -> None:
    Rule.objects.filter(valid_from="2026-07-20").update(valid_to="2026-11-15")
    Rule.objects.create(
        name="Quy định mới", valid_from="2026-11-16", transfer_days=1, resolve_days=2, certainty="verified"
    )
    assert clock.local(stage.register().due_at) == local("2026-11-18 17:00")
    earlier = stage.register(received_at="09:00 13/11/2026")
    assert clock.local(earlier.due_at) == local("2026-12-07 17:00")


def test_a_day_without_a_rule_is_refused(stage: Stage) -> None:
    Rule.objects.filter(valid_from="2026-07-20").update(valid_to="2026-11-15")
    with pytest.raises(BadInput, match="Chưa khai báo thời hạn"):
        stage.register()


def test_the_sector_follows_from_the_procedure(stage: Stage) -> None:
    procedure = Procedure.objects.get(code="1.001193")
    item = stage.register(procedure="1.001193")
    assert (item.procedure, item.sector) == (procedure, procedure.sector)


def test_the_journal_names_nobody_who_sent_it(stage: Stage) -> None:
    item = stage.register(officer="tiepnhan")
    event = Event.objects.get(chain=item.pk)
    assert (event.verb, event.actor, event.agency) == ("feedback_registered", "kiemsoat", "H03.1.7")
    assert event.payload["due_at"] == clock.to_text(item.due_at)
    assert "Mẫu" not in str(event.payload) and "tiepnhan" not in str(event.payload)
    kept = personal_of(item.pk)[1] or {}
    assert (kept["full_name"], kept["officer"]) == ("Nông Thị Mẫu", "tiepnhan")
    assert Sender.objects.get(feedback=item).phone == "0990000001"


def test_somebody_may_give_no_name(stage: Stage) -> None:
    item = stage.register(full_name="", phone="", content="")
    assert Sender.objects.get(feedback=item).full_name == ""


def test_only_the_desk_and_the_focal_point_take_in(stage: Stage) -> None:
    before = everything()
    for name in sorted(PEOPLE.keys() - {"kiemsoat", "kiemsoat_tp", "tiepnhan", "tiepnhan_khac"}):
        with pytest.raises(NotPermitted):
            stage.register(name)
        assert everything() == before, name
    assert stage.register("tiepnhan").agency.code == "H03.1.7"
    assert stage.register("tiepnhan_khac").agency.code == "H03.1.8"
    with pytest.raises(NotPermitted):
        stage.register("tiepnhan_khac", agency="H03.1.7")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "other"}, "kind"),
        ({"summary": ""}, "summary"),
        ({"received_at": "09:00 17/11/2026"}, "received_at"),
        ({"procedure": "9.999999"}, "procedure"),
        ({"sector": "khong-co"}, "sector"),
        ({"officer": "tiepnhan_khac"}, "officer"),
        ({"phone": "12"}, "phone"),
        ({"email": "khong phai"}, "email"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_bad_input_names_its_field_and_writes_nothing(
    stage: Stage, wrong: dict[str, Any], field: str
) -> None:
    before = everything()
    with pytest.raises(BadInput) as refused:
        stage.register(**wrong)
    assert field in refused.value.fields
    assert everything() == before


def test_a_failure_on_the_way_leaves_no_number_behind(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**kwargs: Any) -> None:
        raise RuntimeError("disk full")

    before = everything()
    monkeypatch.setattr(Sender.objects, "create", broken)
    with pytest.raises(RuntimeError):
        stage.register()
    monkeypatch.undo()
    assert everything() == before
    assert not Feedback.objects.exists()
    assert register(
        stage.cast.kiemsoat, {"kind": "rule", "channel": "box", "summary": "Biểu mẫu dài"}
    ).code.endswith("0001")
