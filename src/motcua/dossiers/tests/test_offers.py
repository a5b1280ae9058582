"""What an authority offers is remembered for some seconds, never longer and never out of a transaction."""

from datetime import date

import pytest

from motcua.demo.cast import Cast
from motcua.dossiers import offers
from motcua.dossiers.tests import procedures

DAY = date(2026, 11, 16)


def test_within_a_transaction_a_change_is_seen_at_once(cast: Cast) -> None:
    procedures.publish(cast.ward)
    committee = cast.ward.committee
    assert offers.setting_of(committee, procedures.LONG, DAY)
    committee.offerings.filter(procedure__code=procedures.LONG).update(valid_to=date(2026, 11, 15))
    assert offers.setting_of(committee, procedures.LONG, DAY) is None


@pytest.mark.django_db(transaction=True)
def test_a_change_is_seen_after_some_seconds(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("motcua.dossiers.offers.time.monotonic", lambda: now)
    procedures.publish(cast.ward)
    committee = cast.ward.committee
    assert offers.setting_of(committee, procedures.LONG, DAY)
    committee.offerings.filter(procedure__code=procedures.LONG).update(valid_to=date(2026, 11, 15))
    now += offers.SECONDS - 0.1
    assert offers.setting_of(committee, procedures.LONG, DAY)
    now += 0.2
    assert offers.setting_of(committee, procedures.LONG, DAY) is None
