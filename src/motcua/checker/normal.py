"""One spelling of Vietnamese for comparing. `key` keeps the length: its places are the text's."""

import re
import unicodedata

_LOOK_ALIKE = str.maketrans(
    "АВЕКМНОРСТХГаеорсух", "ABEKMHOPCTXTaeopcyx"
)  # Cyrillic letters that scans put in
_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u2009\u202f", " "))
_TONE_PLACES = {
    old: new
    for vowels, tones in (("oa", "àáảãạ"), ("oe", "èéẻẽẹ"), ("uy", "ỳýỷỹỵ"))
    for old, new in (
        (vowels[0] + tone, _first + vowels[1])
        for tone, _first in zip(tones, {"o": "òóỏõọ", "u": "ùúủũụ"}[vowels[0]], strict=True)
    )
}
_TONE_PLACE = re.compile(rf"(?<!q)(?:{'|'.join(_TONE_PLACES)})(?!\w)")  # "hoà", but not "toàn", "quý"
_I_OR_Y = re.compile(r"\b(?:tỉ|kì|lí|kĩ|mĩ|kí)\b")
_I_TO_Y = str.maketrans("ỉìíĩ", "ỷỳýỹ")


def clean(text: str) -> str:
    """Composed letters, one kind of line end, nothing invisible. Done once, when a text is read."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf"))


def key(text: str) -> str:
    """Lower case, tone marks in one place (hoà, hòa), i for y (tỉ lệ, tỷ lệ), plain spaces; same length."""
    lowered = "".join(
        sign.lower() if len(sign.lower()) == 1 else sign for sign in text.translate(_LOOK_ALIKE)
    )
    lowered = _TONE_PLACE.sub(lambda found: _TONE_PLACES[found[0]], lowered.translate(_SPACES))
    return _I_OR_Y.sub(lambda found: found[0].translate(_I_TO_Y), lowered)


def either(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first; a blank stands for any space."""
    ordered = sorted({key(phrase) for phrase in phrases}, key=len, reverse=True)
    inner = "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\#", "#") for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)")
