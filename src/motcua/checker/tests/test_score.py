"""Precision and recall over the corpus, and the rule by which a flag matches a planted error."""

from typing import Any

import pytest

from motcua.checker import score
from motcua.checker.score import LEAST_PRECISION, LEAST_RECALL, PARTS


def measured(part: str) -> tuple[float, float]:
    """Precision and recall as plain numbers: a failing test must not print entries that are held out."""
    total = score.score(score.entries(part) or [])
    assert total.entries
    return total.precision, total.recall


@pytest.mark.parametrize("part", PARTS)
def test_flags_are_right(part: str) -> None:
    precision, _ = measured(part)
    assert precision >= LEAST_PRECISION


@pytest.mark.parametrize("part", PARTS)
def test_errors_are_found(part: str) -> None:
    _, recall = measured(part)
    assert recall >= LEAST_RECALL


def test_a_quarter_of_the_corpus_is_held_out() -> None:
    held_out, tuning = (score.entries(part) or [] for part in ("held_out", "tuning"))
    assert len(held_out) * 4 >= len(held_out) + len(tuning)
    assert not {entry["text"] for entry in held_out} & {entry["text"] for entry in tuning}
    kinds = [entry["kind"] for entry in held_out]
    assert kinds.count("text") >= 50 and kinds.count("table") >= 5


def test_the_tuning_part_is_large_and_about_half_of_it_is_clean() -> None:
    corpus = score.entries("tuning") or []
    kinds = [entry["kind"] for entry in corpus]
    clean = [entry for entry in corpus if not entry["errors"]]
    assert kinds.count("text") >= 170 and kinds.count("table") >= 16
    assert len(corpus) / 3 < len(clean) < len(corpus) * 3 / 4
    assert len({entry["id"] for entry in corpus}) == len({entry["text"] for entry in corpus}) == len(corpus)


def entry(text: str, *errors: list[str]) -> dict[str, Any]:
    return {"id": "x", "kind": "text", "text": text, "errors": list(errors)}


BROKEN = "Tổng số tiếp nhận 120 hồ sơ; đã giải quyết 100 hồ sơ, đang giải quyết 15 hồ sơ."
FRACTION = "Đạt 9/764 hồ sơ, bằng 8,48%."


@pytest.mark.parametrize(
    ("one", "flags", "false", "missed"),
    [
        (entry(BROKEN, ["120", "100", "15"]), 1, 0, 0),
        (entry(BROKEN, ["120", "15"]), 1, 0, 0),
        (entry(BROKEN, ["120", "7"]), 1, 1, 1),  # one number of two is not enough
        (entry(BROKEN, ["15"]), 1, 0, 0),  # all of one is
        (entry(BROKEN), 1, 1, 0),
        (entry(FRACTION, ["9/764", "8,48 %"]), 1, 0, 0),
        (entry("Phường có 5 khu phố.", ["5"]), 0, 0, 1),
    ],
)
def test_a_flag_matches_an_error_by_two_of_its_numbers(
    one: dict[str, Any], flags: int, false: int, missed: int
) -> None:
    total = score.score([one])
    assert (total.flags, len(total.false), len(total.missed)) == (flags, false, missed)


def test_the_command_ends_with_1_below_the_bounds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(score, "entries", lambda part: [entry(BROKEN)] if part == "tuning" else None)
    assert score.main() == 1
    out = capsys.readouterr().out
    assert "báo 1, đúng 0; độ chính xác 0,00%" in out
    assert "chưa có tệp corpus/held_out.json" in out
    monkeypatch.setattr(score, "entries", lambda part: [entry(BROKEN, ["120", "100"])])
    assert score.main() == 0
