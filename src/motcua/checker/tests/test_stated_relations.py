"""Sentences built from relations that hold are not contradicted; errors beyond rounding are found."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.checker import checking, plaintext
from motcua.checker.verdicts import Relation, Verdict
from motcua.texts.numbers import group, ratio_text

COUNTS = st.integers(60, 40_000)  # an error of 15 is then still a slip
SUMS: list[Callable[[str, str, str], str]] = [
    lambda w, a, b: (
        f"Tổng số hồ sơ tiếp nhận là {w} hồ sơ; đã giải quyết {a} hồ sơ, đang giải quyết {b} hồ sơ."
    ),
    lambda w, a, b: f"Đã giải quyết {w} hồ sơ, trong đó {a} hồ sơ đúng hạn, {b} hồ sơ quá hạn.",
    lambda w, a, b: f"Toàn quận triển khai {w} TTHC (gồm {a} TTHC cấp quận, {b} TTHC cấp phường).",
    lambda w, a, b: f"Tiếp nhận {w} hồ sơ, trong đó qua phần mềm {a} hồ sơ, còn lại {b} hồ sơ bằng bản giấy.",
    lambda w, a, b: f"Có {a} hồ sơ hộ tịch và {b} hồ sơ đất đai, tổng cộng {w} hồ sơ.",
    lambda w, a, b: f"Lĩnh vực | Số hồ sơ\nHộ tịch | {a}\nĐất đai | {b}\nTổng cộng | {w}",
]
SHARES: list[Callable[[str, str, str], str]] = [
    lambda a, w, p: f"Có {a}/{w} hồ sơ nộp trực tuyến, đạt {p}.",
    lambda a, w, p: f"Tỷ lệ hồ sơ trực tuyến đạt {p} ({a}/{w} hồ sơ).",
    lambda a, w, p: f"Tiếp nhận {w} hồ sơ, trong đó {a} hồ sơ trực tuyến, chiếm {p}.",
    lambda a, w, p: f"Đã số hóa {a} hồ sơ trên tổng số {w} hồ sơ, đạt tỷ lệ {p}.",
]


def relations(text: str) -> list[Relation]:
    return list(checking.check(plaintext.read("x", text)).relations)


def alarms(text: str) -> list[Relation]:
    return [relation for relation in relations(text) if relation.verdict.alarms]


@pytest.mark.parametrize("say", SUMS)
@settings(max_examples=25, deadline=None)
@given(one=COUNTS, other=COUNTS)
def test_a_true_sum_holds(say: Callable[[str, str, str], str], one: int, other: int) -> None:
    found = relations(say(group(one + other), group(one), group(other)))
    assert [relation.verdict for relation in found] == [Verdict.HOLDS]


@pytest.mark.parametrize("say", SUMS)
@settings(max_examples=25, deadline=None)
@given(one=COUNTS, other=COUNTS, error=st.integers(1, 15), more=st.booleans())
def test_a_planted_error_in_a_sum_is_found(
    say: Callable[[str, str, str], str], one: int, other: int, error: int, more: bool
) -> None:
    whole = one + other + (error if more else -error)
    found = alarms(say(group(whole), group(one), group(other)))
    assert [relation.verdict for relation in found] == [Verdict.UNACCOUNTED if more else Verdict.CONTRADICTED]
    assert group(error) in found[0].arithmetic


@pytest.mark.parametrize("say", SHARES)
@settings(max_examples=25, deadline=None)
@given(part=COUNTS, rest=COUNTS, digits=st.integers(0, 2))
def test_a_true_share_holds(say: Callable[[str, str, str], str], part: int, rest: int, digits: int) -> None:
    text = say(group(part), group(part + rest), ratio_text(part, part + rest, digits))
    assert [relation.verdict for relation in relations(text)] == [Verdict.HOLDS]


@pytest.mark.parametrize("say", SHARES)
@settings(max_examples=25, deadline=None)
@given(part=COUNTS, rest=COUNTS, off=st.integers(2, 20))
def test_a_share_that_is_off_by_more_than_rounding_is_contradicted(
    say: Callable[[str, str, str], str], part: int, rest: int, off: int
) -> None:
    true = Decimal(100 * part) / (part + rest)
    assume(true + off < 99)
    printed = f"{round(true + off, 1)}%".replace(".", ",")
    found = alarms(say(group(part), group(part + rest), printed))
    assert [relation.verdict for relation in found] == [Verdict.CONTRADICTED]


@settings(max_examples=25, deadline=None)
@given(part=COUNTS, rest=COUNTS)
def test_a_truncated_share_is_rounding(part: int, rest: int) -> None:
    hundredths = 10_000 * part // (part + rest)
    printed = f"{hundredths // 100},{hundredths % 100:02}%"
    verdicts = {relation.verdict for relation in relations(f"Có {part}/{part + rest} hồ sơ, đạt {printed}.")}
    assert verdicts <= {Verdict.HOLDS, Verdict.ROUNDING}


@settings(max_examples=25, deadline=None)
@given(old=COUNTS, step=st.integers(1, 5_000), error=st.integers(0, 9))
def test_a_change_is_checked_against_both_figures(old: int, step: int, error: int) -> None:
    said = group(step + error)
    text = f"Tiếp nhận {group(old + step)} hồ sơ, tăng {said} hồ sơ so với cùng kỳ ({group(old)} hồ sơ)."
    assert bool(alarms(text)) == bool(error)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Tổng số 0123456789.,;:()%/-\n hồsơgiảiquyếtđãđang|\t", max_size=120))
def test_no_text_makes_it_fail(text: str) -> None:
    for relation in relations(text):
        assert relation.arithmetic and relation.numbers


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("89,5", Verdict.HOLDS),
        ("89,4", Verdict.ROUNDING),
        ("89,6", Verdict.ROUNDING),
        ("89,7", Verdict.CONTRADICTED),
        ("89", Verdict.HOLDS),
        ("90", Verdict.ROUNDING),
        ("91", Verdict.CONTRADICTED),
        ("88", Verdict.CONTRADICTED),
    ],
)
@pytest.mark.parametrize(
    "say",
    [
        "Có 1.549/1.731 hồ sơ nộp trực tuyến, đạt {}%.",
        "Kênh | Số hồ sơ | Tỷ lệ (%)\nTrực tuyến | 1.549 | {}\nTrực tiếp | 182 | 10,5\nTổng | 1.731 | 100",
    ],
)
def test_right_but_for_the_last_digit_is_rounding(say: str, printed: str, verdict: Verdict) -> None:
    """1.549 / 1.731 is 89,4858...%; a whole per cent off is more than rounding."""
    found = [relation for relation in relations(say.format(printed)) if printed in relation.numbers]
    assert [relation.verdict for relation in found] == [verdict]
