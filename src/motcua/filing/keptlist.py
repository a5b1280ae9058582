"""Things that a report counted from kept facts: where they stand now, and what became different about them.

Their past cannot be told, so a list shows them as they are now, wherever that is: a procedure whose authority
has ended is still found. What became different is read off the facts kept with a report and its correction.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from motcua.database.among import AmongIds
from motcua.figures import forms, kept
from motcua.filing.kept import Kept
from motcua.filing.models import Report
from motcua.organisation.models import Agency
from motcua.reports.parts import parts
from motcua.reports.question import Question

COUNTED, LEFT = "Nay mới thuộc diện đếm", "Nay không còn thuộc diện đếm"


def found(question: Question, ids: Sequence[UUID]) -> list[Any]:
    """The things of those ids, part by part in the order of each; every one with its id as ``kept_id`` and
    its ``kept_source``. Missing are those whose rows were deleted."""
    return [thing for part in parts(question) for thing in _found(part, ids)]


def _found(part: Question, ids: Sequence[UUID]) -> Iterator[Any]:
    """First as a list of the subject has them; then what no such list has any more, by its bare row."""
    subject, source = part.form.subject.key, part.source
    keys = [key for key in (kept.key_of(subject, id) for id in ids) if key is not None]
    records = source.records(Agency.objects.all(), part.period)
    things = list(source.listed(records.filter(AmongIds("pk", keys)).order_by(*source.order)))
    if left := set(keys) - {thing.pk for thing in things}:
        rows = records.model._default_manager.filter(AmongIds("pk", left))
        things += source.listed(rows.order_by(*source.order))
    for thing in things:
        thing.kept_id, thing.kept_source = kept.id_of(subject, thing.pk), source
        yield thing


@dataclass(frozen=True)
class _Facts:
    row: str
    told: Mapping[str, str]


def changes(correction: Report, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """What became different about each thing between a report and its correction, in Vietnamese; nothing
    where its facts are the same and time alone moved it."""
    before, after = _facts(correction.corrects), _facts(correction)
    return {id: list(_changed(before.get(id), after.get(id))) for id in ids}


def _facts(report: Report | None) -> dict[UUID, _Facts]:
    """Empty for a report without kept facts."""
    if report is None or not report.kept:
        return {}
    form = forms.get(report.form)
    words = {part.subject.key: {fact.value: fact for fact in kept.asked(part)} for part in form.parts}
    return {
        thing.id: _Facts(thing.row, dict(kept.told(part.facts, thing.values, words[part.subject])))
        for part in Kept.read(bytes(report.kept)).now
        for thing in part.things
    }


def _changed(before: _Facts | None, after: _Facts | None) -> Iterator[str]:
    if before is None or after is None:
        yield COUNTED if before is None else LEFT
        return
    if before.row != after.row:
        yield "Nay đếm ở dòng khác"
    for words, value in after.told.items():
        if words in before.told and before.told[words] != value:
            yield f"{words[:1].upper()}{words[1:]}: trước {before.told[words]}, nay {value}"
