from hypothesis import given

from motcua.scoring.rules.formulas import Choice
from motcua.scoring.rules.rows import COLUMNS, BadRow, read, rows_of
from motcua.scoring.rules.tree import Tree, Waived
from motcua.scoring.tests.trees import small, trees

FIGURES = {"Hồ sơ đúng hạn": "PROGRESS"}
GOOD = [
    ["1", "", "Chỉ đạo điều hành", "5", "", "", "", "", ""],
    ["1.1", "1", "Kế hoạch đúng hạn", "2", "Mức Đúng hạn: 2; Chậm: 1; Chưa: 0", "Kế hoạch đã ký", "", "", ""],
    ["1.2", "1", "Giải quyết đúng hạn", "3", "Tỷ lệ từ 95%, sàn 80%", "", "hồ sơ đúng hạn", "", "Có"],
    ["2", "", "Hài lòng", "10", "Chấm", "Kết quả khảo sát", "", "có", ""],
]  # fmt: skip


def _read(rows: list[list[str]]) -> tuple[Tree | None, tuple[BadRow, ...]]:
    found = read([["BỘ TIÊU CHÍ"], list(COLUMNS), *rows], FIGURES, Waived.FULL)
    return found.tree, found.bad


def _bad(*rows: list[str]) -> dict[int, str]:
    tree, bad = _read([*GOOD, *rows])
    assert tree is None
    return {each.number: each.reason for each in bad}


def test_a_sheet_becomes_a_tree() -> None:
    tree, bad = _read(GOOD)
    assert bad == ()
    assert tree is not None
    assert tree.maximum == 15
    on_time = tree.leaf("1.2")
    assert (on_time.automatic, on_time.waivable, on_time.survey) == ("PROGRESS", True, False)
    assert tree.leaf("2").survey
    assert tree.leaf("1.1").evidence == "Kế hoạch đã ký"


def test_empty_rows_are_no_criteria() -> None:
    tree, _ = _read([*GOOD, ["", " ", ""]])
    assert tree is not None


def test_each_bad_row_is_listed_with_its_number_as_the_sheet_counts_it() -> None:
    bad = _bad(["3", "", "", "1", "Chấm"], ["4", "9", "Lạc", "1", "Chấm"], ["5", "", "Sai", "x", "Chấm"])
    assert list(bad) == [7, 8, 9]


def test_what_is_wrong_is_said() -> None:
    reasons = _bad(
        ["1.1", "1", "Hai lần", "1", "Chấm"],
        ["6", "7", "Đứng trước", "1", "Chấm"],
        ["7", "", "Đứng sau", "1", "Chấm"],
        ["8", "", "Không công thức", "1", ""],
        ["9", "", "Số liệu lạ", "1", "Chấm", "", "Thời tiết"],
        ["10", "", "Không hiểu", "1", "khoảng"],
        ["11", "", "Không có điểm", "", "Chấm"],
    )
    assert {number: text.split()[0] for number, text in reasons.items()} == {
        7: "Mã", 8: "Tiêu", 10: "8", 11: "Không", 12: "Không", 13: "Tiêu",
    }  # fmt: skip


def test_a_maximum_that_is_not_the_sum_of_the_parts_is_listed() -> None:
    rows = [["1", "", "Chỉ đạo điều hành", "6", "", "", "", "", ""], *GOOD[1:]]
    tree, bad = _read(rows)
    assert tree is None
    assert [(each.number, "khác tổng" in each.reason) for each in bad] == [(3, True)]


def test_a_sheet_without_heading_says_which_columns_it_needs() -> None:
    found = read([["a", "b"]], FIGURES, Waived.FULL)
    assert found.tree is None
    assert "Mã tiêu chí" in found.bad[0].reason


@given(trees())
def test_a_tree_written_as_rows_is_read_as_it_was(tree: Tree) -> None:
    rows = [list(COLUMNS), *rows_of(tree, {})]
    found = read(rows, {}, tree.waived)
    assert found.bad == ()
    assert found.tree is not None
    assert rows_of(found.tree, {}) == rows_of(tree, {})


def test_the_options_of_a_choice_come_back_with_their_points() -> None:
    found = read([list(COLUMNS), *rows_of(small(), {})], {}, Waived.FULL)
    assert found.tree is not None
    formula = found.tree.leaf("1.1").formula
    assert isinstance(formula, Choice)
    assert [(each.label, str(each.points)) for each in formula.options] == [
        ("Đúng hạn", "2.000"), ("Chậm", "1.000"), ("Chưa", "0.000"),
    ]  # fmt: skip
