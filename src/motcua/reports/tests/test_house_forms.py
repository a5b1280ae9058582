"""Levels, digitisation, payment, linked groups, and who received: one dossier each, by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from motcua.figures.facts import Facts
from motcua.figures.forms import FORMS
from motcua.organisation.models import Level
from motcua.reports.queries import compute
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE, FIRST, LAST, OPEN, total

BY_END, AFTER = local("2026-11-01 08:00"), local("2026-11-20 08:00")
SUBMISSIONS = ("07a", "07b", "II.06a", "nguon", "T7", "so-hoa", "thanh-toan", "muc-do", "muc-do-1-4")


def linked(**more: Any) -> Facts:
    return replace(DONE, linked=True, **more)


@pytest.mark.parametrize("code", SUBMISSIONS)
def test_kill_16_a_submission_with_two_children_is_counted_once(code: str, book: Book) -> None:
    saturday: dict[str, Any] = {
        "received_at": local("2026-10-24 08:00"),
        "returned_at": local("2026-10-31 08:00"),
    }
    book.add(replace(DONE, **saturday))
    alone = total(book, code)
    assert alone
    for _ in range(2):
        book.add(linked(**saturday))
    assert total(book, code) == alone


def test_kill_16_children_are_counted_in_their_own_form_and_the_submission_is_not(book: Book) -> None:
    book.add(DONE)
    book.add(linked())
    book.add(replace(OPEN, linked=True, received_at=local("2026-10-01 08:00")))
    assert total(book, "lien-thong") == {1: 2, 2: 1, 3: 1, 4: 1, 5: 1, 8: 1, 10: 1}


@pytest.mark.parametrize(
    ("facts", "columns"),
    [
        ({"digitised": "none"}, {2: 1}),
        ({"digitised": "scanned", "digitised_at": BY_END}, {3: 1}),
        ({"digitised": "scanned", "digitised_at": AFTER}, {2: 1}),
        ({"digitised": "reused", "digitised_at": BY_END}, {4: 1}),
        ({"digitised": "electronic", "digitised_at": BY_END}, {5: 1}),
        ({}, {6: 1}),
    ],
)
def test_kill_14_papers_count_as_they_were_held_when_the_period_ended(
    facts: dict[str, Any], columns: dict[int, int], book: Book
) -> None:
    book.add(replace(OPEN, **facts))
    assert total(book, "so-hoa") == {1: 1, **columns}


@pytest.mark.parametrize(("form", "column"), [("electronic", 8), ("paper", 9), ("", 10)])
def test_results_by_their_form(form: str, column: int, book: Book) -> None:
    book.add(replace(DONE, result_form=form, received_at=local("2026-10-01 08:00")))
    assert total(book, "so-hoa") == {7: 1, column: 1}


@pytest.mark.parametrize(
    ("facts", "columns"),
    [
        ({"payment": "none"}, {2: 1}),
        ({}, {3: 1}),
        ({"payment": "unpaid"}, {4: 1, 8: 1}),
        ({"payment": "unpaid", "payment_failed": True}, {4: 1, 8: 1}),
        ({"payment": "online", "paid_at": BY_END}, {4: 1, 5: 1}),
        ({"payment": "online", "paid_at": BY_END, "payment_failed": True}, {4: 1, 5: 1, 6: 1}),
        ({"payment": "counter", "paid_at": BY_END, "payment_failed": True}, {4: 1, 7: 1}),
        ({"payment": "counter", "paid_at": AFTER}, {4: 1, 8: 1}),
    ],
)
def test_kill_14_what_was_paid_counts_as_of_the_end_of_the_period(
    facts: dict[str, Any], columns: dict[int, int], book: Book
) -> None:
    book.add(replace(DONE, **facts))
    assert total(book, "thanh-toan") == {1: 1, **columns}


@pytest.mark.parametrize(
    ("level", "old", "new"),
    [
        ("direct", {2: 1}, {4: 1}),
        ("level_3", {3: 1, 5: 1}, {3: 1, 6: 1}),
        ("partial", {3: 1, 5: 1}, {3: 1, 6: 1}),
        ("level_4", {4: 1, 6: 1}, {2: 1, 5: 1}),
        ("full", {4: 1, 6: 1}, {2: 1, 5: 1}),
    ],
)
def test_levels_before_and_after_2022(
    level: str, old: dict[int, int], new: dict[int, int], book: Book
) -> None:
    book.add(replace(DONE, service_level=level, channel="online"))
    assert total(book, "muc-do-1-4") == {1: 1, **old}
    assert total(book, "muc-do") == {1: 1, **new}


def test_levels_of_2018_stand_by_district_and_ward(db: None) -> None:
    top = factory.agency("H98.9", level=Level.DISTRICT)
    version = factory.procedure("9.000009")
    for place in (top, factory.agency("H98.9.1", parent=top)):
        Book(place, version).add(DONE)
    result = compute("muc-do-1-4", top, FIRST, LAST)
    assert [(row.key, row.cells[1]) for row in result.sections] == [("I", 0), ("II", 1), ("III", 1)]


def test_by_officer_rows_name_who_received(book: Book) -> None:
    factory.officer("nguoinhan", book.agency)
    for who in ("nguoinhan", "nguoinhan", "da_xoa", ""):
        book.add(DONE, received_by=who)
    rows = compute("07a", book.agency, FIRST, LAST, by="officer").rows
    assert {(row.key, row.name, row.cells[3]) for row in rows} == {
        ("nguoinhan", "Người Mẫu", 2),
        ("da_xoa", "da_xoa", 1),
        ("unclassified", "Chưa rõ người tiếp nhận", 1),
    }


def test_every_form_of_the_house_says_that_it_is_none_of_the_law(book: Book) -> None:
    for code in ("so-hoa", "thanh-toan", "muc-do", "muc-do-1-4", "lien-thong"):
        assert not FORMS[code].statutory
        assert compute(code, book.agency, date(2026, 1, 1), LAST).holds
