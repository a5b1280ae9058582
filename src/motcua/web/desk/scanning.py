"""What a scanner types: the tracking address of a receipt, a bare code, or a citizen card."""

from urllib.parse import parse_qs, urlsplit

from motcua.texts.cccd import looks_like_card

LONGEST = 400


def scanned_code(text: str) -> str:
    """The dossier code in a scanned or typed text: the ``ma`` of a tracking address, or the text itself."""
    text = text.replace("\0", "").strip()[:LONGEST]
    if "://" in text:
        return parse_qs(urlsplit(text).query).get("ma", [""])[0].strip().upper()
    return text.upper()


def search_text(text: str) -> str:
    """A card is searched by its number, an address by its code; anything else is left as typed."""
    text = text.replace("\0", "").strip()[:LONGEST]
    if looks_like_card(text):
        return text.partition("|")[0]
    return scanned_code(text) if "://" in text else text
