"""Learning pays where there is something to learn, and the forecast is silent where there is not."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from motcua.forecast.backtest import _Learned, _midnight, daily_rows, run
from motcua.forecast.features import NAMES, Rows
from motcua.forecast.model import Model, fit
from motcua.forecast.record import backtest_from_json, backtest_to_json
from motcua.forecast.scoring import LEAST_MISSED, base_rates, bins, score
from motcua.forecast.tests.books import CALENDAR, FIRST, LAST, SCALE, made
from motcua.forecast.words import GROUNDS, reason_words, strongest


@pytest.mark.slow
def test_it_beats_the_base_rate_where_lateness_has_a_cause() -> None:
    book = made(5, 900, cause=1.0, late=0.08)
    tested = run(book, daily_rows(book, [SCALE], CALENDAR, FIRST, LAST), FIRST, LAST)
    assert tested.total.skill > 0.1 and not tested.total.reason
    assert tested.total.late > 25 and len(tested.folds) >= 8
    high = [each for each in tested.calibration if each.low >= 0.1]
    assert high and all(each.share > 0.05 for each in high)
    kept = backtest_from_json(backtest_to_json(tested))
    assert replace(tested, model=None) == kept


@pytest.mark.slow
def test_where_lateness_is_mere_chance_it_hardly_departs_from_the_base_rate() -> None:
    book = made(6, 700, cause=0.0, late=0.08)
    rows = daily_rows(book, [SCALE], CALENDAR, FIRST, LAST)
    shuffled = replace(book, dossiers=replace(book.dossiers, missed=np.roll(book.dossiers.missed, 200)))
    tested = run(shuffled, rows, FIRST, LAST)
    assert tested.total.skill < 0.02


def test_nothing_late_is_nothing_to_learn() -> None:
    book = made(7, 300, cause=1.0, late=0.0)
    tested = run(book, daily_rows(book, [SCALE], CALENDAR, FIRST, LAST), FIRST, LAST)
    assert tested.model is None and "Chưa có hồ sơ nào" in tested.total.reason


def test_only_terms_that_have_run_out_are_learned_from() -> None:
    book = made(8, 300, cause=0.5, late=0.2)
    rows = daily_rows(book, [SCALE], CALENDAR, FIRST, LAST)
    cut = _midnight(date(2019, 6, 3))
    past = _Learned(book, rows)._past(cut)
    assert past.any()
    assert (book.dossiers.last_due_at[rows.dossier[past]] <= cut).all() and (rows.at[past] < cut).all()


def _rows() -> tuple[Rows, np.ndarray]:
    book = made(9, 300, cause=1.0, late=0.2)
    rows = daily_rows(book, [SCALE], CALENDAR, FIRST, LAST)
    return rows, book.dossiers.missed[rows.dossier]


def test_a_model_is_a_page_of_numbers_and_the_same_each_time() -> None:
    rows, missed = _rows()
    model = fit(rows.values, missed)
    assert model == fit(rows.values, missed) == Model.from_json(model.as_json())
    odds = model.contributions(rows.values).sum(axis=1) + model.intercept
    assert np.allclose(model.chances(rows.values), 1 / (1 + np.exp(-odds)))
    with pytest.raises(ValueError, match="features"):
        Model.from_json({**model.as_json(), "names": NAMES[:-1]})


def test_beyond_what_was_learned_a_value_counts_as_the_nearest() -> None:
    rows, missed = _rows()
    model = fit(rows.values, missed)
    far = np.array([model.highs]) + 1000
    assert np.allclose(model.chances(far), model.chances(np.array([model.highs])))


def test_grounds_hold_every_feature_once_and_are_told_in_words() -> None:
    told = [name for ground in GROUNDS.values() for name in ground.features]
    assert sorted(told) == sorted(NAMES)
    values = [0.0] * len(NAMES)
    values[NAMES.index("load")], values[NAMES.index("dwell")] = 2.0, -3.0
    found = strongest(values)
    assert found[:2] == [("dwell", False), ("load", True)]
    assert reason_words([*found[:2], ("gone", True)]) == [
        ("mới đến bước hiện tại", False),
        ("bàn xử lý nhiều việc hơn mức thường", True),
    ]


def test_the_score_is_the_mean_square_and_few_misses_say_nothing() -> None:
    chances, base, missed = np.array([0.5, 0.0]), np.array([0.2, 0.2]), np.array([True, False])
    found = score(chances, base, missed, np.array([4, 5]))
    assert found.brier == pytest.approx(0.125) and found.base == pytest.approx(0.34)
    assert found.late == 1 < LEAST_MISSED and "quá ít" in found.reason


def test_worse_than_the_base_rate_is_silent() -> None:
    missed = np.array([True] * 6 + [False] * 60)
    found = score(1.0 - missed, np.full(66, 0.1), missed, np.arange(66))
    assert found.skill < 0 and "không tốt hơn" in found.reason


def test_bins_hold_every_forecast_once() -> None:
    chances = np.linspace(0, 1, 501)
    found = bins(chances, chances > 0.5)
    assert sum(each.count for each in found) == 501
    assert all(each.low <= each.mean <= each.high for each in found)


def test_base_rates_of_small_groups_are_pulled_to_the_whole() -> None:
    groups, missed = np.array([0] * 1000 + [1]), np.array([False] * 999 + [True, True])
    rates, whole = base_rates(groups, missed)
    assert rates[0] == pytest.approx(0.001, rel=0.3) and rates[1] < 0.02 and whole == pytest.approx(2 / 1001)
