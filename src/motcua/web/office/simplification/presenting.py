"""What the pages of a review show: cost tables, the chart of its assumptions, the sheet, the effect."""

from typing import NamedTuple

from motcua.figures.period import Period, year_until
from motcua.organisation.models import Agency, User
from motcua.simplification.actions.costing import FACTOR_NAMES
from motcua.simplification.actions.sheet import FALLS_SHORT
from motcua.simplification.cost import run_cost, year_cost
from motcua.simplification.effect import Figures, Measured
from motcua.simplification.models import Answer, CostActivity, Review, ReviewAnswer, Side
from motcua.simplification.potential import Real
from motcua.simplification.queries import Costs
from motcua.simplification.questions import Component, Question, sheet
from motcua.simplification.ranking import Ranked, Ranking
from motcua.simplification.real import ANSWERED, IN_TIME, counted, question_of
from motcua.simplification.sensitivity import Sensitivity
from motcua.terms import clock
from motcua.texts.numbers import money, ratio_text
from motcua.web.office.links import cell_url
from motcua.web.shared.charts import SwingChart, swing_chart


class Line(NamedTuple):
    """``paid``: đồng for one run beside the hours; ``paid_for``: what for, where it is something."""

    activity: CostActivity
    paid: int
    paid_for: str
    run: int
    year: int


PAID = (("consulting", "tư vấn"), ("fees", "phí, lệ phí"), ("other", "khác"))


class Table(NamedTuple):
    side: Side
    lines: list[Line]
    total: int


def tables(costs: Costs) -> list[Table]:
    return [_table(side, costs) for side in Side]


def _table(side: Side, costs: Costs) -> Table:
    lines = [_line(each) for each in costs.lines[side]]
    return Table(side, lines, sum(line.year for line in lines))


def _line(line: CostActivity) -> Line:
    paid = {name: getattr(line, field) for field, name in PAID if getattr(line, field)}
    words = ", ".join(f"{name} {money(amount)}" for name, amount in paid.items())
    return Line(line, sum(paid.values()), words, run_cost(line.activity), year_cost(line.activity))


class SwingRow(NamedTuple):
    name: str
    low: int
    high: int
    saved_low: int
    saved_high: int


def swing_rows(found: Sensitivity) -> list[SwingRow]:
    return [
        SwingRow(FACTOR_NAMES[each.factor], each.range.low, each.range.high, each.low, each.high)
        for each in found.swings
    ]


def swings_drawn(found: Sensitivity) -> SwingChart:
    rows = swing_rows(found)
    return swing_chart(
        "Tiết kiệm một năm khi từng giả định thay đổi, đồng",
        "Mỗi cột là khoảng tiết kiệm khi một giả định đi từ mức thấp đến mức cao, còn lại giữ nguyên;"
        " đường đứt là mức dự kiến.",
        found.base,
        [(f"{row.name}: {row.low}–{row.high}%", row.saved_low, row.saved_high) for row in rows],
    )


class Short(NamedTuple):
    """A question that is not fully met."""

    component: Component
    question: Question
    answer: str
    remark: str


class SheetLook(NamedTuple):
    answered: int
    asked: int
    short: list[Short]


def sheet_look(answers: list[ReviewAnswer]) -> SheetLook:
    given = {each.question: each for each in answers}
    short = [
        Short(part, one, str(Answer(given[one.key].answer).label), given[one.key].remark)
        for part in sheet().components
        for one in part.questions
        if one.key in given and given[one.key].answer in FALLS_SHORT
    ]
    asked = sheet().questions
    return SheetLook(sum(one.key in given for one in asked), len(asked), short)


class RealLook(NamedTuple):
    """The twelve months before today; ``url``: the list of these dossiers."""

    period: Period
    real: Real
    url: str


def real_look(user: User, review: Review) -> RealLook | None:
    """None where nothing was answered. Three queries."""
    question = question_of(review.agency, year_until(clock.today()), user)
    found = counted(question, review.procedure).get(review.procedure_id)
    if found is None:
        return None
    return RealLook(question.period, found.real, cell_url(question, review.procedure.code, ANSWERED))


class YearLook(NamedTuple):
    name: str
    measured: Measured
    in_time: str
    url: str
    in_time_url: str


class EffectLook(NamedTuple):
    """``share``: of the saving that was expected; ``slower``: nine of ten took longer than the new term."""

    figures: Figures
    years: list[YearLook]
    share: str
    slower: bool


def effect_look(user: User, review: Review, figures: Figures) -> EffectLook:
    names = ("Năm trước khi áp dụng", "Năm đầu áp dụng")
    years = [
        _year(user, review.agency, figures.procedure, name, measured)
        for name, measured in zip(names, (figures.before, figures.after), strict=True)
    ]
    new_term = review.proposal.new_term
    slower = new_term is not None and figures.after.p90 > 1000 * new_term
    return EffectLook(figures, years, ratio_text(figures.real, figures.expected), slower)


def _year(user: User, agency: Agency, procedure: str, name: str, measured: Measured) -> YearLook:
    question = question_of(agency, measured.period, user)
    return YearLook(
        name,
        measured,
        ratio_text(measured.in_time, measured.dossiers),
        cell_url(question, procedure, ANSWERED),
        cell_url(question, procedure, IN_TIME),
    )


class RankRow(NamedTuple):
    place: int
    ranked: Ranked
    url: str


def rank_rows(user: User, agency: Agency, found: Ranking) -> tuple[list[RankRow], list[RankRow]]:
    """Those of which enough is known, and the others."""
    question = question_of(agency, found.period, user)
    rows = [
        RankRow(place, row, cell_url(question, row.procedure.code, ANSWERED))
        for place, row in enumerate(found.rows, 1)
    ]
    known = [row for row in rows if row.ranked.real.enough]
    return known, rows[len(known) :]
