import pytest

from motcua.rosters.entries import Span, TermUnit
from motcua.rosters.values import is_mark, read_count, read_fee, read_levels, read_service_level, read_term

W, C = TermUnit.WORKING_DAY, TermUnit.CALENDAR_DAY


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("03 ngày làm việc", [Span(3, W)]),
        ("3 ngày", [Span(3, C)]),
        ("3", [Span(3, TermUnit.UNKNOWN)]),
        ("03 (ba) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", [Span(3, W)]),
        ("05 ngày (làm việc)", [Span(5, W)]),
        ("Không quá 10 ngày làm việc; phức tạp không quá 15 ngày làm việc", [Span(10, W), Span(15, W)]),
        ("Trong ngày; cần xác minh 05 ngày làm việc", [Span(1, W), Span(5, W)]),
        ("24 giờ", [Span(1, C)]),
        ("8 giờ làm việc", [Span(1, W)]),
        ("12 giờ", [Span(12, TermUnit.HOUR)]),
        ("01 tháng", [Span(1, TermUnit.MONTH)]),
        ("10 ngày kể từ ngày 01/7/2026", [Span(10, C)]),
        ("Theo Nghị định số 123 ngày 05/6/2024", []),
        ("Theo kế hoạch", []),
    ],
)
def test_terms_are_read_with_their_units(text: str, spans: list[Span]) -> None:
    term = read_term(text)
    assert term is not None
    assert list(term.spans) == spans


def test_an_empty_term_is_none() -> None:
    assert read_term("  ") is None
    assert read_fee("") is None


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("8.000đ/bản", (8000,)),
        ("8,000 VNĐ", (8000,)),
        ("8000", (8000,)),
        ("Không", (0,)),
        ("Không thu phí", (0,)),
        ("Miễn lệ phí (đúng hạn); bản sao 8.000 đồng/bản", (0, 8000)),
        ("10.000 đồng/trường hợp (TT 281/2016/TT-BTC)", (10000,)),
        ("Không quá 10.000 đồng", (10000,)),
        ("20.000 đ trực tiếp / 10.000 đ trực tuyến", (20000, 10000)),
        ("Theo quy định", ()),
    ],
)
def test_fees_are_read_and_numbers_of_laws_are_not(text: str, amounts: tuple[int, ...]) -> None:
    fee = read_fee(text)
    assert fee is not None
    assert fee.amounts == amounts


def test_a_fee_left_to_the_council_is_no_exemption() -> None:
    fee = read_fee("Mức lệ phí do HĐND tỉnh quy định; miễn cho người có công")
    assert fee is not None
    assert fee.by_council
    assert fee.amounts == ()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Toàn trình", "full"),
        ("DVC trực tuyến một phần", "partial"),
        ("Mức độ 4", "level_4"),
        ("mức 3", "level_3"),
        ("Trực tiếp", "direct"),
        ("chưa rõ", ""),
    ],
)
def test_service_levels(text: str, level: str) -> None:
    assert read_service_level(text) == level


def test_crosses_authorities_and_counts() -> None:
    assert is_mark("X") and not is_mark("")
    assert read_levels("UBND cấp xã") == {"commune"}
    assert read_levels("Cấp tỉnh, cấp xã") == {"province", "commune"}
    assert read_levels("Xã") == {"commune"}
    assert read_levels("?") == set()
    assert read_count("03 loại") == 3
    assert read_count("01 bộ gồm 3 tờ") is None
