"""Lists told without a marker, averages, stocks and targets: right ones are left alone, wrong ones found."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.checker.tests.test_stated_relations import alarms, relations
from motcua.checker.verdicts import Verdict
from motcua.texts.numbers import group

COUNTS = st.integers(60, 40_000)
UNMARKED: list[Callable[[str, str, str], str]] = [
    lambda w, a, b: f"Xét {w} giấy phép, nhà ở riêng lẻ {a} giấy phép, công trình khác {b} giấy phép.",
    lambda w, a, b: f"Tổng số tài khoản là {w}, còn hiệu lực {a}, hết hiệu lực {b}.",
    lambda w, a, b: f"Trong {w} người nộp hồ sơ có {a} người dưới 50 tuổi và {b} người từ 50 tuổi trở lên.",
    lambda w, a, b: f"Đăng {w} tin, bài: {a} tin, {b} bài.",
    lambda w, a, b: f"Học viên dự lớp {w} người. Đạt yêu cầu {a} người. Không đạt yêu cầu {b} người.",
]
NO_LISTS = [
    "Có 410 lượt hỏi đáp, 388 lượt tra cứu và 52 lượt phản ánh trên ứng dụng.",
    "Phát 600 phiếu, nhận lại 540 phiếu, có 33 phiếu góp ý về thời gian chờ.",
    "Có 420 lượt phản ánh, trong đó 260 lượt về đất đai, 190 lượt về môi trường (một lượt nhiều nội dung).",
    "Xã có 96 công chức, trong đó 54 người trình độ trung cấp chính trị và 47 người trình độ đại học.",
    "Kế hoạch giao 50 nhiệm vụ; quý I hoàn thành 12 nhiệm vụ, quý II hoàn thành 35 nhiệm vụ.",
    "Số hồ sơ nhận là 9.850, số hồ sơ trả là 9.790; số hồ sơ trả trong tháng 10 là 1.005.",
]


@pytest.mark.parametrize("say", UNMARKED)
@settings(max_examples=25, deadline=None)
@given(one=COUNTS, other=COUNTS)
def test_a_list_that_adds_up_raises_no_alarm(
    say: Callable[[str, str, str], str], one: int, other: int
) -> None:
    assert not alarms(say(group(one + other), group(one), group(other)))


@pytest.mark.parametrize("say", UNMARKED)
@settings(max_examples=25, deadline=None)
@given(one=COUNTS, other=COUNTS, tens=st.integers(1, 9), more=st.booleans())
def test_a_mistyped_digit_in_the_whole_is_found(
    say: Callable[[str, str, str], str], one: int, other: int, tens: int, more: bool
) -> None:
    error = tens * (10 if one + other > 1_000 else 1)
    assume(error < min(one, other))
    whole = one + other + (error if more else -error)
    found = alarms(say(group(whole), group(one), group(other)))
    assert found and group(error) in found[0].arithmetic


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_only_happens_to_be_near_is_left_alone(text: str) -> None:
    assert not alarms(text)


@settings(max_examples=40, deadline=None)
@given(opening=COUNTS, came=COUNTS, left=st.integers(0, 59), off=st.integers(-9, 9))
def test_what_came_is_what_went_and_is_left(opening: int, came: int, left: int, off: int) -> None:
    went, told = opening + came - left, max(left + off, 0) or left
    text = (
        f"Đầu quý còn {group(opening)} hồ sơ, trong quý tiếp nhận {group(came)} hồ sơ, "
        f"giải quyết xong {group(went)} hồ sơ, cuối quý còn {group(told)} hồ sơ."
    )
    assert bool(alarms(text)) == (told != left)


@settings(max_examples=40, deadline=None)
@given(classes=st.integers(2, 60), mean=st.integers(5, 90), off=st.integers(-4, 4))
def test_an_average_is_its_sum_over_its_count(classes: int, mean: int, off: int) -> None:
    people = classes * mean
    text = f"Đã mở {classes} lớp cho {group(people)} người, bình quân mỗi lớp {mean + off} người."
    assert bool(alarms(text)) == (abs(off) > 1)


@settings(max_examples=40, deadline=None)
@given(reached=st.integers(51, 99), target=st.integers(51, 99))
def test_what_is_said_to_be_above_a_target_is_above_it(reached: int, target: int) -> None:
    found = relations(f"Tỷ lệ số hóa đạt {reached}%, vượt chỉ tiêu {target}% được giao.")
    assert bool([one for one in found if one.verdict is Verdict.CONTRADICTED]) == (reached <= target)


def test_a_figure_taken_up_again_with_digits_exchanged_is_found() -> None:
    text = "Phường tiếp nhận 1.462 hồ sơ. Toàn bộ 1.426 hồ sơ tiếp nhận đã được số hóa."
    assert [alarm.numbers for alarm in alarms(text)] == [["1.462", "1.426"]]
