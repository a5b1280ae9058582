"""What it costs people to comply with a procedure (chi phí tuân thủ). Pure: exact numbers in, đồng out.

TT 02/2017/TT-VPCP (31/10/2017; the method from memory, its worked example verified in QĐ 2816/QĐ-UBND Đồng
Nai, 20/11/2025): an activity costs hours x average income an hour + consulting + fees + other for one run,
and in a year as many times that as there are runs. Rounding: one run to whole đồng, half up; a year to whole
đồng, half up, from the rounded run, so that a page that shows both can be added up by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from motcua.texts.numbers import ratio_text

WORKING_DAY = Decimal(8)
"""Hours of a working day where a term in days is turned into hours (verified: QĐ 2816/QĐ-UBND Đồng Nai)."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that everybody who asks has to do. None of the numbers is negative.

    ``hours``: of one person for one run; ``wage``: đồng an hour; ``consulting``, ``fees``, ``other``: đồng a
    run; ``frequency``: runs a year of one person (0,2: once in five years); ``people``: who ask in a year.
    """

    hours: Decimal
    wage: int
    frequency: Decimal
    people: int
    consulting: int = 0
    fees: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class Saving:
    """Đồng a year."""

    before: int
    after: int

    @property
    def amount(self) -> int:
        """Negative where it would cost more than before."""
        return self.before - self.after

    @property
    def share(self) -> str:
        """Of the cost before, to two places; "–" where that is 0."""
        return ratio_text(self.amount, self.before)


def run_cost(activity: Activity) -> int:
    """Đồng for one run of one person."""
    work = _half_up(activity.hours * activity.wage)
    return work + activity.consulting + activity.fees + activity.other


def year_cost(activity: Activity) -> int:
    """Đồng in a year, of everybody."""
    return _half_up(run_cost(activity) * activity.frequency * activity.people)


def total(activities: Iterable[Activity]) -> int:
    """Đồng in a year of all activities: the sum of what each row shows."""
    return sum(year_cost(each) for each in activities)


def saving(before: Iterable[Activity], after: Iterable[Activity]) -> Saving:
    return Saving(total(before), total(after))


def _half_up(amount: Decimal) -> int:
    return int(amount.to_integral_value(rounding=ROUND_HALF_UP))
