"""A scan of a card fills the applicant, or says plainly why it cannot."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.texts.cccd import Card, CardError, Sex, looks_like_card, parse_card

SCAN = "012345678901|123456789|Nguyễn Văn Thử|01022000|Nam|Số 1, Phường Mẫu, Hà Nội|03042021"
CARD = Card(
    "012345678901", "123456789", "Nguyễn Văn Thử", date(2000, 2, 1), Sex.MALE, "Số 1, Phường Mẫu, Hà Nội",
    date(2021, 4, 3),
)  # fmt: skip


def with_field(index: int, value: str) -> str:
    fields = SCAN.split("|")
    fields[index] = value
    return "|".join(fields)


@pytest.mark.parametrize(
    "scan", [SCAN, f"  {SCAN}\r\n", unicodedata.normalize("NFD", SCAN), f"{SCAN}|Nguyễn Văn Cha|Trần Thị Mẹ|"]
)
def test_scan_is_read_in_either_form_and_with_later_fields(scan: str) -> None:
    assert parse_card(scan) == CARD


def test_old_number_and_issue_date_may_be_missing() -> None:
    card = parse_card(with_field(1, "").rsplit("|", 1)[0])
    assert (card.old_id_number, card.issued_on) == ("", None)


def test_sex_of_a_woman_is_read_without_marks_too() -> None:
    assert parse_card(with_field(4, "Nữ")).sex is Sex.FEMALE
    assert parse_card(with_field(4, "NU")).sex == "Nữ"


@pytest.mark.parametrize(
    ("index", "value", "named"),
    [
        (0, "01234567890", "12 chữ số"),
        (0, "٠١٢٣٤٥٦٧٨٩٠١", "12 chữ số"),
        (1, "12", "CMND cũ"),
        (2, " ", "họ tên"),
        (3, "31022000", "Ngày sinh"),
        (3, "2000-02-01", "Ngày sinh"),
        (4, "X", "Giới tính"),
        (6, "99999999", "Ngày cấp"),
    ],
)
def test_a_wrong_field_is_named_with_advice(index: int, value: str, named: str) -> None:
    with pytest.raises(CardError, match=named) as caught:
        parse_card(with_field(index, value))
    assert "Hãy quét lại" in str(caught.value) or "nhập tay" in str(caught.value)


@given(st.text())
def test_any_text_gives_a_card_or_a_card_error(text: str) -> None:
    try:
        assert parse_card(text).full_name
    except CardError as error:
        assert str(error)


def test_a_card_is_told_from_a_dossier_code() -> None:
    assert looks_like_card(SCAN)
    assert not looks_like_card("H26.1.2-261122-0007")
    assert not looks_like_card("012345678901")
