from urllib.parse import urlencode

from django.urls import reverse

from motcua.reports.question import Question
from motcua.web.office.links import cell_url


def crossed_url(question: Question, row_key: str, across: str, side_key: str, column: int) -> str:
    """The list behind a cell of a crossing: the address of a cell, with the other grouping and its row."""
    _page, _mark, where = cell_url(question, row_key, column).partition("?")
    return f"{reverse('office:crossed')}?{where}&{urlencode({'cheo': across, 'dong_cheo': side_key})}"
