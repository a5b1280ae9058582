"""The contradictions that published reports print, and what holds in them."""

import pytest

from motcua.checker import checking, plaintext
from motcua.checker.tests import published
from motcua.checker.verdicts import Relation, Verdict


def relations(text: str) -> list[Relation]:
    return list(checking.check(plaintext.read("văn bản", text)).relations)


def found(text: str, *numbers: str) -> Relation:
    """The one relation of exactly these numbers."""
    (relation,) = (one for one in relations(text) if sorted(one.numbers) == sorted(numbers))
    return relation


@pytest.mark.parametrize(
    ("text", "numbers", "verdict", "arithmetic"),
    [
        (
            published.DISTRICT_2020,
            ("30.778", "30.139", "89"),
            Verdict.UNACCOUNTED,
            "30.139 + 89 = 30.228 ≠ 30.778 (còn thiếu 550)",
        ),
        (published.WARD_2022, ("9", "764", "8,48"), Verdict.CONTRADICTED, "9 / 764 = 1,18% ≠ 8,48%"),
        (
            published.WARD_2022,
            ("598", "221", "337"),
            Verdict.UNACCOUNTED,
            "221 + 337 = 558 ≠ 598 (còn thiếu 40)",
        ),
        (
            published.DISTRICT_2019,
            ("171", "11", "60"),
            Verdict.UNACCOUNTED,
            "11 + 60 = 71 ≠ 171 (còn thiếu 100)",
        ),
        (
            published.DISTRICT_2019,
            ("138", "136"),
            Verdict.CONTRADICTED,
            "138 ≠ 136 cho cùng một nội dung",
        ),
        (
            published.DISTRICT_2019,
            ("111", "241", "46,05"),
            Verdict.ROUNDING,
            "111 / 241 = 46,06%, in 46,05%",
        ),
        (published.DISTRICT_2019, ("60", "136", "44,11"), Verdict.ROUNDING, "60 / 136 = 44,12%, in 44,11%"),
        (published.DISTRICT_2019, ("153.455", "153.279", "176"), Verdict.HOLDS, "153.279 + 176 = 153.455"),
        (published.DISTRICT_2019, ("153.279", "153.222", "57"), Verdict.HOLDS, "153.222 + 57 = 153.279"),
        (published.DISTRICT_2019, ("16.282", "5.281", "11.001"), Verdict.HOLDS, "5.281 + 11.001 = 16.282"),
        (published.WARD_2022, ("764", "244", "520"), Verdict.HOLDS, "244 + 520 = 764"),
    ],
)
def test_published_relations_get_their_verdict_and_arithmetic(
    text: str, numbers: tuple[str, ...], verdict: Verdict, arithmetic: str
) -> None:
    relation = found(text, *numbers)
    assert (relation.verdict, relation.arithmetic) == (verdict, arithmetic)


def test_nothing_else_in_the_published_reports_raises_an_alarm() -> None:
    texts = (published.DISTRICT_2019, published.DISTRICT_2020, published.WARD_2022, published.WARDS_2024)
    alarms = [sorted(one.numbers) for text in texts for one in relations(text) if one.verdict.alarms]
    assert len(alarms) == 5
