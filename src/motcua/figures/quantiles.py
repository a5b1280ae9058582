"""Medians and percentiles by nearest rank.

The p-th percentile of n values is the smallest value such that at least p % of the values are at most it:
the value at place ceil(p · n / 100) in order, counting from 1. It is always a value that occurred, so "nine
of ten took at most so long" is literally true. The median is the 50th.
"""

from collections.abc import Sequence

MEDIAN, P90 = 50, 90


def nearest_rank(ordered: Sequence[int], percent: int) -> int:
    """Of values in ascending order. Raises ValueError for no values or a percentage not in 1..100."""
    if not ordered:
        raise ValueError("no values")
    if not 1 <= percent <= 100:
        raise ValueError("percent must be 1 to 100")
    return ordered[-(-percent * len(ordered) // 100) - 1]
