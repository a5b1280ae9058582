from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.terms import VN, TermsError, clock_at, from_text, local, now, to_text, today

from .moments import at, on

ZONES = st.sampled_from([VN, UTC, timezone(timedelta(hours=-5))])
SINCE_1976 = datetime(1976, 1, 1)  # the country's clock last jumped in 1975: no local time is missing since


@given(st.datetimes(min_value=SINCE_1976, max_value=datetime(2100, 1, 1), timezones=ZONES))
def test_kill_08_every_moment_survives_writing_and_reading(moment: datetime) -> None:
    assert from_text(to_text(moment)) == moment


def test_kill_08_half_past_noon_is_not_half_past_midnight() -> None:
    assert to_text(at("20/11/2026 12:30")) == "2026-11-20T12:30:00+07:00"
    assert from_text("2026-11-20T12:30:00+07:00").hour == 12
    assert from_text("2026-11-20T00:30:00+07:00").hour == 0


def test_the_same_moment_has_one_text() -> None:
    assert to_text(datetime(2026, 11, 20, 2, 0, tzinfo=UTC)) == to_text(at("20/11/2026 9:00"))


@pytest.mark.parametrize("text", ["2026-11-20T12:30:00", "20/11/2026 12:30", "", "2026-13-01T00:00:00+07:00"])
def test_text_without_zone_or_form_is_refused(text: str) -> None:
    with pytest.raises(TermsError):
        from_text(text)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(TermsError, match="múi giờ"):
        local(datetime(2026, 11, 20, 9, 0))


def test_clock_stands_still_inside_the_block_and_runs_again_after() -> None:
    with clock_at(datetime(2026, 11, 20, 18, 0, tzinfo=UTC)):
        assert now() == at("21/11/2026 1:00")
        assert today() == on("21/11/2026")
        with clock_at(at("1/1/2020 8:00")):
            assert today() == on("1/1/2020")
        assert today() == on("21/11/2026")
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_clock_may_be_a_callable() -> None:
    moments = iter([at("1/1/2026 8:00"), at("2/1/2026 8:00")])
    with clock_at(lambda: next(moments)):
        assert [today(), today()] == [on("1/1/2026"), on("2/1/2026")]
