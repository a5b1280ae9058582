"""Writing down the facts behind a table whose subjects cannot tell their past (see ``figures.kept``)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from motcua.figures import kept
from motcua.figures.kept import Part, Thing
from motcua.reports.parts import parts
from motcua.reports.question import Question

CHUNK = 5000


def kept_parts(question: Question) -> list[Part]:
    """The things of the question's universe with the facts that its form asks of them, as they are now; a
    part for each subject, one query and the keys of rows each."""
    return [_kept(part) for part in parts(question)]


def _kept(part: Question) -> Part:
    facts = [fact.value for fact in kept.asked(part.form)]
    found = list(_values(part, facts))
    keys = part.grouping.keys({row for _key, row, _values in found}, part)
    subject = part.form.subject.key
    things = [Thing(kept.id_of(subject, key), keys[row], values) for key, row, values in found]
    return Part(subject, facts, sorted(things, key=lambda thing: thing.id))


def _values(part: Question, facts: list[str]) -> Iterator[tuple[Any, Any, list[kept.Written]]]:
    """Key, value of the row, facts."""
    named = {f"kept_{name}": F(part.source.paths.get(name, name)) for name in facts}
    rows = part.grouping.prepared(part.universe(), part).annotate(**named).order_by("pk")
    columns = part.grouping.columns
    for key, *rest in rows.values_list("pk", *named, *columns).iterator(chunk_size=CHUNK):
        values, row = rest[: len(facts)], rest[len(facts) :]
        yield key, part.grouping.taken(row), [kept.written(value) for value in values]
