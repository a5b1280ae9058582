"""The document of a stored report, for the first time or again; a correction's with its differences."""

from typing import Any

from motcua.filing.asked import question_of, tells_its_past
from motcua.filing.differences import differences, reasons
from motcua.filing.document import Built, Names, build, build_kept
from motcua.filing.models import Report


def built(report: Report, names: Names | None = None) -> Built:
    """As known at the report's moment, which must be set. ``names``: those stored, when it is run again."""
    assert report.known_at is not None
    if tells_its_past(report.form) and not report.kept:
        made = build(question_of(report), report.known_at, names)
    else:
        made = build_kept(question_of(report), report.known_at, bytes(report.kept or b""), names)
    if report.corrects is not None:
        made.document["correction"] = _correction(report, report.corrects, made)
    return made


def _correction(report: Report, before: Report, made: Built) -> dict[str, Any]:
    """What it changes of the report that it corrects, which is named by its digest."""
    old = {row.key: row.members() for row in before.rows.all()}
    cells = differences(old, made.rows)
    return {"corrects": before.sha256, "cells": cells, "reasons": reasons(cells, before, report)}
