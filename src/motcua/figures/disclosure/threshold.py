"""How small a count must be to be hidden: dated, because practice may change."""

from datetime import date
from typing import NamedTuple


class Threshold(NamedTuple):
    """From ``since`` on (local day of publication) counts from 1 to ``least`` - 1 are hidden."""

    since: date
    least: int
    source: str


# No Vietnamese rule prescribes a number for open data; 5 is the habit of statistical offices (uncertain).
THRESHOLDS = (
    Threshold(
        date(2000, 1, 1), 5, "Mức thường dùng của cơ quan thống kê, chưa có quy định riêng (chưa chắc chắn)"
    ),
)


def threshold_on(day: date) -> Threshold:
    """Raises LookupError before the first."""
    found = [threshold for threshold in THRESHOLDS if threshold.since <= day]
    if not found:
        raise LookupError(f"no threshold on {day}")
    return found[-1]
