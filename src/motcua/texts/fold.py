"""Folding of Vietnamese text, so that "dang ky", "ĐĂNG KÝ" and a decomposed "Đăng ký" find the same thing."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")  # combining marks, invisible characters
_PLAIN = str.maketrans({"đ": "d", "ð": "d"})
_WORD = re.compile(r"[^\W_]+")

#: Letters in the order of the Vietnamese alphabet where a mark makes another letter: base and rank.
_LETTER_RANK = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}
#: Tones in dictionary order after the level tone (1): huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}


def fold(text: str) -> str:
    """Lower case, no diacritics, đ -> d, single spaces. Takes NFC and NFD alike; idempotent."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", bare)).translate(_PLAIN)
    return unicodedata.normalize("NFC", " ".join(bare.split()))


def initials(text: str) -> str:
    """First letters of the folded words: "Đăng ký kết hôn" -> "dkkh"; punctuation is skipped."""
    return "".join(word[0] for word in _WORD.findall(fold(text)))


def search_key(text: str) -> str:
    """What a search column holds: the folded text, a space, the initials."""
    return f"{fold(text)} {initials(text)}".strip()


def given_name_key(name: str) -> str:
    """Sort key of a full name: given name (last word) first, then family and middle names.

    Follows the Vietnamese alphabet (a < ă < â, d < đ) and then the tones (ngang, huyền, hỏi, ngã, sắc, nặng).
    Only digits and small letters a-z occur, so that every database collation sorts the key alike.
    """
    words = unicodedata.normalize("NFC", name).lower().split()
    if not words:
        return ""
    given, rest = words[-1], words[:-1]
    return "0".join([_letters(given), _tone(given), *map(_letters, rest), "", "".join(map(_tone, rest))])


def _letters(word: str) -> str:
    return "".join(_letter(char) for char in word)


def _letter(char: str) -> str:
    """Two characters a letter, without its tone: base letter and rank; nothing for other signs."""
    parts = unicodedata.normalize("NFD", char)
    toneless = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONE_RANK))
    if toneless in _LETTER_RANK:
        return _LETTER_RANK[toneless]
    return "".join(f"{base}0" for base in fold(toneless) if base.isascii() and base.isalnum())


def _tone(word: str) -> str:
    marks = (_TONE_RANK[part] for part in unicodedata.normalize("NFD", word) if part in _TONE_RANK)
    return next(marks, "1")
