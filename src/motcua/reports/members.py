"""Which things a table counts and in which of its columns: one pass, in the order of their ids."""

from collections.abc import Iterator
from heapq import merge
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BigIntegerField, Case, Value, When
from django.db.models.expressions import Combinable

from motcua.reports import known
from motcua.reports.question import Question

CHUNK = 5000


class Member(NamedTuple):
    """``row``: the value of the grouping; bit ``i`` of ``mark``: the form's column ``i``."""

    id: UUID
    row: Any
    mark: int


def members(question: Question) -> Iterator[Member]:
    """Every thing of the question's universe, as known at its ``known_at``; three queries at most."""
    return merge(_settled(question), _told(question), key=attrgetter("id"))


def _settled(question: Question) -> Iterator[Member]:
    """What the database says: the conditions of all columns as one number a thing."""
    rows = question.grouping.prepared(question.universe(), question)
    rows = rows.annotate(mark=_mark(question)).order_by("pk")
    values = rows.values_list("pk", "mark", *question.grouping.columns).iterator(chunk_size=CHUNK)
    return (Member(pk, question.grouping.taken(columns), mark) for pk, mark, *columns in values)


def _mark(question: Question) -> Combinable:
    total: Combinable = Value(0, output_field=BigIntegerField())
    for place, column in enumerate(question.form.columns):
        bit, none = Value(1 << place), Value(0)
        total = total + Case(
            When(question.condition(column.figure), then=bit), default=none, output_field=BigIntegerField()
        )
    return total


def _told(question: Question) -> Iterator[Member]:
    """What the journal says of those touched since."""
    places = {column.number: 1 << place for place, column in enumerate(question.form.columns)}
    for each in known.late_members(question):
        yield Member(each.record.pk, each.row, sum(places[number] for number in each.columns))
