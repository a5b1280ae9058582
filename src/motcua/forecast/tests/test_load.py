"""Work to come: level, weekday, interval, and how often the interval held."""

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.forecast.load import AHEAD, LEAST_DAYS, cover, expect
from motcua.terms import Calendar

CALENDAR = Calendar()
FIRST, TODAY = date(2019, 1, 1), date(2019, 12, 31)


def days(first: date = FIRST) -> list[date]:
    found = (first + timedelta(days=number) for number in range((TODAY - first).days + 1))
    return [day for day in found if CALENDAR.is_working(day)]


def drawn(seed: int, mean: float) -> dict[date, int]:
    draw = random.Random(seed)
    return {day: sum(draw.random() < mean / 400 for _ in range(400)) for day in days()}


def test_the_weekday_and_the_level_are_learned() -> None:
    arrivals = {day: 30 if day.weekday() == 0 else 10 for day in days()}
    found = expect(arrivals, CALENDAR, FIRST, TODAY)
    assert len(found) == AHEAD and found[0].day == date(2020, 1, 1)
    for each in found:
        right = 30 if each.day.weekday() == 0 else 10
        assert each.low <= right <= each.high and abs(each.expected - right) < 0.15 * right


def test_too_few_days_say_nothing() -> None:
    first = days()[-LEAST_DAYS + 1]
    assert not expect({TODAY: 5}, CALENDAR, first, TODAY)
    assert cover({TODAY: 5}, CALENDAR, first, TODAY).days == 0


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 60))
def test_an_interval_holds_what_is_expected(seed: int, mean: int) -> None:
    for each in expect(drawn(seed, mean), CALENDAR, FIRST, TODAY):
        assert 0 <= each.low <= each.high and each.low - 1 <= each.expected <= each.high + 1


def test_intervals_hold_about_four_of_five_days_of_the_past() -> None:
    judged = [cover(drawn(seed, mean), CALENDAR, FIRST, TODAY) for seed in range(6) for mean in (5, 30)]
    total, inside = sum(each.days for each in judged), sum(each.inside for each in judged)
    assert total == 12 * 60 and 0.76 < inside / total < 0.94


def test_days_off_are_no_days_to_come() -> None:
    assert all(each.day.weekday() < 5 for each in expect(drawn(1, 10), CALENDAR, FIRST, TODAY))


def test_last_year_says_half_of_the_season() -> None:
    busy = {day: 40 if day >= date(2019, 12, 20) else 10 for day in days(date(2018, 1, 1))}
    busy = {day: (40 if day.month == 1 else 10) for day in busy}
    found = expect(busy, CALENDAR, date(2018, 1, 1), TODAY)
    assert all(12 < each.expected < 20 for each in found)
