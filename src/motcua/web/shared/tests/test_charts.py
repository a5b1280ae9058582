"""Geometry of charts: nothing leaves its frame, whatever the numbers."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.web.shared.charts import (
    BAR_WIDTH,
    BOTTOM,
    HEIGHT,
    LEFT,
    MOST_LABELS,
    TOP,
    WIDTH,
    bar,
    ceiling,
    line_chart,
    shade,
    swing_chart,
)
from motcua.web.shared.tests.rendering import render

values = st.lists(st.integers(0, 10**7), min_size=1, max_size=40)


@given(values)
def test_every_point_lies_within_the_frame(found: list[int]) -> None:
    labels = [str(place) for place in range(len(found))]
    chart = line_chart("Tên", "Tả", labels, [("Một", found)])
    for point in chart.lines[0].points:
        assert LEFT <= point.x <= WIDTH and TOP <= point.y <= HEIGHT - BOTTOM
    assert chart.down[0].text == "0" and len(chart.down) <= 6
    assert 1 <= len(chart.across) <= MOST_LABELS and chart.across[-1].text == labels[-1]


def test_a_gap_breaks_the_line_and_has_no_mark() -> None:
    chart = line_chart("Tên", "Tả", list("abcde"), [("Một", [1, None, 2, 3, None])])
    assert [len(path.split()) for path in chart.lines[0].paths] == [1, 2]
    assert [point.text for point in chart.lines[0].points] == ["a: 1", "c: 2", "d: 3"]
    assert [tick.text for tick in chart.across] == list("abcde")


@given(st.integers(0, 10**9))
def test_a_ceiling_is_round_and_not_far_above(value: int) -> None:
    assert value <= ceiling(value) <= max(1, 2 * value)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_bars_and_shades_keep_within_their_bounds(value: int, other: int) -> None:
    top = max(value, other)
    assert 0 <= bar(value, top, other).width <= BAR_WIDTH
    assert 0 <= shade(value, top) <= 5
    assert (shade(value, top) == 0) == (value == 0)
    assert value == 0 or shade(top, top) == 5


def test_more_is_never_lighter() -> None:
    shades = [shade(value, 97) for value in range(98)]
    assert shades == sorted(shades) and set(shades) == {0, 1, 2, 3, 4, 5}


def test_the_drawing_has_a_name_a_description_and_no_style_of_its_own() -> None:
    chart = line_chart("Tiếp nhận", "12 tuần", ["1", "2"], [("Vào", [1500, 2]), ("Ra", [0, 1])])
    drawn = render('{% include "shared/charts/lines.html" with chart=chart name="tuan" %}', chart=chart)
    assert 'role="img" aria-labelledby="tuan-ten tuan-ta"' in drawn
    assert '<title id="tuan-ten">Tiếp nhận</title>' in drawn and '<desc id="tuan-ta">12 tuần</desc>' in drawn
    assert "style=" not in drawn and "1.500" in drawn and "chart-line-b" in drawn
    assert ',0"' not in drawn and 'cx="64.0"' in drawn  # coordinates with a point, numbers in words with dots


def test_swings_lie_on_one_scale_about_the_common_line() -> None:
    chart = swing_chart("t", "d", 100, [("a", 50, 200), ("b", 130, 90), ("c", 100, 100)])
    first, second, still = chart.bars
    assert (first.x, first.x + first.width) == (chart.ends[0].at, chart.ends[1].at)
    assert (chart.ends[0].text, chart.ends[1].text) == ("50", "200")
    assert first.x < second.x < chart.base < second.x + second.width < first.x + first.width
    assert (still.x, still.width) == (chart.base, 0)
    assert chart.ends[1].at <= chart.width and still.y < chart.height


def test_where_nothing_swings_the_line_stands_in_the_middle() -> None:
    assert swing_chart("t", "d", 7, [("a", 7, 7)]).base == WIDTH / 2
