"""The only module with SQL of its own: statements the ORM cannot say, the same on SQLite and PostgreSQL."""

from datetime import date

from django.db import connection

_NEXT_NUMBER = """
INSERT INTO dossiers_codecounter (agency_id, day, last) VALUES (%s, %s, %s)
ON CONFLICT (agency_id, day) DO UPDATE SET last = dossiers_codecounter.last + excluded.last
RETURNING last
"""


def take_numbers(agency_id: int, day: date, count: int = 1) -> int:
    """Advance the agency's counter of ``day`` by ``count`` and return the last number taken.

    The row stays locked until the transaction ends, so numbers have neither gaps nor doubles.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _NEXT_NUMBER, [agency_id, day.isoformat() if connection.vendor == "sqlite" else day, count]
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def refresh_statistics() -> None:
    """Tell the planner how large the tables have become after a bulk load."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
