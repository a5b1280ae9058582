"""Fees of the seed data: `fee_vnd` in its several shapes, or what `fee_text` says for sure."""

from typing import Any

Fees = list[dict[str, Any]]

_FREE = ("không", "miễn phí", "miễn lệ phí", "miễn lần đầu")
_NO_FEE_KNOWN = "Theo quy định của địa phương"


def fees_of(code: str, text: str, amounts: int | dict[str, int] | None) -> Fees:
    """The fees of a row; an amount that a provincial council sets is None, never 0."""
    if code in _BY_CODE:
        return [dict(fee) for fee in _BY_CODE[code]]
    if isinstance(amounts, dict):
        return _from_shape(amounts)
    if isinstance(amounts, int):
        return [_fee("Phí, lệ phí", amounts)] if amounts else [_fee("Không thu", 0)]
    if text.lower().startswith(_FREE):
        return [_fee("Không thu", 0)]
    return [_fee(_NO_FEE_KNOWN, None, text=text)] if text else []


def _from_shape(amounts: dict[str, int]) -> Fees:
    if "page" in amounts:
        extra = {"per": "page", "later_amount": amounts["page_from_3"], "cap": amounts["max_per_copy"]}
        return [_fee("Phí chứng thực bản sao", amounts["page"]) | extra]
    if "publication" in amounts:
        return [
            _fee("Lệ phí đăng ký", amounts["fee"], "counter"),
            _fee("Lệ phí đăng ký", amounts["fee"], "post"),
            _fee("Phí công bố", amounts["publication"]),
        ]
    return [_by_channel(key, amount) for key, amount in amounts.items()] + _by_post(amounts)


def _by_channel(key: str, amount: int) -> dict[str, Any]:
    """ "counter", "online", or for a list of persons "list_counter", "list_online"."""
    if key.startswith("list_"):
        extra = {"optional": True, "per": "person"}
        return _fee("Lệ phí theo danh sách", amount, key.removeprefix("list_")) | extra
    return _fee("Lệ phí", amount, key)


def _by_post(amounts: dict[str, int]) -> Fees:
    """What comes by post costs what it costs at the counter."""
    return [_fee("Lệ phí", amounts["counter"], "post")] if "counter" in amounts else []


def _fee(name: str, amount: int | None, channel: str | None = None, text: str = "") -> dict[str, Any]:
    fee: dict[str, Any] = {"name": name, "amount": amount, "channel": channel, "per": "dossier"}
    return fee | {"text": text} if text else fee


_COPY = {
    "name": "Bản sao trích lục",
    "amount": 8000,
    "channel": None,
    "per": "copy",
}  # TT 281/2016 (verified)
_BY_CODE: dict[str, Fees] = {
    "1.001193": [_fee("Không thu", 0), {**_COPY, "optional": True}],
    "2.000635": [_COPY],
    "2.002516": [{**_COPY, "name": "Văn bản xác nhận"}],
    "3.000348": [_fee("Lệ phí", 135000, channel) for channel in ("counter", "post")]
    + [_fee("Lệ phí", 115000, "online")],
    "2.002038": [_fee("Lệ phí", 2500000)],
}
"""Rows whose `fee_text` gives amounts that `fee_vnd` leaves out."""
