"""A table as plain text for the console."""

from collections.abc import Sequence

from motcua.reports.comparison import Comparison, Difference
from motcua.reports.question import Question
from motcua.reports.result import Result, Row
from motcua.terms import clock
from motcua.texts.numbers import group

NAME_WIDTH = 40


def compared_as_text(comparison: Comparison) -> str:
    """The later table, then the differences from the earlier: "+3 (+75,00%)"."""
    now, period = comparison.now, comparison.before.question.period
    numbers = [column.number for column in now.question.form.columns]
    header = ["", *(f"({number})" for number in numbers)]
    lines = [
        [_short(line.name), *(_difference(line.cells[number]) for number in numbers)]
        for line in comparison.lines
    ]
    return "\n".join(
        [
            as_text(now),
            "",
            f"So với kỳ từ {period.first:%d/%m/%Y} đến hết {period.last:%d/%m/%Y}",
            *_aligned([header, *lines]),
            *(
                f"{each.ratio.name}: {each.before.text} → {each.now.text} ({each.text})"
                for each in comparison.ratios
            ),
        ]
    )


def _difference(each: Difference) -> str:
    return f"{each.text} ({each.percent_text})"


def as_text(result: Result) -> str:
    question = result.question
    form, period = question.form, question.period
    numbers = [column.number for column in form.columns]
    header = ["", *(f"({number})" for number in numbers)]
    table = [header, *(_line(row, numbers) for row in result.lines)]
    return "\n".join(
        [
            f"Biểu {form.code}. {form.title}",
            f"{question.agency.name}, từ {period.first:%d/%m/%Y} đến hết {period.last:%d/%m/%Y}",
            *_known(question),
            *([f"Kỳ chưa kết thúc, tính đến {period.then:%H:%M ngày %d/%m/%Y}."] if period.running else []),
            *_aligned(table),
            *(f"({column.number}) {column.group}: {column.name}" for column in form.columns),
            *(
                f"{check.text}: {'đúng' if check.holds else 'SAI ở ' + '; '.join(check.broken)}"
                for check in result.checks
            ),
            *(f"{value.ratio.name}: {value.text}" for value in result.ratios),
        ]
    )


def _known(question: Question) -> list[str]:
    if question.known_at is None:
        return []
    return [f"Theo dữ liệu biết đến {clock.local(question.known_at):%H:%M:%S ngày %d/%m/%Y}."]


def _line(row: Row, numbers: Sequence[int]) -> list[str]:
    return [_short(row.name), *(group(row.cells[number]) for number in numbers)]


def _short(name: str) -> str:
    return name if len(name) <= NAME_WIDTH else name[: NAME_WIDTH - 1] + "…"


def _aligned(table: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(line[place]) for line in table) for place in range(len(table[0]))]
    return [
        "  ".join(
            [
                line[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
            ]
        ).rstrip()
        for line in table
    ]
