"""Tables computed dossier by dossier: slow, plain, and what the database is tested against."""

from collections.abc import Iterable, Mapping

from motcua.figures.evaluate import holds
from motcua.figures.facts import Facts
from motcua.figures.form import Form
from motcua.figures.period import Period


def cells(form: Form, dossiers: Iterable[Facts], period: Period) -> dict[int, int]:
    """Column number -> count."""
    counted = [facts for facts in dossiers if holds(form.universe, facts, period)]
    return {
        column.number: sum(holds(column.figure.predicate, facts, period) for facts in counted)
        for column in form.columns
    }


def table(form: Form, groups: Mapping[str, Iterable[Facts]], period: Period) -> dict[str, dict[int, int]]:
    """Group -> column number -> count."""
    return {key: cells(form, dossiers, period) for key, dossiers in groups.items()}
