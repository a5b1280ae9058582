"""A computed table as a sheet. It holds counts only, so that taking it along is nobody's secret."""

from motcua.figures.form import Column
from motcua.reports.comparison import Comparison
from motcua.reports.exports.lists import notes_of
from motcua.reports.exports.sheet import Sheet
from motcua.reports.result import Result


def table_sheet(result: Result) -> Sheet:
    columns = result.question.form.columns
    return Sheet(
        name=_name(result),
        title=result.question.form.heading,
        notes=notes_of(result.question),
        keys=["key", "name", *(str(column.number) for column in columns)],
        headings=["Mã", result.question.grouping.name, *(_heading(column) for column in columns)],
        rows=[[row.key, row.name, *(row.cells[c.number] for c in columns)] for row in result.lines],
        about=_about(result),
        footnotes=_footnotes(result),
    )


def compared_sheet(comparison: Comparison) -> Sheet:
    """Four columns for each of the form: the later period, the earlier, the difference, and in per cent."""
    now, earlier = comparison.now, comparison.before.question.period
    columns = now.question.form.columns
    versus = f"So với kỳ từ {earlier.first:%d/%m/%Y} đến hết {earlier.last:%d/%m/%Y}"
    parts = ("", " – kỳ so sánh", " – tăng, giảm", " – tỷ lệ tăng, giảm")
    keys = ("", "_before", "_difference", "_percent")
    return Sheet(
        name=f"{_name(now)}-so-sanh",
        title=now.question.form.heading,
        notes=[*notes_of(now.question), versus],
        keys=["key", "name", *(f"{column.number}{key}" for column in columns for key in keys)],
        headings=[
            "Mã",
            now.question.grouping.name,
            *(f"{_heading(column)}{part}" for column in columns for part in parts),
        ],
        rows=[
            [
                line.key,
                line.name,
                *(
                    value
                    for each in (line.cells[column.number] for column in columns)
                    for value in (each.now, each.before, each.by, each.percent_text)
                ),
            ]
            for line in comparison.lines
        ],
        about={**_about(now), "compared": {"from": str(earlier.first), "to": str(earlier.last)}},
        footnotes=_footnotes(now),
    )


def _heading(column: Column) -> str:
    return f"{column.group}: {column.name} ({column.number})"


def _name(result: Result) -> str:
    period = result.question.period
    return f"bieu-{result.question.form.code}-{period.first:%Y%m%d}-{period.last:%Y%m%d}"


def _about(result: Result) -> dict[str, object]:
    whole = result.as_json()
    return {key: value for key, value in whole.items() if key not in ("rows", "sections", "total")}


def _footnotes(result: Result) -> list[str]:
    identities = [f"{check.text}: {'khớp' if check.holds else 'KHÔNG KHỚP'}" for check in result.checks]
    ratios = [f"{value.ratio.name} {value.ratio.text}: {value.text}" for value in result.ratios]
    return ["", *identities, *ratios]
