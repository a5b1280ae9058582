"""Tables as people make them: headings of two rows, sections, rows over pages, rows of no use."""

from motcua.rosters.entries import Change, Entry, Place, Roster
from motcua.rosters.grids import Grid, Line, Part, row
from motcua.rosters.reading import NOTHING_NAMED, TOTAL, read_parts

HEAD = ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Thời hạn giải quyết", "Phí, lệ phí"]


def grid(*rows: list[str], page: int = 0) -> Grid:
    return Grid(tuple(row(cells, Place(number, 1, page)) for number, cells in enumerate(rows, start=1)))


def read(*parts: Part) -> Roster:
    return read_parts("thử", parts)


def names(roster: Roster) -> list[str]:
    return [entry.name for entry in roster.entries]


def test_columns_are_found_by_their_headings_in_any_order() -> None:
    head = ["TT", "Tên thủ tục", "Lĩnh vực", "Thời gian giải quyết", "Lệ phí", "Mã số TTHC", "Cấp thực hiện"]
    found = read(grid(head, ["1", "Đăng ký khai sinh", "Hộ tịch", "01 ngày", "Không", "1.001193", "Cấp xã"]))
    entry = found.entries[0]
    assert (entry.code, entry.name, entry.sector, entry.level) == (
        "1.001193", "Đăng ký khai sinh", "Hộ tịch", "Cấp xã",
    )  # fmt: skip
    assert entry.term and entry.term.text == "01 ngày"
    assert entry.fee and entry.fee.amounts == (0,)


def test_a_heading_of_two_rows_with_crosses_below() -> None:
    over = [*HEAD[:3], "Dịch vụ công trực tuyến", "Dịch vụ công trực tuyến"]
    under = [*HEAD[:3], "Toàn trình", "Một phần"]
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)"]
    rows = [
        ["1", "1.000001", "Một", "x", ""],
        ["2", "1.000002", "Hai", "", "X"],
        ["3", "1.000003", "Ba", "", ""],
    ]
    found = read(grid(over, under, numbers, *rows))
    assert [entry.service_level for entry in found.entries] == ["full", "partial", "direct"]


def test_merged_rows_open_sectors_and_totals_are_told() -> None:
    section, total = ["I. LĨNH VỰC HỘ TỊCH"] * 5, ["Tổng cộng: 2 thủ tục"] * 5
    found = read(
        grid(HEAD, section, ["1", "1.000001", "Một", "", ""], ["II", "", "Lĩnh vực Chứng thực", "", ""],
             ["2", "1.000002", "Công nhận tổ trưởng", "", ""], total)
    )  # fmt: skip
    assert [entry.sector for entry in found.entries] == ["HỘ TỊCH", "Chứng thực"]
    assert [each.reason for each in found.unusable] == [TOTAL]


def test_headings_outside_tables_say_what_is_done_and_in_which_sector() -> None:
    found = read(
        Line("A. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", Place(0)),
        Line("I. Lĩnh vực hộ tịch", Place(0)),
        grid(HEAD, ["1", "1.000001", "Một", "", ""]),
        Line("B. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ", Place(0)),
        grid(HEAD, ["1", "1.000002", "Hai", "", ""]),
    )
    assert [(entry.change, entry.sector) for entry in found.entries] == [
        (Change.NEW, "hộ tịch"), (Change.ABOLISHED, "hộ tịch"),
    ]  # fmt: skip
    assert found.in_force == found.entries[:1]


def test_a_table_goes_on_over_pages_with_and_without_its_heading() -> None:
    found = read(
        grid(HEAD, ["1", "1.000001", "Một", "", ""], page=1),
        grid(HEAD, ["2", "1.000002", "Hai", "", ""], page=2),
        grid(["3", "1.000003", "Ba", "", ""], page=3),
    )
    assert names(found) == ["Một", "Hai", "Ba"]
    assert found.unusable == ()


def test_a_row_broken_over_the_page_is_put_together() -> None:
    found = read(
        grid(HEAD, ["1", "1.000001.000.0", "XÁC NHẬN THÔNG TIN", "03 ngày", "Không"], page=1),
        grid(HEAD, ["", "0.00.H03", "VỀ CƯ TRÚ", "làm việc", ""], ["2", "1.000002", "Hai", "", ""], page=2),
        grid(HEAD, ["", "", "DÀI THÊM", "", ""], page=3),
    )
    assert names(found) == ["XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ", "Hai DÀI THÊM"]
    first = found.entries[0]
    assert first.code == "1.000001.000.00.00.H03"
    assert first.term and first.term.text == "03 ngày làm việc"


def test_a_procedure_over_several_rows_is_one_with_all_its_fees() -> None:
    found = read(
        grid(
            HEAD,
            ["1", "1.000001", "Một", "3 ngày", "20.000 đ"],
            ["1", "1.000001", "Một", "3 ngày", "10.000 đ"],
        )
    )
    assert len(found.entries) == 1
    fee = found.entries[0].fee
    assert fee and fee.amounts == (20000, 10000)


def test_a_code_given_twice_under_other_numbers_stays_twice() -> None:
    found = read(grid(HEAD, ["1", "1.000001", "Một", "", ""], ["2", "1.000001", "Một", "", ""]))
    assert len(found.entries) == 2


def test_rows_of_no_use_are_listed_with_the_reason() -> None:
    found = read(grid(HEAD, ["1", "1.000001", "Một", "", ""], ["2", "", "", "3 ngày", "Không"]))
    assert [(each.reason, each.text) for each in found.unusable] == [(NOTHING_NAMED, "2 | 3 ngày | Không")]


def test_a_code_that_cannot_be_read_is_noted_and_the_name_used() -> None:
    entry = read(grid(HEAD, ["1", "1.1193", "Một", "", ""])).entries[0]
    assert entry.name == "Một"
    assert entry.notes == ("Mã “1.1193” không đúng dạng mã thủ tục nên chỉ đối chiếu theo tên.",)


def test_tables_without_a_heading_are_told_about() -> None:
    found = read(grid(["Nơi nhận", "CHỦ TỊCH"]), grid(HEAD, ["1", "1.000001", "Một", "", ""]))
    assert names(found) == ["Một"]
    assert len(found.unusable) == 1
    assert "không có dòng tiêu đề" in found.unusable[0].reason


def test_names_of_procedures_are_no_headings() -> None:
    rows = [
        ["1", "", "Thủ tục thay đổi tên", "03 ngày", "Mức lệ phí theo quy định"],
        ["2", "", "Hai", "", ""],
    ]
    assert names(read(grid(HEAD, *rows))) == ["Thủ tục thay đổi tên", "Hai"]


def test_columns_nobody_compares_are_named() -> None:
    assert read(grid([*HEAD, "Căn cứ pháp lý"], ["1", "1.000001", "Một", "", "", "TT"])).unread == (
        "Căn cứ pháp lý",
    )


def test_a_list_of_codes_alone_is_a_list() -> None:
    found = read(grid(["Mã TTHC", "Số hồ sơ"], ["1.000001", "12"], ["1.000002", "3"]))
    assert found.entries[0] == Entry(code="1.000001", place=Place(2, 1))


def test_unseen_signs_between_letters_are_no_part_of_a_name() -> None:
    found = read(grid(["Mã TTHC", "Tên thủ tục"], ["1.000001", "Thành lập/\u200bthay đổi tổ hợp tác"]))
    assert found.entries[0].name == "Thành lập/thay đổi tổ hợp tác"
