"""The formula of a figure says no less than its predicate."""

from motcua.figures import dossiers as d
from motcua.figures.facts import At, Code
from motcua.figures.forms import FORMS
from motcua.figures.formula import formula
from motcua.figures.period import Moment
from motcua.figures.predicates import AtOrAfter, Before, Missing, Not, OneOf, all_of, any_of


def test_a_formula_reads_as_written_by_hand() -> None:
    received = all_of(AtOrAfter(At.RECEIVED, Moment.START), Before(At.RECEIVED, Moment.END))
    assert formula(received) == "all(received_at >= start, received_at < end)"
    other = any_of(Not(Missing(At.DUE)), OneOf(Code.STATUS, (9, 10)))
    assert formula(other) == "any(not(missing(due_at)), status in (9, 10))"
    assert formula(d.OVERDUE_THEN) == "all(not(waiting_then), due_then < then)"


def test_figures_that_differ_have_formulas_that_differ() -> None:
    predicates = {column.figure.predicate for form in FORMS.values() for column in form.columns}
    assert len({formula(predicate) for predicate in predicates}) == len(predicates)
