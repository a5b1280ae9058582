"""Addresses that carry a whole question, with its days spelled out, so that they mean the same tomorrow."""

from urllib.parse import urlencode

from django.urls import reverse

from motcua.figures.period import Period
from motcua.reports.question import Question
from motcua.terms import clock
from motcua.web.office.forms import OTHER


def figures_url(question: Question) -> str:
    return f"{reverse('office:figures')}?{urlencode(_asked(question))}"


def table_file_url(question: Question, format: str, beside: Period | None) -> str:
    """The table as a file, with the earlier period that stands beside it."""
    compared = (
        {"so_sanh": OTHER, "so_tu": beside.first.isoformat(), "so_den": beside.last.isoformat()}
        if beside
        else {}
    )
    where = {**_asked(question), **compared, "dinh_dang": format}
    return f"{reverse('office:table-file')}?{urlencode(where)}"


def list_file_url(question: Question, row_key: str, column: int | None) -> str:
    """The list behind a cell as a file; without a column, what no cell counts. To be posted to."""
    where = {**_asked(question), "dong": row_key, "cot": "" if column is None else column}
    return f"{reverse('office:list-file')}?{urlencode(where)}"


def cell_url(question: Question, row_key: str, column: int) -> str:
    where = {**_asked(question), "dong": row_key, "cot": column}
    return f"{reverse('office:cell')}?{urlencode(where)}"


def unusable_url(question: Question) -> str:
    return f"{reverse('office:unusable')}?{urlencode(_asked(question))}"


def _asked(question: Question) -> dict[str, str]:
    return {
        "bieu": question.form.code,
        "co_quan": question.agency.code,
        "ky": OTHER,
        "tu_ngay": question.period.first.isoformat(),
        "den_ngay": question.period.last.isoformat(),
        "theo": question.grouping.key,
        "cap": question.level or "",
        "biet_den": clock.local(question.known_at).date().isoformat() if question.known_at else "",
    }
