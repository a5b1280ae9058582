"""The index of an agency: points of every criterion, what cost the rest, and what would bring it back.

Points of unmeasured criteria are unknown: the total is a range from none of them to all of them.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from motcua.organisation.queries import in_force
from motcua.quality.measures import Measured, Measures, Outcome, Unmeasured, measure_all
from motcua.quality.models import IndexRules
from motcua.quality.rules import Criterion, Group, Rules, rounded
from motcua.quality.scope import Scope
from motcua.reports.errors import ReportError
from motcua.reports.question import Question


@dataclass(frozen=True)
class Scored:
    """``asked``: whether the criterion is asked of agencies of this level; the others get the maximum."""

    criterion: Criterion
    outcome: Outcome
    asked: bool

    @property
    def known(self) -> bool:
        return not self.asked or isinstance(self.outcome, Measured)

    @property
    def least(self) -> Fraction:
        if not self.asked:
            return self.criterion.maximum
        if isinstance(self.outcome, Unmeasured):
            return Fraction(0)
        return self.criterion.points(self.outcome.numerator, self.outcome.denominator)

    @property
    def most(self) -> Fraction:
        return self.least if self.known else self.criterion.maximum

    @property
    def lost(self) -> Fraction:
        """Points known to be lost."""
        return self.criterion.maximum - self.least if self.known else Fraction(0)

    @property
    def needed(self) -> int:
        """How many more would bring the maximum."""
        if not isinstance(self.outcome, Measured):
            return 0
        return self.criterion.needed(self.outcome.numerator, self.outcome.denominator)

    @property
    def gain(self) -> Fraction:
        """What one more would bring."""
        if not isinstance(self.outcome, Measured) or not self.needed:
            return Fraction(0)
        more = self.criterion.points(self.outcome.numerator + 1, self.outcome.denominator)
        return more - self.least


@dataclass(frozen=True)
class ScoredGroup:
    group: Group
    criteria: tuple[Scored, ...]

    @property
    def least(self) -> Fraction:
        return sum((each.least for each in self.criteria), Fraction(0))

    @property
    def most(self) -> Fraction:
        return sum((each.most for each in self.criteria), Fraction(0))


@dataclass(frozen=True)
class Index:
    rules: Rules
    source: IndexRules
    groups: tuple[ScoredGroup, ...]

    @property
    def least(self) -> Fraction:
        return sum((each.least for each in self.groups), Fraction(0))

    @property
    def most(self) -> Fraction:
        return sum((each.most for each in self.groups), Fraction(0))

    @property
    def exact(self) -> bool:
        return self.least == self.most

    @property
    def grade(self) -> str:
        """The grade where the unknown points cannot change it, else empty."""
        low, high = self.rules.grade(self.least), self.rules.grade(self.most)
        return low if low == high else ""

    @property
    def costs(self) -> list[Scored]:
        """Criteria that lost points, the dearest first."""
        scored = [each for group in self.groups for each in group.criteria if each.lost > 0]
        return sorted(scored, key=lambda each: -each.lost)

    def scored(self, key: str) -> Scored:
        """Raises ReportError where the rules have no such criterion."""
        for group in self.groups:
            for each in group.criteria:
                if each.criterion.key == key:
                    return each
        raise ReportError(_("Bộ tiêu chí không có tiêu chí này."))


def compute(question: Question) -> Index:
    """Raises ReportError where no rules were in force on the last day of the period."""
    scope = Scope(question)
    source = _rules_on(scope)
    rules = source.rules()
    outcomes = measure_all(scope)
    groups = tuple(
        ScoredGroup(group, tuple(_scored(each, outcomes, scope) for each in group.criteria))
        for group in rules.groups
    )
    return Index(rules, source, groups)


def text(points: Fraction) -> Decimal:
    return rounded(points)


def _rules_on(scope: Scope) -> IndexRules:
    found = IndexRules.objects.filter(in_force(scope.period.last)).order_by("-valid_from").first()
    if found is None:
        message = _("Chưa có bộ tiêu chí chỉ số phục vụ cho ngày %(day)s; hãy chọn kỳ từ ngày 23/6/2022.")
        raise ReportError(message % {"day": f"{scope.period.last:%d/%m/%Y}"})
    return found


def _scored(criterion: Criterion, outcomes: Measures, scope: Scope) -> Scored:
    outcome = outcomes.get(criterion.key) or Unmeasured(_("Hệ thống chưa đo tiêu chí này."))
    return Scored(criterion, outcome, scope.agency.level in criterion.levels)
