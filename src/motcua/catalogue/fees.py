"""What a dossier costs, as far as the catalogue knows it. Amounts in đồng."""

from dataclasses import dataclass

from motcua.catalogue.content import Content, Fee

_FULL_PRICE_PAGES = 2  # TT 226/2016/TT-BTC: from page 3 on the lower amount (memory)


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee of a dossier; ``amount`` None: set by the provincial council, to be asked there."""

    name: str
    amount: int | None


def fee_for(content: Content, channel: str, copies: int = 1, pages: int = 1) -> int | None:
    """The total of the known fees for a channel; None where no amount is known.

    ``copies``: copies asked for; ``pages``: pages of one copy. Optional fees are not in it.
    """
    amounts = [line.amount for line in fee_lines(content, channel, copies, pages)]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def fee_lines(content: Content, channel: str, copies: int = 1, pages: int = 1) -> tuple[FeeLine, ...]:
    """The fees of a channel one by one, the optional ones left out."""
    fees = [fee for fee in content.fees if fee.channel in (None, channel) and not fee.optional]
    return tuple(FeeLine(fee.name, _amount(fee, copies, pages)) for fee in fees)


def _amount(fee: Fee, copies: int, pages: int) -> int | None:
    if fee.amount is None:
        return None
    if fee.per == "page":
        return copies * _one_copy(fee, fee.amount, pages)
    return fee.amount * copies if fee.per == "copy" else fee.amount


def _one_copy(fee: Fee, first: int, pages: int) -> int:
    later = first if fee.later_amount is None else fee.later_amount
    full = min(pages, _FULL_PRICE_PAGES)
    amount = full * first + (pages - full) * later
    return amount if fee.cap is None else min(amount, fee.cap)
