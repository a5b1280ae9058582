import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.journal import hashing
from motcua.terms.clock import VN

text = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | text,
    lambda inner: st.lists(inner) | st.dictionaries(text, inner),
)


@given(plain)
def test_canonical_json_is_the_standard_library_s_byte_for_byte(value: Any) -> None:
    hashing.check_plain(value)
    standard = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert hashing.canonical(value) == standard


@given(plain)
def test_canonical_json_survives_storing_in_any_spelling(value: Any) -> None:
    assert hashing.canonical(hashing.parse(json.dumps(value, indent=1))) == hashing.canonical(value)


@pytest.mark.parametrize(
    "value", [1.5, 2**63, "a\0b", "\ud800", b"x", datetime.now(UTC), {1: "x"}, [{"a": {1.0}}], float("nan")]
)
def test_what_a_database_may_give_back_otherwise_is_refused(value: Any) -> None:
    with pytest.raises(hashing.NotPlain):
        hashing.check_plain({"deep": [value]})


def test_one_moment_has_one_text_in_every_zone() -> None:
    at = datetime(2022, 3, 7, 8, 0, tzinfo=VN)
    assert hashing.instant(at) == hashing.instant(at.astimezone(UTC)) == "2022-03-07T01:00:00.000000+00:00"
    with pytest.raises(ValueError, match="time zone"):
        hashing.instant(datetime(2022, 3, 7))


@given(st.datetimes(datetime(1976, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_the_verifier_s_local_day_is_the_calendar_s(at: datetime) -> None:
    assert hashing.local_day(at) == at.astimezone(VN).date()
