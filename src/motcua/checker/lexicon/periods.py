"""Whether two labels speak of the same time: cumulative counts and counts of a month never add up."""

import re

_PERIODS = {
    "cumulative": re.compile(
        r"\b(?:lũy kế|cộng dồn|từ đầu năm|tính đến nay|từ trước đến nay|từ khi|tính từ)\b"
    ),
    "month": re.compile(r"\btháng\s+(\d+)|\btrong tháng(?!\s+\d)|\btháng này"),
    "quarter": re.compile(r"\bquý\s+(\d+|[ivx]+)|\btrong quý(?!\s+(?:\d|[ivx]+\b))"),
    "before": re.compile(r"\b(?:cùng kỳ|kỳ trước|tháng trước|năm trước|quý trước|tuần trước)\b"),
    "year": re.compile(r"\bnăm\s+((?:19|20)\d\d)"),
    "week": re.compile(r"\btrong tuần\b(?!\s+\d)|\btuần\s+(\d+)"),
}


def period_of(label: str) -> frozenset[str]:
    return frozenset(
        f"{name}:{found.group(1) if found.re.groups else ''}"
        for name, pattern in _PERIODS.items()
        for found in pattern.finditer(label)
    )


def same_period(one: str, other: str) -> bool:
    """False where both labels name their time, and differently."""
    first, second = period_of(one), period_of(other)
    if not first or not second or first & second:
        return True
    years = {part for part in first | second if part.startswith("year:")}
    within = {part.partition(":")[0] for part in (first | second) - years}
    return (
        len(years) == 1
        and within <= {"month", "quarter", "week"}
        and (not first - years or not second - years)
    )
