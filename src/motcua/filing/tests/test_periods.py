"""Names of periods and days for sending."""

from datetime import date

import pytest

from motcua.filing.periods import due_day, period_words
from motcua.organisation.models import Level


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (
            date(2026, 10, 15),
            date(2026, 11, 14),
            "Tháng 11/2026 (từ ngày 15/10/2026 đến hết ngày 14/11/2026)",
        ),
        (date(2025, 12, 15), date(2026, 12, 14), "Năm 2026 (từ ngày 15/12/2025 đến hết ngày 14/12/2026)"),
        (date(2026, 10, 1), date(2026, 10, 31), "từ ngày 01/10/2026 đến hết ngày 31/10/2026"),
    ],
)
def test_a_period_is_named_and_its_days_are_said(first: date, last: date, words: str) -> None:
    assert period_words(first, last) == words


@pytest.mark.parametrize(
    ("last", "level", "due"),
    [
        (date(2026, 11, 14), Level.COMMUNE, date(2026, 11, 20)),
        (date(2026, 11, 14), Level.PROVINCE, date(2026, 11, 23)),
        (date(2026, 12, 31), Level.COMMUNE, date(2027, 1, 20)),
        (date(2026, 11, 20), Level.COMMUNE, date(2026, 12, 20)),
    ],
)
def test_a_report_is_due_on_the_next_such_day_after_its_period(last: date, level: str, due: date) -> None:
    assert due_day(last, level) == due
