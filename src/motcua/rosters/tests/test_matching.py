import json
from importlib import resources

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rosters.entries import Entry
from motcua.rosters.matching import How, match

ROWS = json.loads(
    resources.files("motcua.catalogue").joinpath("data/procedures.json").read_text(encoding="utf-8")
)["procedures"]
ENTRIES = [Entry(code=row["code"], name=row["name"]) for row in ROWS]


def test_codes_match_through_the_letters_of_a_province() -> None:
    found = match(
        [Entry("1.001193", "Đăng ký khai sinh")], [Entry("1.001193.000.00.00.H03", "Đăng ký khai sinh")]
    )
    assert [(one.how, one.confidence, one.doubt) for one in found.matches] == [(How.CODE, 1.0, "")]
    assert found.only_first == found.only_second == ()


def test_names_match_where_a_list_has_no_codes() -> None:
    found = match([Entry("1.001193", "Đăng ký khai sinh")], [Entry("", "Thủ tục đăng ký khai sinh")])
    assert [(one.how, one.confidence) for one in found.matches] == [(How.NAME, 1.0)]


def test_one_code_with_another_name_altogether_is_doubted() -> None:
    found = match([Entry("1.001193", "Đăng ký khai sinh")], [Entry("1.001193", "Cấp giấy phép xây dựng")])
    assert found.matches[0].doubt == "Cùng mã nhưng tên khác hẳn nhau"
    assert found.matches[0].confidence < 0.7


def test_the_same_name_under_two_good_codes_is_one_procedure_with_less_confidence() -> None:
    found = match([Entry("1.001193", "Đăng ký khai sinh")], [Entry("1.009999", "Đăng ký khai sinh")])
    assert [(one.how, one.confidence) for one in found.matches] == [(How.NAME, 0.9)]


def test_the_same_name_at_two_levels_stays_apart() -> None:
    first = Entry("1.001193", "Xử lý đơn", level="Cấp xã")
    second = Entry("", "Xử lý đơn", level="Cấp tỉnh")
    found = match([first], [second])
    assert found.matches == ()
    assert found.near[0].score == 1


def test_two_candidates_with_one_name_are_left_to_a_person() -> None:
    first = [Entry("", "Xử lý đơn", sector="Thanh tra"), Entry("", "Xử lý đơn", sector="Tiếp dân")]
    found = match(first, [Entry("1.000001", "Xử lý đơn")])
    assert found.matches == ()
    assert len(found.only_first) == 2
    assert {near.second.code for near in found.near} == {"1.000001"}


def test_a_neighbour_by_one_word_is_named_but_not_matched() -> None:
    found = match([Entry("1.000894", "Đăng ký kết hôn")], [Entry("", "Đăng ký lại kết hôn")])
    assert found.matches == ()
    assert found.near[0].why == "Tên khác nhau: chỉ danh mục thứ hai có “lại”"


def test_two_good_codes_that_differ_are_no_neighbours() -> None:
    found = match([Entry("1.000894", "Đăng ký kết hôn")], [Entry("1.004746", "Đăng ký lại kết hôn")])
    assert found.near == ()


def test_online_services_match_their_own_number_first() -> None:
    first = [Entry("2.000635", "Cấp bản sao"), Entry("2.000635.02", "Cấp bản sao trực tuyến")]
    second = [Entry("2.000635.02", "Cấp bản sao trực tuyến"), Entry("2.000635.H42", "Cấp bản sao")]
    pairs = {(one.first.code, one.second.code) for one in match(first, second).matches}
    assert pairs == {("2.000635", "2.000635.H42"), ("2.000635.02", "2.000635.02")}


def test_the_only_online_service_of_a_code_is_the_procedure() -> None:
    found = match([Entry("2.000635", "Cấp bản sao")], [Entry("2.000635.02", "Cấp bản sao")])
    assert len(found.matches) == 1


def test_what_a_list_says_twice_is_compared_once_and_named() -> None:
    twice = [Entry("1.001193", "Đăng ký khai sinh"), Entry("1.001193.H03", "Khai sinh")]
    found = match(twice, [Entry("1.001193", "Đăng ký khai sinh")])
    assert len(found.matches) == 1
    assert [one.entry.code for one in found.repeated_first] == ["1.001193.H03"]


def test_the_catalogue_matches_itself_without_codes() -> None:
    bare = [Entry("", entry.name) for entry in ENTRIES]
    found = match(ENTRIES, bare)
    assert all(one.first.name == one.second.name for one in found.matches)
    assert len(found.matches) == len({entry.name for entry in ENTRIES})


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(ENTRIES), unique_by=lambda entry: entry.code, max_size=40),
    st.lists(st.sampled_from(ENTRIES), unique_by=lambda entry: entry.code, max_size=40),
    st.sets(st.integers(0, 39)),
)
def test_matching_is_one_to_one_and_never_false(
    first: list[Entry], second: list[Entry], uncoded: set[int]
) -> None:
    """Whatever part of a list has lost its codes, each match is of one procedure, and all are found."""
    named = {entry.name: entry.code for entry in ENTRIES}
    shown = [Entry("", entry.name) if place in uncoded else entry for place, entry in enumerate(second)]
    found = match(first, shown)
    assert all(one.first.code == (one.second.code or named[one.second.name]) for one in found.matches)
    assert len({id(one.first) for one in found.matches}) == len(found.matches)
    assert len({id(one.second) for one in found.matches}) == len(found.matches)
    assert len(found.matches) == len({each.code for each in first} & {each.code for each in second})
    assert len(found.matches) + len(found.only_first) + len(found.repeated_first) == len(first)
    assert len(found.matches) + len(found.only_second) + len(found.repeated_second) == len(shown)
