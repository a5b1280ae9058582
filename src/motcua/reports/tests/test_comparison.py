"""One table beside that of an earlier period."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.reports.comparison import Comparison, Difference, compare
from motcua.reports.errors import ReportError
from motcua.reports.question import ask
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE, FIRST, LAST, OPEN

BEFORE = (date(2026, 9, 15), date(2026, 10, 14))
EARLIER = replace(
    DONE,
    received_at=local("2026-09-20 08:00"),
    resolved_at=local("2026-09-28 10:00"),
    resolved_on=date(2026, 9, 28),
    due_at=local("2026-09-25 17:00"),
    due_on=date(2026, 9, 25),
)


def compared(book: Book, by: str = "sector") -> Comparison:
    return compare(ask("07a", book.agency, FIRST, LAST, by), *BEFORE)


def test_each_number_has_its_difference_also_in_per_cent(book: Book) -> None:
    for _ in range(4):
        book.add(EARLIER)
    book.add(DONE)
    found = compared(book)
    (whole, row) = found.lines
    assert whole.cells[3] == row.cells[3] == Difference(1, 4)
    assert (whole.cells[3].text, whole.cells[3].percent_text) == ("-3", "-75,00%")
    assert (whole.cells[10].text, whole.cells[10].percent_text) == ("+1", "–")
    assert [(each.before.text, each.now.text, each.text) for each in found.ratios] == [
        ("0,00%", "100,00%", "+100,00 điểm %")
    ]


def test_kill_07_a_ratio_of_nothing_has_no_difference(book: Book) -> None:
    book.add(DONE)
    (ratio,) = compared(book).ratios
    assert (ratio.before.text, ratio.text) == ("–", "–")


def test_rows_of_either_period_are_there(book: Book) -> None:
    """One sector had dossiers then only, another has some now only."""
    land = factory.procedure("9.000002", factory.sector("THU-DD"))
    book.add(EARLIER, version=land)
    book.add(DONE)
    lines = {line.key: line.cells[3] for line in compared(book).lines}
    assert lines == {"": Difference(1, 1), "THU-HT": Difference(1, 0), "THU-DD": Difference(0, 1)}


def test_what_was_carried_over_now_was_open_then(book: Book) -> None:
    book.add(replace(OPEN, received_at=local("2026-10-01 08:00")))
    found = compared(book)
    assert found.lines[0].cells[8].now == found.lines[0].cells[13].before == 1


def test_the_json_is_that_of_the_table_with_the_other_period_beside_it(book: Book) -> None:
    book.add(EARLIER)
    book.add(DONE)
    made = compared(book).as_json()
    assert made["total"]["3"] == 1
    beside = made["compared"]
    assert (beside["from"], beside["to"]) == ("2026-09-15", "2026-10-14")
    assert beside["total"]["12"] == {"before": 1, "difference": -1, "percent": "-100,00%"}
    assert beside["rows"][0]["cells"]["3"] == {"before": 1, "difference": 0, "percent": "0,00%"}


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((FIRST, LAST), "bắt đầu trước"),
        ((date(2026, 9, 20), date(2026, 9, 10)), "bằng hoặc sau ngày đầu kỳ"),
    ],
)
def test_days_that_cannot_be_compared_are_refused_in_words(
    book: Book, days: tuple[date, date], words: str
) -> None:
    with pytest.raises(ReportError, match=words):
        compare(ask("07a", book.agency, FIRST, LAST), *days)


def test_months_of_two_periods_are_not_compared_row_by_row(book: Book) -> None:
    with pytest.raises(ReportError, match="tháng của hai kỳ khác nhau"):
        compared(book, by="month")
