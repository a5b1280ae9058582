"""Folding finds a procedure however it was typed, and names sort as a Vietnamese list does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.texts.fold import fold, given_name_key, initials, search_key

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy ẰẫẤậĐÐớợữỰýỵ ,()/-")


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký kết hôn", "dang ky ket hon"),
        ("  ĐĂNG\tKÝ \n KHAI  SINH ", "dang ky khai sinh"),
        ("Ẵ ễ Ự ợ ỹ Ð", "a e u o y d"),
        ("Chứng thực (bản sao) – 2.000815", "chung thuc (ban sao) – 2.000815"),
        ("Đăng\u200b ký\u00a0hộ\ufeff", "dang ky ho"),
        ("", ""),
    ],
)
def test_fold_drops_marks_case_and_spare_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(nfd(text)) == folded


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_fold_of_vietnamese_is_ascii_and_ignores_form_and_case(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text) == fold(nfd(text)) == fold(text.upper()) == fold(f" {text} ")


def test_initials_skip_punctuation() -> None:
    assert initials("Đăng ký kết hôn") == "dkkh"
    assert initials(nfd("Thủ tục (cấp xã) – xác nhận")) == "ttcxxn"
    assert initials("") == ""


def test_search_key_holds_words_and_initials() -> None:
    assert search_key("Đăng ký khai sinh") == "dang ky khai sinh dkks"
    assert search_key("  ") == ""


@given(st.text())
def test_search_key_begins_with_the_folded_text(text: str) -> None:
    assert search_key(text).startswith(fold(text))


def test_names_sort_by_given_name_in_alphabet_and_tone_order() -> None:
    in_order = [
        "Lê Thị An",
        "Nguyễn Bình An",
        "Trần Ẩn",
        "Đỗ Văn Ân",
        "Phạm Dũng",
        "Bùi Đào",
        "Ngô Hà",
        "Ngô Hạ",
        "Dương Thị Hà Mi",
        "Đặng Thị Hà Mi",
    ]
    shuffled = sorted(in_order, key=lambda name: name[::-1])
    expected = ["Lê Thị An", "Nguyễn Bình An", "Đỗ Văn Ân", "Trần Ẩn", *in_order[4:]]
    assert sorted(shuffled, key=given_name_key) == expected
    assert sorted(map(nfd, shuffled), key=given_name_key) == list(map(nfd, expected))


@given(VIETNAMESE)
def test_name_key_is_plain_and_ignores_form(name: str) -> None:
    key = given_name_key(name)
    assert key == given_name_key(nfd(name))
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())
