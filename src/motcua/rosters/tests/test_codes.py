import pytest

from motcua.rosters.codes import CodeKind, province_code, read_code


@pytest.mark.parametrize(
    "text",
    [
        "1.001193",
        " 1.001193 ",
        "1.001193.H42",
        "1.001193.000.00.00.H42",
        "1.0011\n93",
        "1.001193.000.0 0.00.H42",
        "1.001193.h42",
    ],
)
def test_one_code_is_read_in_all_its_forms(text: str) -> None:
    assert read_code(text).key == "1.001193"


def test_a_code_of_an_online_service_keeps_its_number() -> None:
    code = read_code("2.000635.02")
    assert (code.national, code.variant, code.key) == ("2.000635", "02", "2.000635.02")


@pytest.mark.parametrize("text", ["1.01193", "1.1193", "001193", "1.0011930", "2.000635.02.H42", "abc", "12"])
def test_digits_that_lack_are_not_guessed(text: str) -> None:
    code = read_code(text)
    assert code.kind is CodeKind.UNREADABLE
    assert code.key == ""
    assert not code.usable


@pytest.mark.parametrize("text", ["", "  ", "-", "–"])
def test_an_empty_cell_is_no_code(text: str) -> None:
    assert read_code(text).kind is CodeKind.NONE


def test_codes_of_the_database_before_2018_are_known() -> None:
    code = read_code("T-BKA-273323-TT")
    assert code.kind is CodeKind.OLD
    assert code.key == "T-BKA-273323-TT"


def test_the_province_is_read_off_the_end() -> None:
    assert province_code("1.001193.000.00.00.H42") == "H42"
    assert province_code("1.001193.H03") == "H03"
    assert province_code("1.001193") == ""
