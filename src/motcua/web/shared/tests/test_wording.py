"""Shorthand of the catalogue in full words, and fees said once."""

import pytest

from motcua.catalogue.content import Fee
from motcua.catalogue.fees import FeeLine
from motcua.catalogue.loading import read_rows
from motcua.texts.numbers import money
from motcua.web.shared.fees import fee_name, fee_words, is_free, says_free
from motcua.web.shared.wording import plain


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (
            "Trong ngày (sau 15:00 → ngày LV tiếp theo); cần xác minh ≤5 ngày LV",
            "Trong ngày (sau 15:00: ngày làm việc tiếp theo); cần xác minh không quá 5 ngày làm việc",
        ),
        (
            "chỉ cung cấp số ĐDCN khi đã có trong CSDLQGVDC",
            "chỉ cung cấp số định danh cá nhân khi đã có trong Cơ sở dữ liệu quốc gia về dân cư",
        ),
        ("GPXD đã cấp", "Giấy phép xây dựng đã cấp"),
        ("Cấp lại GPXD", "Cấp lại giấy phép xây dựng"),
        ("Văn bản cam đoan + ≥2 người làm chứng", "Văn bản cam đoan và ít nhất 2 người làm chứng"),
        ("Huyện → xã từ 1/7/2025", "Huyện chuyển sang xã từ 1/7/2025"),
        ("Luật TCD Đ.28", "Luật Tiếp công dân Đ.28"),
        ("UBND, HĐND, CCCD, QĐ 970/QĐ-BYT", "UBND, HĐND, CCCD, QĐ 970/QĐ-BYT"),
    ],
)
def test_shorthand_is_said_in_full(kept: str, shown: str) -> None:
    assert plain(kept) == shown
    assert plain(shown) == shown


def test_no_paper_term_or_fee_of_the_catalogue_keeps_its_signs() -> None:
    for row in read_rows():
        papers = [each["name"] for each in row["documents"] or ()]
        for text in (row["name"], row["fee_text"] or "", (row["time"] or {}).get("text", ""), *papers):
            assert not any(sign in plain(text) for sign in ("≤", "≥", "→", "ngày LV", "CSDL")), text


def test_that_nothing_is_charged_is_said_once() -> None:
    free = (FeeLine("Không thu", 0),)
    assert fee_words(free, "") == fee_words(free, "Không") == "Không thu phí, lệ phí."
    assert fee_words(free, "Miễn lệ phí (đúng hạn)") == "Miễn lệ phí (đúng hạn)"
    assert fee_words((), "") == "Danh mục không ghi khoản thu nào."
    said = fee_words((*free, FeeLine("Bản sao", 8000)), "")
    assert said == f"Giải quyết thủ tục: không thu; Bản sao: {money(8000)}."


def test_an_unknown_amount_is_never_free() -> None:
    assert not is_free([Fee("Lệ phí", None)]) and not is_free([])
    assert "nhập số đã thu" in fee_words((FeeLine("Lệ phí", None),), "")
    assert says_free("Không thu.") and not says_free("Miễn lệ phí (đúng hạn)")
    assert (fee_name("Không thu"), fee_name("Lệ phí")) == ("Giải quyết thủ tục", "Lệ phí")
