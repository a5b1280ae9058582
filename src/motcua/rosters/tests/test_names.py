"""Judged by the real names of the catalogue: no two procedures may be taken for one."""

import json
from importlib import resources
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rosters.names import SURE, likeness, overlap, same_spelling, spelling

CATALOGUE = json.loads(
    resources.files("motcua.catalogue").joinpath("data/procedures.json").read_text(encoding="utf-8")
)["procedures"]
NAMES = sorted(
    {(row["code"], name) for row in CATALOGUE for name in (row["name"], row.get("name_official")) if name}
)
ALL = st.sampled_from([name for _, name in NAMES])


def test_no_two_procedures_of_the_catalogue_are_taken_for_one() -> None:
    taken = [
        (first, second)
        for (code, first), (other, second) in combinations(NAMES, 2)
        if code != other and likeness(first, second).sure
    ]
    assert len({code for code, _ in NAMES}) == 182
    assert taken == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đăng ký khai sinh", "Đăng ký lại khai sinh"),
        ("Đăng ký kết hôn", "Đăng ký kết hôn có yếu tố nước ngoài"),
        ("Đăng ký hộ kinh doanh", "Đăng ký thay đổi nội dung đăng ký hộ kinh doanh"),
        ("Cấp giấy phép bán lẻ rượu", "Cấp lại giấy phép bán lẻ rượu"),
        ("Cấp Giấy phép bán lẻ thuốc", "Cấp Giấy phép bán lẻ thuốc lá"),
        (
            "Chứng thực chữ ký người dịch là cộng tác viên",
            "Chứng thực chữ ký người dịch không phải là cộng tác viên",
        ),
        ("Thuê nhà ở xã hội", "Cho thuê nhà ở xã hội"),
        ("Chuyển đổi công ty TNHH thành công ty cổ phần", "Chuyển đổi công ty cổ phần thành công ty TNHH"),
        ("Xử lý đơn tại cấp xã", "Xử lý đơn tại cấp tỉnh"),
        ("Giải quyết khiếu nại lần đầu", "Giải quyết khiếu nại lần hai"),
        ("Chấp thuận dự án theo quy định của Luật Đầu tư", "Chấp thuận dự án theo quy định của Luật Nhà ở"),
        ("Cấp giấy phép xây dựng nhà ở cấp III", "Cấp giấy phép xây dựng nhà ở cấp II"),
    ],
)
def test_one_telling_word_keeps_two_procedures_apart(first: str, second: str) -> None:
    assert likeness(first, second).score < SURE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đăng ký khai sinh", "Thủ tục đăng ký khai sinh"),
        ("Đăng ký khai sinh", "ĐĂNG KÝ KHAI SINH"),
        ("Hủy việc đăng kí tạm trú", "Huỷ việc đăng ký tạm trú"),
        (
            "Chứng thực hợp đồng, giao dịch liên quan đến động sản",
            "Chứng thực giao dịch liên quan đến động sản",
        ),
        ("Xác nhận của Ủy ban nhân dân cấp xã", "Xác nhận của UBND cấp xã"),
        ("Cấp lại GCN đăng ký hộ kinh doanh", "Cấp lại Giấy chứng nhận đăng ký hộ kinh doanh"),
        ("Xác nhận thông tin về cư trú", "Xác nhận thông tin về cư trú theo quy định của Luật Cư trú"),
        (
            "Tách thửa theo quy định của Luật Đất đai 2013",
            "Tách thửa theo quy định tại Luật Đất đai năm 2024",
        ),
        ("Thôi làm hòa giải viên", "Thủ tục thôi làm hòa giải viên (cấp xã)"),
        ("Hỗ trợ cho trẻ em", "Hỗ trợ đối với trẻ em"),
        ("Công nhận hộ nghèo hàng năm", "Công nhận hộ nghèo hằng năm"),
    ],
)
def test_the_same_procedure_in_other_words_is_found(first: str, second: str) -> None:
    assert likeness(first, second).sure


def test_wording_that_changes_nothing_is_no_other_name() -> None:
    assert same_spelling("Thủ tục: Cấp GCN – cấp xã", "cấp giấy chứng nhận - cấp xã")
    assert not same_spelling("Chứng thực hợp đồng, giao dịch", "Chứng thực giao dịch")
    assert not same_spelling("", "")


def test_what_keeps_names_apart_is_told_as_written() -> None:
    like = likeness("Đăng ký khai sinh", "Đăng ký lại khai sinh")
    assert (like.only_first, like.only_second) == ((), ("lại",))


def test_sharing_only_common_words_is_no_overlap() -> None:
    assert overlap("Cấp giấy phép xây dựng", "Cấp giấy xác nhận tình trạng hôn nhân") < 0.4
    assert overlap("Chứng thực chữ ký", "Chứng thực chữ ký trong các giấy tờ, văn bản") == 1


@given(ALL, ALL)
def test_likeness_is_symmetric_and_whole_only_for_one_spelling(first: str, second: str) -> None:
    assert likeness(first, second).score == likeness(second, first).score
    assert (likeness(first, second).score == 1) == same_spelling(first, second)


@given(ALL, st.sampled_from([str.upper, str.title, str.swapcase]))
def test_capitals_and_the_opening_word_never_matter(name: str, change) -> None:  # type: ignore[no-untyped-def]
    assert likeness(name, change(name)).sure
    assert spelling(f"Thủ tục {name}") == spelling(name)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_compared_without_failing(first: str, second: str) -> None:
    assert 0 <= likeness(first, second).score <= 1
    assert 0 <= overlap(first, second) <= 1.0001
