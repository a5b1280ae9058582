"""Plans for the values that are asked for, where one plan for all values would be a bad one.

Statements are prepared at their second use, and after some uses PostgreSQL may settle on one plan whatever
the values. That is right for the short statements of every request. What reads figures it misleads: a month
and ten years, or a sector of seven dossiers and one of a million, ask to be read differently.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def for_these_values() -> Iterator[None]:
    """Within, PostgreSQL plans each statement anew; it costs no round trip. SQLite plans so anyway."""
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    session = connection.connection
    kept, session.prepare_threshold = session.prepare_threshold, None
    try:
        yield
    finally:
        session.prepare_threshold = kept
