"""Running numbers of dossiers: one counter an authority and local day, without gaps or doubles."""

from datetime import date

from motcua.database.sql import advance
from motcua.dossiers.models import CodeCounter


def take_numbers(agency_id: int, day: date, count: int = 1) -> int:
    """Take ``count`` numbers and return the last of them.

    The counter stays locked until the transaction ends, and falls back with it.
    """
    return advance(CodeCounter, "last", count, agency=agency_id, day=day)
