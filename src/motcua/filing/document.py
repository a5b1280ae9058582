"""The figures of a report as one JSON value, and that value as bytes: what is hashed, signed and run again.

Everything in it follows from what was known at the report's moment; nothing says who froze it or when. Names
of the agency and of rows are as they stood when it was frozen.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.figures.form import Column, Form
from motcua.figures.formula import formula
from motcua.figures.identities import Check
from motcua.filing import kept
from motcua.filing.asked import a_year_before
from motcua.filing.counting import Counted, count
from motcua.filing.members import Members, digest_of
from motcua.filing.seals import seals_of, shown
from motcua.journal import hashing
from motcua.reports.queries import answer, carried_over
from motcua.reports.question import Question
from motcua.reports.result import Result, Row
from motcua.reports.rows import TOTAL

FORMAT = "motcua.report/1"


@dataclass(frozen=True)
class Names:
    """Names that may change without a figure changing."""

    agency: str
    rows: Mapping[str, str]


@dataclass(frozen=True)
class Built:
    """``document``: what is stored; ``rows``: row key -> ids and marks; ``kept``: the facts behind them, of
    subjects that cannot tell their past."""

    document: dict[str, Any]
    rows: dict[str, Members]
    kept: bytes = b""

    @property
    def content(self) -> bytes:
        return hashing.canonical(self.document)


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def build(question: Question, known_at: datetime, names: Names | None = None) -> Built:
    """The document of a question as known at ``known_at``; ``names``: those of a report that is run again."""
    counted = count(question)
    checks = carried_over(question, counted.result)
    total = answer(a_year_before(question)).total
    document = _document(question, known_at, counted, names or names_of(counted.result), checks, total)
    return Built(document, counted.rows)


def build_kept(question: Question, known_at: datetime, content: bytes, names: Names | None = None) -> Built:
    """The same of a subject that cannot tell its past. ``content``: the facts kept; empty: those of now."""
    facts = kept.Kept.read(content) if content else kept.collect(question, a_year_before(question))
    content = content or facts.content
    names = names or Names(question.agency.name, kept.agreed(question, facts))
    counted = kept.count(question, facts, names.rows)
    earlier = a_year_before(question)
    before = kept.members_of(question.form, facts.earlier, earlier.period)
    total = Row(TOTAL, "", kept.total_of(question.form, before))
    document = _document(question, known_at, counted, names, (), total)
    document["kept"] = kept.summary(content, facts, sha256_of(content))
    return Built(document, counted.rows, content)


def _document(
    question: Question,
    known_at: datetime,
    counted: Counted,
    names: Names,
    carried: Iterable[Check],
    compared: Row,
) -> dict[str, Any]:
    result = counted.result
    return {
        "format": FORMAT,
        "form": _form(question.form),
        "agency": {"code": question.agency.code, "name": names.agency},
        "level": question.level or "",
        "period": _period(question),
        "known_at": hashing.instant(known_at),
        "running": question.period.running,
        "grouping": question.grouping.key,
        "columns": [_column(column) for column in question.form.columns],
        "rows": _rows(result.rows, counted.rows, names),
        "total": _cells(result.total),
        "identities": [*map(_check, result.checks), *map(_check, carried)],
        "ratios": [value.as_json() for value in result.ratios],
        "comparison": {"period": _period(a_year_before(question)), "total": _cells(compared)},
        "unusable": {"count": len(counted.unusable), "ids": digest_of(counted.unusable)},
        "seals": list(shown(seals_of(question.agency, known_at))),
    }


def names_of(result: Result) -> Names:
    return Names(result.question.agency.name, {row.key: row.name for row in result.rows})


def stored_names(document: Mapping[str, Any]) -> Names:
    return Names(document["agency"]["name"], {row["key"]: row["name"] for row in document["rows"]})


def broken(document: Mapping[str, Any]) -> list[str]:
    """The identities that do not hold, by their text."""
    return [each["text"] for each in document["identities"] if not each["holds"]]


def _form(form: Form) -> dict[str, Any]:
    return {"code": form.code, "title": form.title, "source": form.source, "unit": form.unit}


def _period(question: Question) -> dict[str, str]:
    return {"first": question.period.first.isoformat(), "last": question.period.last.isoformat()}


def _column(column: Column) -> dict[str, Any]:
    figure = column.figure
    return {
        "number": column.number,
        "group": column.group,
        "name": column.name,
        "definition": figure.definition,
        "formula": formula(figure.predicate),
        "source": figure.source,
    }


def _rows(rows: Iterable[Row], members: Mapping[str, Members], names: Names) -> list[dict[str, Any]]:
    """By key: the order in which they are shown follows from the names."""
    return [
        {
            "key": row.key,
            "name": names.rows.get(row.key, row.name),
            "cells": {
                str(number): {"count": count, "ids": members[row.key].digest(number)}
                for number, count in row.cells.items()
            },
        }
        for row in sorted(rows, key=lambda row: row.key)
    ]


def _cells(row: Row) -> dict[str, int]:
    return {str(number): count for number, count in row.cells.items()}


def _check(check: Check) -> dict[str, Any]:
    return {"text": check.text, "holds": check.holds, "broken": sorted(check.broken)}
