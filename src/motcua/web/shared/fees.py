"""Fees in words: that nothing is charged is said once."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from motcua.catalogue.content import Fee
from motcua.catalogue.fees import FeeLine
from motcua.texts.fold import fold
from motcua.texts.numbers import money
from motcua.web.shared.wording import plain

_FREE = frozenset({"khong", "khong thu", "khong thu phi", "khong thu phi, le phi", "mien phi"})


def is_free(fees: Iterable[Fee | FeeLine]) -> bool:
    """Whether the catalogue knows the fees and every one of them is nothing."""
    amounts = [fee.amount for fee in fees]
    return bool(amounts) and not any(amount != 0 for amount in amounts)


def says_free(text: str) -> bool:
    """Whether a note of the catalogue says no more than that nothing is charged."""
    return fold(text).rstrip(".") in _FREE


def fee_name(name: str) -> str:
    """What is paid for, in words; a fee whose name is that nothing is charged is the procedure's own."""
    return _("Giải quyết thủ tục") if says_free(name) else plain(name)


def fee_words(lines: Sequence[FeeLine], text: str) -> str:
    """What the officer reads beside the fee: each line with its amount, or else the catalogue's note."""
    if is_free(lines):
        return _("Không thu phí, lệ phí.") if not text or says_free(text) else plain(text)
    if lines:
        return "; ".join(_line(line) for line in lines) + "."
    return plain(text) or _("Danh mục không ghi khoản thu nào.")


def _line(line: FeeLine) -> str:
    if line.amount is None:
        said = _("theo nghị quyết của HĐND tỉnh, nhập số đã thu")
    else:
        said = money(line.amount) if line.amount else _("không thu")
    return f"{fee_name(line.name)}: {said}"
