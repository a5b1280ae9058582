"""What is known at a moment: nothing of the future changes a feature."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.forecast.backtest import moment
from motcua.forecast.book import Changes
from motcua.forecast.features import NAMES, rows_at
from motcua.forecast.reading import NEVER
from motcua.forecast.tests.books import SCALE, made, ten_oclock, without_future


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(20, 300), st.floats(0, 1))
def test_the_future_changes_no_feature(seed: int, day: int, cause: float) -> None:
    book = made(seed, 120, cause, units=2, late=0.2)
    now = moment([SCALE, SCALE], ten_oclock(date(2019, 1, 1) + timedelta(days=day)))
    told, known = rows_at(book, now), rows_at(without_future(book, now.at), now)
    assert np.array_equal(told.dossier, known.dossier)
    assert np.allclose(told.values, known.values)


def test_only_dossiers_open_and_not_late_are_forecast() -> None:
    book = made(1, 200, 0.5, late=0.3)
    now = moment([SCALE], ten_oclock(date(2019, 6, 5)))
    own = book.dossiers
    rows = rows_at(book, now)
    opened = (own.known_at <= now.at) & (own.done_at > now.at) & (own.due_at > now.at)
    assert rows.dossier.tolist() == np.flatnonzero(opened).tolist() and opened.any()
    elapsed = rows.values[:, NAMES.index("elapsed")]
    assert ((elapsed >= 0) & (elapsed <= 1)).all()


def test_a_dossier_that_waits_keeps_the_time_it_has_left() -> None:
    book = made(2, 1, 0.0)
    own = book.dossiers
    start = own.known_at[0]
    paused_minute = own.received_minute[0] + 450  # after one of five days
    book = replace(
        book,
        changes=Changes(
            np.zeros(1, np.int64),
            np.array([start + 1]),
            np.array([paused_minute]),
            own.due_at.copy(),
            own.due_minute.copy(),
            np.array([True]),
        ),
    )
    own.done_at[:], own.done_minute[:] = NEVER, NEVER
    weeks_later = moment([SCALE], ten_oclock(date.fromtimestamp(start) + timedelta(days=40)))
    rows = rows_at(book, weeks_later)
    values = dict(zip(NAMES, rows.values[0], strict=True))
    assert values["waiting"] == 1 and abs(values["elapsed"] - 0.2) < 0.01


def test_a_result_written_down_later_is_open_until_then() -> None:
    book = made(3, 1, 0.0)
    own = book.dossiers
    own.done_at[0] = own.due_at[0] + 86_400  # known a day after the due date, whatever it says
    now = moment([SCALE], ten_oclock(date.fromtimestamp(own.due_at[0] - 86_400)))
    assert len(rows_at(book, now).dossier) == 1
