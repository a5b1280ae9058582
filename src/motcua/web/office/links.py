"""Addresses that carry a whole question, with its days spelled out, so that they mean the same tomorrow."""

from urllib.parse import urlencode

from django.urls import reverse

from motcua.reports.question import Question
from motcua.terms import clock
from motcua.web.office.forms import OTHER


def figures_url(question: Question) -> str:
    return f"{reverse('office:figures')}?{urlencode(_asked(question))}"


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
