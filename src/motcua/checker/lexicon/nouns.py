"""What numbers in reports count, by kinds that can be added up. Between kinds nothing is ever compared."""

import re
import tomllib
from importlib.resources import files

from motcua.checker.normal import either, key

_DATA = tomllib.loads(files("motcua.checker.lexicon").joinpath("nouns.toml").read_text(encoding="utf-8"))
_KIND = {key(noun): kind for kind, nouns in _DATA["kinds"].items() for noun in nouns}
NOUN = either(*_KIND)
_AT_START = re.compile(rf"\s*(?:\(?(?:số|lượng|các|những|bộ)\s+)?(?:{NOUN.pattern})")
_PROCEDURES = re.compile(r"\s*(?<!\w)(?:t+hc|(?:tthc|t+hc)\b)")
_COUNTED = re.compile(r"^(?:tổng\s+)?số\s+(?:lượng\s+)?$")
SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "trđ": 6, "tỷ": 9}
_SCALE = re.compile(rf"\s*({'|'.join(SCALES)})(?!\w)(\s*(?:đồng|đ)(?!\w))?")
#: What is measured always says its unit.
_MEASURES = {"time", "area", "length", "times", "points"}
#: What labels are called by, unless "số" says that it is counted: "lĩnh vực đất đai: 93".
_NAMES = {"places", "time", "sectors", "projects"}
_INFORMATION = re.compile(r"\bthông\s+$")
#: Kinds that are used for each other.
ALIKE = {frozenset(pair.split()) for pair in _DATA["alike"]["pairs"]}


def noun_after(key: str, start: int) -> tuple[str, str] | None:
    """The noun counted and its kind, when one stands at `start` of `key`."""
    if _PROCEDURES.match(key, start):
        return "tthc", "procedures"
    found = _AT_START.match(key, start)
    if found is None:
        return None
    noun = " ".join(NOUN.findall(found[0])[-1].split())
    return noun, _KIND[noun]


def noun_within(label: str) -> tuple[str, str] | None:
    """The first noun in "tổng số hồ sơ tiếp nhận"; places and sectors only where they are counted."""
    for found in NOUN.finditer(label):
        if _INFORMATION.search(label[: found.start()]):
            continue
        noun = " ".join(found[0].split())
        if _KIND[noun] not in _NAMES or _COUNTED.search(label[: found.start()]):
            return noun, _KIND[noun]
    return None


def scale_after(key: str, start: int) -> tuple[int, int, bool]:
    """Power of ten said by a word at `start` (triệu: 6), where that word ends, and whether it is money."""
    found = _SCALE.match(key, start)
    return (SCALES[found[1]], found.end(), bool(found[2])) if found else (0, start, False)


def comparable(one: str | None, other: str | None) -> bool:
    """Whether counts of the two kinds can be parts of each other. An unnamed kind goes with any."""
    if one is None or other is None:
        return not {one, other} & _MEASURES
    return one == other or frozenset((one, other)) in ALIKE
