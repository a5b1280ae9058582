"""Reading an answer as a person does: text without tags, single spaces."""

import html
import re

from django.http import HttpResponse

_UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:p|div|li|td|th|dd|dt|h\d|option|legend|label)>")


def text_of(answer: object) -> str:
    """The visible text of a page."""
    assert isinstance(answer, HttpResponse)
    markup = _UNSEEN.sub("", answer.content.decode())
    return " ".join(html.unescape(_TAG.sub("", _BLOCK.sub(" ", markup))).split())
