"""The bulk path writes what the actions write: same dossier, same clock, row for row."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from motcua.catalogue.models import Offering
from motcua.catalogue.queries import version_on
from motcua.demo.cast import Cast
from motcua.dossiers import sums
from motcua.dossiers.actions import perform, receive
from motcua.dossiers.actors import Actor, actor_of
from motcua.dossiers.bulk import collecting
from motcua.dossiers.models import Applicant, CodeCounter, Dossier, Standing, TallyChange, Task
from motcua.dossiers.setting import Setting
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.terms import VN, clock

PERSON = {"full_name": "Lê Thị Mẫu", "id_number": "099000000001", "phone": "0990000001"}
START = datetime(2022, 3, 7, 9, 0, tzinfo=VN)
WAY: tuple[tuple[str, str, dict[str, Any], timedelta], ...] = (
    ("tiepnhan", "hand_over", {}, timedelta(minutes=30)),
    (
        "chuyenmon",
        "request_supplement",
        {"missing": ["Giấy xác nhận"], "reason": "Hết hạn."},
        timedelta(hours=3),
    ),
    ("tiepnhan", "take_supplement", {"received": ["Giấy xác nhận"]}, timedelta(days=1)),
    ("chuyenmon", "decide", {"decision": "granted"}, timedelta(days=2)),
    ("lanhdao", "sign_off", {}, timedelta(days=2, hours=1)),
    ("chuyenmon", "publish_result", {"number": "01/GXN"}, timedelta(days=2, hours=2)),
    ("tiepnhan", "return_result", {"delivery": "post"}, timedelta(days=3)),
)
PAPER_WAY: tuple[tuple[str, dict[str, Any], timedelta], ...] = (
    ("record_result", {"outcome": "granted"}, timedelta(hours=2)),
    ("return_result", {}, timedelta(hours=3)),
)
OWN = {"id", "dossier_id", "chain", "event_id", "salt", "digest", "previous", "head", "personal_digest"}


def _setting(cast: Cast, procedure: str) -> Setting:
    offering = Offering.objects.select_related("procedure", "office").get(
        agency=cast.ward.committee, procedure__code=procedure
    )
    version = version_on(offering.procedure, START.date())
    assert version is not None
    version.procedure = offering.procedure
    return Setting(cast.ward.committee, version, offering)


def _actors(cast: Cast) -> dict[str, Actor]:
    names = ("tiepnhan", "chuyenmon", "lanhdao")
    return {name: actor_of(getattr(cast, name), START.date()) for name in names}


def _by_bulk(cast: Cast, procedure: str) -> UUID:
    actors = _actors(cast)
    with collecting() as bulk:
        data = {"procedure": procedure, **PERSON}
        case = bulk.receive(data, _setting(cast, procedure), actors["tiepnhan"], START, START)
        for who, verb, values, after in WAY:
            bulk.perform(case, actors[who], verb, values, START + after, START + after)
    return case.dossier.pk


def _by_actions(cast: Cast, procedure: str) -> UUID:
    with clock.clock_at(START):
        dossier = receive(cast.tiepnhan, {"procedure": procedure, **PERSON})
    for who, verb, values, after in WAY:
        with clock.clock_at(START + after):
            perform(getattr(cast, who), dossier.pk, verb, values)
    return dossier.pk


def _rows(key: UUID) -> dict[str, list[dict[str, Any]]]:
    """All that was written for one dossier, less what differs between any two dossiers."""
    found = {
        "dossier": Dossier.objects.filter(pk=key),
        "applicant": Applicant.objects.filter(dossier=key),
        "tasks": Task.objects.filter(dossier=key).order_by("id"),
        "standings": Standing.objects.filter(dossier=key).order_by("id"),
        "chain": Chain.objects.filter(pk=key),
        "events": Event.objects.filter(chain=key).order_by("seq"),
        "personal": PersonalRecord.objects.filter(event__chain=key).order_by("event__seq"),
    }
    return {
        name: [{field: row[field] for field in row if field not in OWN} for row in rows.values()]
        for name, rows in found.items()
    }


def _forget(key: UUID) -> None:
    """The first of the two, so that the second takes the same number; only a test may do this."""
    PersonalRecord.objects.filter(event__chain=key).delete()
    Event.objects.filter(chain=key).delete()
    Chain.objects.filter(pk=key).delete()
    Dossier.objects.filter(pk=key).delete()
    CodeCounter.objects.all().delete()


@pytest.mark.parametrize("procedure", ["1.004873", "1.004859", "1.004884"])
def test_bulk_writes_what_the_actions_write(cast: Cast, procedure: str) -> None:
    live = _by_actions(cast, procedure)
    written = _rows(live)
    counters = list(CodeCounter.objects.values_list("agency", "day", "last"))
    _forget(live)
    assert _rows(_by_bulk(cast, procedure)) == written
    assert list(CodeCounter.objects.values_list("agency", "day", "last")) == counters
    assert len(written["events"]) == len(WAY) + 1 and len(written["standings"]) == 2


def test_bulk_notes_what_its_dossiers_add_to_the_sums(cast: Cast) -> None:
    sums.rebuild(wait=lambda seconds: None)
    _by_bulk(cast, "1.004873")
    assert TallyChange.objects.exists()
    assert list(sums.check()) == []


def test_bulk_writes_what_retro_entry_writes(cast: Cast) -> None:
    data = {"procedure": "1.004873", "source": "paper", "occurred_at": START, **PERSON}
    typed_at = START + timedelta(days=9)
    with clock.clock_at(typed_at):
        dossier = receive(cast.tiepnhan, data)
        for verb, values, after in PAPER_WAY:
            perform(cast.tiepnhan, dossier.pk, verb, values, at=START + after)
    written = _rows(dossier.pk)
    _forget(dossier.pk)
    receiver = _actors(cast)["tiepnhan"]
    with collecting() as bulk:
        case = bulk.receive(data, _setting(cast, "1.004873"), receiver, START, typed_at)
        for verb, values, after in PAPER_WAY:
            bulk.perform(case, receiver, verb, values, START + after, typed_at)
    assert _rows(case.dossier.pk) == written


def test_bulk_refuses_what_the_actions_refuse(cast: Cast) -> None:
    from motcua.dossiers.errors import WrongState

    actors = _actors(cast)
    with collecting() as bulk:
        data = {"procedure": "1.004873", **PERSON}
        case = bulk.receive(data, _setting(cast, "1.004873"), actors["tiepnhan"], START, START)
        with pytest.raises(WrongState):
            bulk.perform(case, actors["lanhdao"], "hand_over", {}, START, START)
        with pytest.raises(WrongState):
            bulk.perform(case, actors["lanhdao"], "sign_off", {}, START, START)
