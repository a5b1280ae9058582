"""Codes survive the round trip; masks hide what they should."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.texts import codes
from motcua.texts.codes import CodeError, dossier_code, mask, parse_dossier_code

AGENCIES = st.builds(
    lambda letter, level, groups: ".".join([f"{letter}{level:02d}", *groups]),
    st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXY"),
    st.integers(0, 99),
    st.lists(st.from_regex(r"[0-9]{1,3}", fullmatch=True), max_size=3),
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def test_code_is_agency_day_and_four_digits() -> None:
    assert dossier_code("H26.1.2", date(2026, 11, 22), 7) == "H26.1.2-261122-0007"
    assert dossier_code("H26.1.2", date(2026, 11, 22), 12345) == "H26.1.2-261122-12345"


@given(AGENCIES, DAYS, st.integers(1, 99_999_999))
def test_code_round_trip(agency: str, day: date, number: int) -> None:
    code = dossier_code(agency, day, number)
    parsed = parse_dossier_code(f" {code.lower()}\r\n")
    assert (parsed.agency_code, parsed.day, parsed.number) == (agency, day, number)
    assert str(parsed) == code
    assert not parsed.legacy


@pytest.mark.parametrize("code", ["000.17.22.H56-210531-0001", "000.00.06.H56-231027-0361"])
def test_legacy_codes_are_read(code: str) -> None:
    parsed = parse_dossier_code(code)
    assert parsed.legacy
    assert str(parsed) == code


def test_host_system_digits_are_kept() -> None:
    parsed = parse_dossier_code("G15.001.02-260301-010042")
    assert (parsed.serial, str(parsed)) == ("010042", "G15.001.02-260301-010042")


@pytest.mark.parametrize(
    "text",
    ["", "H26", "H26.1.2-261122-007", "H26.1.2-261322-0007", "H26.1.2-260230-0007", "H26.1234-261122-0007",
     "H26.1.2-261122-٠٠٠٧", "H26.1.2_261122_0007"],
)  # fmt: skip
def test_bad_codes_are_refused_with_advice(text: str) -> None:
    with pytest.raises(CodeError, match="Hãy kiểm tra và nhập lại"):
        parse_dossier_code(text)
    assert not codes.is_dossier_code(text)


@pytest.mark.parametrize(
    ("agency", "day", "number"),
    [("H26", date(2026, 1, 1), 0), ("H26", date(1999, 1, 1), 1), ("Hà Nội", date(2026, 1, 1), 1)],
)
def test_impossible_parts_make_no_code(agency: str, day: date, number: int) -> None:
    with pytest.raises(CodeError):
        dossier_code(agency, day, number)


@pytest.mark.parametrize("code", ["H26", "H26.1.2", "H01.151.01", "G15.001.02", "H55.242"])
def test_agency_codes_of_decision_20_are_accepted(code: str) -> None:
    assert codes.is_agency_code(code)


@pytest.mark.parametrize(
    "code", ["", "Z26", "h26", "H2", "H26.", "H26.1.", "000.17.22.H56", "H26" + ".123" * 9]
)
def test_other_agency_codes_are_refused(code: str) -> None:
    assert not codes.is_agency_code(code)


@pytest.mark.parametrize("code", ["1.001193", "2.000635.02", "1.001193.H42", "2.000815.000.00.00.H55"])
def test_procedure_codes_of_the_portal_are_accepted(code: str) -> None:
    assert codes.is_procedure_code(code)
    assert codes.national_procedure_code(code) == code[:8]


@pytest.mark.parametrize("code", ["", "1.00119", "11.001193", "1.001193.", "1.001193.H4", "1,001193"])
def test_other_procedure_codes_are_refused(code: str) -> None:
    assert not codes.is_procedure_code(code)
    with pytest.raises(CodeError):
        codes.national_procedure_code(code)


def test_mask_of_id_phone_and_short_numbers() -> None:
    assert mask("012345678789") == "012••••••789"
    assert mask("0912 345 678") == "09••••••78"
    assert mask("012345678") == "01•••••78"
    assert [mask(short) for short in ("", "1", "123")] == ["", "•", "•••"]


@given(st.text("0123456789", max_size=40))
def test_mask_never_shows_the_middle(number: str) -> None:
    masked = mask(number)
    quarter = min(3, len(number) // 4)
    assert len(masked) == len(number)
    assert masked[quarter : len(number) - quarter] == "•" * (len(number) - 2 * quarter)
    assert 2 * masked.count("•") >= len(number)
