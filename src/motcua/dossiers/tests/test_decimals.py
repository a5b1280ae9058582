"""Numbers with a comma, as officials write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, clean
from motcua.texts.numbers import decimal_comma

HOURS = FieldSpec("hours", "Số giờ", "decimal")


def read(typed: object) -> object:
    return clean((HOURS,), {"hours": typed})["hours"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1,5", "1.5"), ("0", "0"), ("1.234", "1234"), ("1.234,56", "1234.56"), ("80", "80"),
     (Decimal("1.50"), "1.5")],
)  # fmt: skip
def test_read_as_written(typed: object, number: str) -> None:
    assert read(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["1.5", "-1", "1,555", "1,", ",5", "1 000", "NaN", "1e3", "１", "12.34.567", True]
)
def test_what_could_be_read_in_two_ways_is_refused(typed: object) -> None:
    with pytest.raises(BadInput):
        read(typed)


@given(st.decimals(0, 999_999, places=2))
def test_what_we_write_we_read(number: Decimal) -> None:
    assert read(decimal_comma(number, 2)) == number
