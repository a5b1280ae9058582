"""Kill list 8: an instant typed, stored, journalled and read again is the same instant; 12:30 stays 12:30."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.actions import BadInput
from motcua.dossiers.fields import FieldSpec, clean
from motcua.dossiers.tests.world import World, events_of, local, shown
from motcua.terms import VN, clock

AT = FieldSpec("at", "Thời điểm", "datetime")
MINUTES = st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=VN)
)


def read(text: object) -> datetime:
    at = clean((AT,), {"at": text})["at"]
    assert isinstance(at, datetime)
    return at


@given(MINUTES, st.sampled_from(["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S"]))
def test_kill_08_whatever_form_it_is_typed_in_it_is_the_same_instant(at: datetime, form: str) -> None:
    assert read(at.strftime(form).zfill(16)) == at


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1), timezones=st.timezones()))
def test_kill_08_an_instant_with_a_zone_keeps_it(at: datetime) -> None:
    """Compared in UTC: in an hour that a zone lives twice, Python calls no two zones' times equal."""
    utc = at.astimezone(UTC)
    assert read(at.isoformat()).astimezone(UTC) == utc
    assert clock.from_text(clock.to_text(at)).astimezone(UTC) == utc


@pytest.mark.parametrize("typed", ["12:30 06/05/2024", "2024-05-06T12:30:00+07:00", "2024-05-06T05:30:00Z"])
def test_kill_08_half_past_twelve_stays_half_past_twelve(typed: str, world: World) -> None:
    dossier = world.receive(source="paper", occurred_at=typed)
    dossier.refresh_from_db()
    assert shown(dossier.received_at) == shown(events_of(dossier)[0].occurred_at) == "2024-05-06 12:30"


def test_kill_08_half_past_midnight_belongs_to_its_own_local_day(world: World) -> None:
    dossier = world.receive(source="paper", occurred_at=local("2024-05-06 00:30"))
    assert dossier.code == "H03.1.7-240506-0001"


@pytest.mark.parametrize(
    "typed", ["12:30 PM 06/05/2024", "25:00 06/05/2024", "06/31/2024", "mai", "2024-13-01"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        read(typed)
