"""The figures of a report with the ids behind each, counted in one pass and compared with the table."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from motcua.filing.members import Members
from motcua.reports.members import members
from motcua.reports.queries import answer
from motcua.reports.question import Question
from motcua.reports.result import Result


class TwoCounts(RuntimeError):
    """The table and the lists behind it disagree. A defect of the program; nothing may be stored."""


@dataclass(frozen=True)
class Counted:
    """``rows``: row key -> members, every row that the table shows; ``unusable``: sorted ids."""

    result: Result
    rows: dict[str, Members]
    unusable: tuple[UUID, ...]


def count(question: Question) -> Counted:
    """Raises TwoCounts."""
    result = answer(question)
    rows = _members(question, result)
    listed = {key: some.counts() for key, some in rows.items()}
    if listed != {row.key: dict(row.cells) for row in result.rows}:
        raise TwoCounts(f"{question.form.code}, {question.agency.code}, {question.period}")
    unusable = question.unusable().order_by("pk").values_list("pk", flat=True)
    return Counted(result, rows, tuple(unusable))


def _members(question: Question, result: Result) -> dict[str, Members]:
    """Several values of the grouping may belong to one row."""
    columns = tuple(column.number for column in question.form.columns)
    by_value: dict[Any, Members] = {}
    for member in members(question):
        by_value.setdefault(member.row, Members(columns)).add(member.id, member.mark)
    keys = question.grouping.keys(by_value, question)
    parts: dict[str, list[Members]] = {row.key: [] for row in result.rows}
    for value, some in by_value.items():
        parts.setdefault(keys[value], []).append(some)
    return {key: Members.merged(columns, some) for key, some in parts.items()}
