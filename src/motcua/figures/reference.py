"""Tables computed one by one: slow, plain, and what the database is tested against."""

from collections.abc import Iterable, Mapping

from motcua.figures.evaluate import holds
from motcua.figures.facts.base import Known
from motcua.figures.form import Form
from motcua.figures.period import Period


def cells(form: Form, things: Iterable[Known], period: Period) -> dict[int, int]:
    """Column number -> count."""
    counted = [facts for facts in things if holds(form.universe, facts, period)]
    return {
        column.number: sum(holds(column.figure.predicate, facts, period) for facts in counted)
        for column in form.columns
    }


def table(form: Form, groups: Mapping[str, Iterable[Known]], period: Period) -> dict[str, dict[int, int]]:
    """Group -> column number -> count."""
    return {key: cells(form, things, period) for key, things in groups.items()}


def parts(form: Form, things: Iterable[Known], period: Period) -> dict[str, dict[int, int]]:
    """Section -> column number -> count; "" for what stands in no section."""
    found: dict[str, list[Known]] = {key: [] for key in (*(part.key for part in form.sections), "")}
    for facts in things:
        keys = (part.key for part in form.sections if holds(part.predicate, facts, period))
        found[next(keys, "")].append(facts)
    return table(form, found, period)
