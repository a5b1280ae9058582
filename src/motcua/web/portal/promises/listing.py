"""Promises searched and put in order; what says nothing comes last."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext_lazy

from motcua.pace.promises import Promise
from motcua.texts.fold import fold

ORDERS = {
    "": gettext_lazy("Theo tên thủ tục"),
    "nhanh": gettext_lazy("Nhanh nhất trước"),
    "cham": gettext_lazy("Lâu nhất trước"),
    "dung-han": gettext_lazy("Ít chắc đúng hạn nhất trước"),
}


def chosen(rows: Iterable[Promise], text: str, order: str) -> list[Promise]:
    """Those whose name has every word of ``text``, without diacritics, or whose code it is."""
    words = fold(text).split()
    found = [row for row in rows if _has(row, words) or row.procedure.code == text]
    return sorted(found, key=lambda row: (not row.enough, _place(row, order), fold(row.procedure.name)))


def _has(row: Promise, words: Iterable[str]) -> bool:
    name = fold(row.procedure.name)
    return all(word in name for word in words)


def _place(row: Promise, order: str) -> Decimal:
    median, chance = row.median or Decimal(0), Decimal(row.chance or 0)
    return {"nhanh": median, "cham": -median, "dung-han": chance}.get(order, Decimal(0))
