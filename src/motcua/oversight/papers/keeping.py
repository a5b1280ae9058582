"""What a frozen paper keeps of each of its numbers: what was asked, what came out, and what was counted."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from motcua.documents.live_text import Placeholder
from motcua.dossiers.errors import WrongState
from motcua.oversight.models import Paper, PaperFigure
from motcua.oversight.papers.live import Teller, Told, rows_of

Counted = Mapping[str, list[str]]
"""Ids of what a number counted, by the code of the unit ("" where it is of the whole)."""


def with_parts(numbers: Iterable[Placeholder], teller: Teller) -> list[Told]:
    """Each number, and each that a ratio among them is reckoned from, once."""
    found: dict[Placeholder, Told] = {}
    for asked in numbers:
        told = teller.tell(asked)
        for each in (told, *(teller.tell(part) for part in told.parts)):
            found.setdefault(each.asked, each)
    return list(found.values())


def figures_of(paper: Paper, numbers: Iterable[Placeholder], teller: Teller) -> list[PaperFigure]:
    """The rows to be kept. Raises WrongState where a number is not as long as its list: somebody writes."""
    return [
        _figure(paper, place, told, teller) for place, told in enumerate(with_parts(numbers, teller), start=1)
    ]


def _figure(paper: Paper, place: int, told: Told, teller: Teller) -> PaperFigure:
    ids = counted_now(told.asked, teller)
    if told.count is not None and sum(map(len, ids.values())) != told.count:
        raise WrongState(f"Số liệu “{told.label}” vừa thay đổi trong lúc chốt. Hãy chốt lại.")
    return PaperFigure(
        paper=paper, place=place, token=told.asked.token, value=told.text, label=told.label[:300],
        definition=told.definition, question=told.question, parts=[part.token for part in told.parts],
        counted=packed(ids),
    )  # fmt: skip


def counted_now(asked: Placeholder, teller: Teller) -> dict[str, list[str]]:
    return {
        unit: [str(key) for key in rows_of(listed).values_list("pk", flat=True)]
        for unit, listed in teller.lists(asked)
    }


def packed(ids: Counted) -> bytes:
    return zlib.compress(json.dumps(ids, separators=(",", ":")).encode(), 6)


def unpacked(kept: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(zlib.decompress(bytes(kept)))
    return found
