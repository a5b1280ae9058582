"""Freezing: the figures as known at one instant become bytes, and each cell keeps the ids it counted."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from motcua.filing.access import prepares
from motcua.filing.actions.performing import locked, record
from motcua.filing.asked import tells_its_past
from motcua.filing.building import built
from motcua.filing.document import Built, broken, sha256_of
from motcua.filing.models import Report, State, StoredRow
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.terms import clock

SETTLED = timedelta(minutes=1)
"""A change under way is recorded at its beginning and seen at its end; after so long it has been seen."""

verbs.register("report_frozen", "Chốt số liệu của {title} theo dữ liệu biết đến {known_text}")


def freeze(user: User, report: Report | UUID) -> Report:
    """Fix the figures as they are known a minute ago, or at the moment chosen when the draft was made; those
    of subjects that cannot tell their past as they are now, with the facts behind them.

    Raises NotPermitted, WrongState. A broken identity is kept and shown; such a report cannot be signed.
    """
    with transaction.atomic():
        found = locked(user, report, prepares, (State.DRAFT,))
        found.known_at = _known_at(found)
        _store(found, built(found))
        record(found, user, "report_frozen", _facts(found))
    return found


def _known_at(report: Report) -> datetime:
    settled = clock.now() - SETTLED if tells_its_past(report.form) else clock.now()
    return min(report.known_at, settled) if report.known_at else settled


def _store(report: Report, made: Built) -> None:
    report.canonical = made.content
    report.sha256 = sha256_of(made.content)
    report.kept = made.kept or None
    report.state, report.frozen_at = State.FROZEN, clock.now()
    report.save(update_fields=["canonical", "sha256", "kept", "state", "frozen_at", "known_at"])
    names = {row["key"]: row["name"] for row in made.document["rows"]}
    StoredRow.objects.bulk_create(_row(report, key, names[key], made) for key in made.rows)


def _row(report: Report, key: str, name: str, made: Built) -> StoredRow:
    members = made.rows[key]
    ids, marks = members.packed()
    return StoredRow(report=report, key=key, name=name, columns=list(members.columns), ids=ids, marks=marks)


def _facts(report: Report) -> dict[str, object]:
    assert report.known_at is not None
    known = clock.local(report.known_at)
    return {
        "sha256": report.sha256,
        "known_at": clock.to_text(report.known_at),
        "known_text": f"{known:%H:%M:%S %d/%m/%Y}",
        "broken": broken(report.document),
    }
