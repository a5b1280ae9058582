"""Acceptance 8: every defect on the kill list has tests named after its number.

The list is of defects read in peers' systems, by number: 1 Saturday counts, 2 blame for delay, 3 boundary of
a period, 4 no sector, 5 early by day of collection, 6 comment and code differ, 7 rates of nothing, 8 12-hour
dates, 9 broken identities, 10 no due date, 11 a bad row aborts, 12 conditions never used, 13 errors stored as
values, 14 past from today's status, 15 pauses by order, 16 linked dossiers counted twice, 17 figures typed by
hand, 18 a new holiday, 19 row by row permission, 20 a tile is not its list.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTED = re.compile(r"^def (test_kill_(\d\d)_\w+)\(", re.MULTILINE)
NOT_YET: dict[int, str] = {}


def _named() -> dict[int, list[str]]:
    """Names by number, of functions that pytest collects: at the left margin of a test file."""
    named: dict[int, list[str]] = defaultdict(list)
    for room in ("src/motcua", "tools", "bench", "tests"):
        for path in sorted((ROOT / room).rglob("test_*.py")):
            for name, number in TESTED.findall(path.read_text(encoding="utf-8")):
                named[int(number)].append(name)
    return named


@pytest.mark.parametrize("number", range(1, 21))
def test_a_defect_of_the_kill_list_has_its_tests(number: int) -> None:
    if number in NOT_YET:
        assert number not in _named(), "it has tests now: take it out of NOT_YET"
        pytest.skip(f"kill list {number}: {NOT_YET[number]}")
    assert _named()[number], f"no test is named test_kill_{number:02}_..."


def test_no_name_carries_a_number_that_is_not_on_the_list() -> None:
    assert set(_named()) <= set(range(1, 21))
