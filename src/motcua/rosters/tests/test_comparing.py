import pytest

from motcua.rosters.comparing import Kind, compare, reconcile
from motcua.rosters.differences import MORE_CASES, NO_UNIT, Verdict, compare_fees, compare_terms
from motcua.rosters.entries import Change, Entry, roster
from motcua.rosters.values import read_fee, read_term


def term(first: str, second: str) -> tuple[Verdict, str]:
    one, other = read_term(first), read_term(second)
    assert one and other
    return compare_terms(one, other)


def fee(first: str, second: str) -> tuple[Verdict, str]:
    one, other = read_fee(first), read_fee(second)
    assert one and other
    return compare_fees(one, other)


def test_terms_are_compared_as_lengths_of_time() -> None:
    assert term("03 ngày làm việc", "3 ngày làm việc kể từ ngày nhận đủ hồ sơ")[0] is Verdict.SAME
    assert term("03 ngày làm việc", "5 ngày làm việc")[0] is Verdict.DIFFERENT
    assert term("03 ngày làm việc", "03 ngày")[0] is Verdict.DIFFERENT
    assert term("Trong ngày", "01 ngày làm việc")[0] is Verdict.SAME
    assert term("8 giờ làm việc", "1 ngày làm việc")[0] is Verdict.SAME


def test_a_term_without_unit_is_unclear_only_while_the_number_agrees() -> None:
    assert term("03 ngày làm việc", "3") == (Verdict.UNCLEAR, NO_UNIT)
    assert term("03 ngày làm việc", "5")[0] is Verdict.DIFFERENT


def test_further_cases_of_one_side_are_unclear() -> None:
    assert term("10 ngày", "10 ngày; phức tạp 15 ngày") == (Verdict.UNCLEAR, MORE_CASES)
    assert fee("20.000 đ", "20.000 đ; trực tuyến 10.000 đ") == (Verdict.UNCLEAR, MORE_CASES)


def test_fees_are_compared_as_amounts() -> None:
    assert fee("8.000đ", "8000")[0] is Verdict.SAME
    assert fee("Không", "Miễn phí")[0] is Verdict.SAME
    assert fee("Không", "8.000 đ")[0] is Verdict.DIFFERENT
    assert fee("Theo HĐND tỉnh", "Do Hội đồng nhân dân cấp tỉnh quy định")[0] is Verdict.SAME
    assert fee("Theo HĐND tỉnh", "8.000 đ")[0] is Verdict.UNCLEAR


def entry(code: str, name: str, **values: object) -> Entry:
    return Entry(code, name, **values)  # type: ignore[arg-type]


def kinds(first: list[Entry], second: list[Entry]) -> dict[str, tuple[Kind, ...]]:
    return {each.entry.code: each.kinds for each in compare(roster("A", first), roster("B", second)).findings}


def test_each_procedure_gets_its_kind() -> None:
    first = [
        entry("1.000001", "Đăng ký một"),
        entry("1.000002", "Chứng thực giao dịch hai"),
        entry("1.000003", "Cấp giấy ba", term=read_term("3 ngày làm việc")),
        entry("1.000004", "Xác nhận bốn"),
        entry("1.000006", "Đăng ký khai sinh"),
    ]
    second = [
        entry("1.000002", "Chứng thực hợp đồng, giao dịch hai"),
        entry("1.000003", "Cấp giấy ba", term=read_term("4 ngày làm việc")),
        entry("1.000004", "xác nhận BỐN"),
        entry("1.000005", "Khai báo năm"),
        entry("1.000006", "Hỗ trợ mai táng"),
    ]
    assert kinds(first, second) == {
        "1.000001": (Kind.MISSING,),
        "1.000005": (Kind.FOREIGN,),
        "1.000006": (Kind.DOUBTFUL,),
        "1.000003": (Kind.CHANGED,),
        "1.000002": (Kind.RENAMED,),
        "1.000004": (Kind.SAME,),
    }


def test_one_renamed_and_changed_counts_in_both() -> None:
    first = [entry("1.000002", "Chứng thực giao dịch", sector="Chứng thực")]
    second = [entry("1.000002", "Chứng thực hợp đồng, giao dịch", sector="Tư pháp")]
    counts = compare(roster("A", first), roster("B", second)).counts
    assert (counts[Kind.CHANGED], counts[Kind.RENAMED], counts[Kind.SAME]) == (1, 1, 0)


def test_what_only_one_list_says_is_no_difference() -> None:
    first = [
        entry("1.000002", "Chứng thực", term=read_term("3 ngày"), fee=read_fee("Không"), sector="Tư pháp")
    ]
    assert kinds(first, [entry("1.000002", "Chứng thực")]) == {"1.000002": (Kind.SAME,)}


def test_what_the_first_list_abolishes_and_the_second_keeps_is_found() -> None:
    first = [entry("1.000001", "Đăng ký một"), entry("1.000002", "Đăng ký hai", change=Change.ABOLISHED)]
    second = [
        entry("1.000001", "Đăng ký một"),
        entry("1.000002", "Đăng ký hai"),
        entry("1.000003", "Đăng ký ba"),
    ]
    assert kinds(first, second) == {
        "1.000003": (Kind.FOREIGN,),
        "1.000002": (Kind.ABOLISHED,),
        "1.000001": (Kind.SAME,),
    }


def test_three_lists_are_set_side_by_side() -> None:
    first = roster("A", [entry("1.000001", "Một"), entry("1.000002", "Hai")])
    second = roster("B", [entry("1.000001", "Một"), entry("1.000003", "Ba")])
    third = roster("C", [entry("1.000003", "Ba"), entry("1.000002", "Hai"), entry("1.000004", "Bốn")])
    table = {line.entry.code: line.present for line in reconcile([first, second, third]).table}
    assert table == {
        "1.000001": (True, True, False),
        "1.000002": (True, False, True),
        "1.000003": (False, True, True),
        "1.000004": (False, False, True),
    }


def test_a_list_agrees_with_itself() -> None:
    same = roster("A", [entry("1.000001", "Một"), entry("", "Hai")])
    assert compare(same, same).counts[Kind.SAME] == 2


@pytest.mark.parametrize("count", [0, 1, 4])
def test_two_or_three_lists_are_asked_for(count: int) -> None:
    with pytest.raises(ValueError, match="two or three"):
        reconcile([roster("A", [])] * count)
