"""What is read as a figure, what it counts, how exactly it is meant; and what is no figure at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.checker import figures, numerals
from motcua.checker.figures import Bound
from motcua.checker.normal import clean, key
from motcua.texts.numbers import decimal_comma, group


@given(st.integers(0, 10**12))
def test_a_grouped_number_reads_back(number: int) -> None:
    assert numerals.read(group(number)).value == number
    assert numerals.read(str(number)).value == number


@given(st.decimals(0, 10**9, places=2), st.integers(1, 2))
def test_a_decimal_reads_back_with_its_digits(number: Decimal, digits: int) -> None:
    printed = decimal_comma(number, digits)
    read = numerals.read(printed)
    assert read.digits == digits
    assert decimal_comma(read.value, digits) == printed


@given(st.text(max_size=60))
def test_comparing_keeps_every_place(text: str) -> None:
    cleaned = clean(text)
    assert len(key(cleaned)) == len(cleaned)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.234 hồ sơ", [1234]),
        ("1.234,5 triệu đồng", [1234500000]),
        ("1,5 % và 8,48%", ["1.5", "8.48"]),
        ("98.5%", ["98.5"]),
        ("12,345 hồ sơ", [12345]),
        ("2,875 ha", ["2.875"]),
        ("09/15 cuộc họp", [9, 15]),
        ("(111/241) TTHC", [111, 241]),
        ("07 nhiệm vụ", [7]),
        ("cấp quận: 11, cấp phường: 60", [11, 60]),
        ("cấp phường 60", [60]),
        ("1,2 tỷ đồng", [1200000000]),
    ],
)
def test_numbers_are_read_as_printed_in_vietnamese(text: str, values: list[int | str]) -> None:
    assert [figure.value for figure in figures.read(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 2686/QĐ-UBND ngày 31/12/2021",
        "Kế hoạch số 20/KH-UBND, ngày 17/01/2019",
        "Chuyên đề số 16-CĐ/QU",
        "Nghị định số 61/2018/NĐ-CP; Thông tư 01/2020/TT-VPCP",
        "Điều 12, khoản 3, điểm b khoản 2 Điều 5",
        "Hải Phòng, ngày 18 tháng 06 năm 2019",
        "Chiều 9/10, sáng 21/5",
        "từ ngày 01/01/2023 đến ngày 31/03/2024",
        "tháng 5/2024, quý III/2024, năm 2022, giai đoạn 2016 – 2021",
        "trong 10 tháng đầu năm 2022",
        "11:08 22/01/2020, từ 7 giờ 30",
        "điện thoại 0912 345 678, tổng đài 1900 1009",
        "dịch vụ công mức độ 3, 4 đã phát huy",
        "mức độ 3,4; mức độ 4",
        "trẻ em dưới 6 tuổi",
        "xếp thứ 12/45",
        "Bộ phận 1 cửa",
        "1. Kết quả\n2.1. Tồn tại\na) Nguyên nhân",
        "Đề án 06",
        "định kỳ 06 tháng/lần",
        "mã thủ tục 1.004873",
        "H26.1.7, COVID-19",
    ],
)
def test_dates_codes_and_references_are_no_figures(text: str) -> None:
    assert [figure.text for figure in figures.read(text)] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("hơn 300 lượt người", Bound.ABOVE),
        ("đạt khoảng hơn 70%", Bound.ABOVE),
        ("trên 90% hồ sơ", Bound.ABOVE),
        ("gần 30%", Bound.BELOW),
        ("khoảng 25%", Bound.ABOUT),
        ("90% trở lên", Bound.ABOVE),
        ("khảo sát 400 người", Bound.EXACT),
        ("đạt 98%", Bound.EXACT),
    ],
)
def test_approximate_words_are_kept(text: str, bound: Bound) -> None:
    (figure,) = figures.read(text)
    assert figure.bound in ({bound, Bound.ABOUT} if "khoảng hơn" in text else {bound})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 hồ sơ", "dossiers"),
        ("60 ТГНС cấp phường", "procedures"),  # Cyrillic letters of a scan
        ("11 TTTHC", "procedures"),
        ("5 lượt người", "people"),
        ("3 tỷ đồng", "money"),
        ("7/7 phường", "places"),
        ("8,48 %", "percent"),
    ],
)
def test_what_is_counted_is_named(text: str, kind: str) -> None:
    assert figures.read(text)[-1].kind == kind
