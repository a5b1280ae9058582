"""Names of procedures in one spelling, and how alike two of them are.

Two procedures may differ by one word ("đăng ký lại khai sinh"), and one procedure may be named in two ways
("hợp đồng, giao dịch", today "giao dịch"). So two names are the same for sure only where no word of weight
stands in one of them alone; anything less is for a person to look at.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from motcua.texts.fold import fold

SURE = 0.85
"""From here on two names are the same procedure, unless something else speaks against it."""
POSSIBLE = 0.6
"""From here on a person should look."""
_AT_MOST_POSSIBLE = 0.8
_FORMAL = 0.02  # what a change of wording takes from full confidence
_LEVEL_NAMED_ONCE = 0.1
_WORDS, _NEIGHBOURS = 0.75, 0.25  # shares of the score: words in common, pairs of neighbours in common

_ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tthc": "thu tuc hanh chinh",
    "gcn": "giay chung nhan",
    "qsdd": "quyen su dung dat", "qsd": "quyen su dung", "sdd": "su dung dat", "csdl": "co so du lieu",
    "bhyt": "bao hiem y te", "bhxh": "bao hiem xa hoi", "btxh": "bao tro xa hoi",
    "tnxp": "thanh nien xung phong",
    "dktt": "dang ky thuong tru", "gpxd": "giay phep xay dung", "hkd": "ho kinh doanh",
    "dkkd": "dang ky kinh doanh",
    "cccd": "can cuoc cong dan", "tnhh": "trach nhiem huu han", "attp": "an toan thuc pham",
    "thpt": "trung hoc pho thong", "thcs": "trung hoc co so", "gplx": "giay phep lai xe",
    "dn": "doanh nghiep",
    "pccc": "phong chay chua chay", "nlts": "nong lam thuy san", "htx": "hop tac xa", "dvc": "dich vu cong",
    "nvqs": "nghia vu quan su", "pctn": "phong chong tham nhung",
}  # fmt: skip
_PHRASES = tuple(
    (re.compile(rf"\b{old}\b"), new)
    for old, new in (
        ("hợp đồng,? giao dịch", "giao dịch"),  # NĐ 280/2025/NĐ-CP (verified)
        ("căn cước công dân", "căn cước"),  # Luật Căn cước 2023 (verified)
        ("hằng tháng", "hàng tháng"),
        ("hằng năm", "hàng năm"),
        ("đối với", "cho"),
        ("trong trường hợp", ""),
        ("trường hợp", ""),
        ("liên quan đến", ""),
        ("liên quan tới", ""),
    )
)
_EMPTY = frozenset(
    (
        "việc",
        "của",
        "và",
        "các",
        "những",
        "theo",
        "tại",
        "do",
        "được",
        "là",
        "mà",
        "thì",
        "về",
        "thuộc",
        "bằng",
    )
)
"""Words that say little, with their marks: "là" is empty, "lá" is not."""
_LEADING = frozenset(("năm", "số", "quy", "định", "căn", "cứ", "yêu", "cầu", "khoản", "điểm", "điều", "mục"))
_LAW = re.compile(
    r"\b(?:theo|căn cứ)(?: (?:quy định|yêu cầu))?(?: (?:của|tại|về))?"
    r"(?:[ ,]+(?:và )?(?:khoản|điểm|điều|mục|chương) [\wđ]+)*(?: (?:của|tại))? "
    r"(?:luật|bộ luật|nghị định|thông tư|nghị quyết|pháp luật|pháp lệnh|quyết định|quy định)\b"
    r"(?:(?! (?:đối với|cho|của|tại|khi|trong|từ|và)\b)[^,;()])*"
)
_OPENING = re.compile(r"^(?:\d{1,4}[.)]\s*)?(?:(?:thủ tục(?: hành chính)?|tthc|dịch vu công)\s*:?\s+)+")
_LEVEL = re.compile(
    r"\(?\b(?:(?:thực hiện|áp dụng|giải quyết) )?(?:(?:tại|ở|thuộc thẩm quyền(?: giải quyết)?(?: của)?) )?"
    r"(?:(?:ubnd|ủy ban nhân dân) )?(cấp (?:xã|huyện|tỉnh|trung ương))\b\)?"
)
_Each = TypeVar("_Each")
_WORD = re.compile(r"[^\W_]+")
_I_FOR_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y$")
_NUMBER = re.compile(r"\d+")
_COMMON = frozenset(
    (
        "dang",
        "ki",
        "cap",
        "giay",
        "phep",
        "chung",
        "nhan",
        "thu",
        "tuc",
        "thuc",
        "hien",
        "de",
        "nghi",
        "xac",
        "cho",
    )
)
"""Words that stand in many names: sharing them says little about two names with one code."""
_COMMON_WEIGHT = 0.25


@dataclass(frozen=True)
class Essence:
    """``words`` in order, folded, without empty ones; ``laws``: words of laws named; ``levels``: named."""

    words: tuple[str, ...]
    laws: frozenset[str]
    levels: frozenset[str]


@dataclass(frozen=True)
class Likeness:
    """``score`` from 0 to 1; ``only_first`` and ``only_second``: words of weight that one name alone has."""

    score: float
    only_first: tuple[str, ...] = ()
    only_second: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return self.score >= SURE


def plain(name: str) -> str:
    """Small letters with their marks, one kind of dash and blank, no "thủ tục" in front."""
    text = unicodedata.normalize("NFC", name).lower().replace("–", "-").replace("—", "-")
    return _OPENING.sub("", " ".join(text.split()).strip(" .;:"))


@lru_cache(maxsize=50_000)
def spelling(name: str) -> str:
    """The same for names that differ in capitals, marks, punctuation, abbreviations and "thủ tục" only."""
    return " ".join(_folded(_WORD.findall(plain(name))))


@lru_cache(maxsize=50_000)
def essence(name: str) -> Essence:
    text = plain(name)
    laws = frozenset(_words_of_laws(text))
    text = _LAW.sub(" ", text)
    levels = frozenset(fold(level) for level in _LEVEL.findall(text))
    text = _LEVEL.sub(" ", text)
    for phrase, modern in _PHRASES:
        text = phrase.sub(modern, text)
    words = [word for word in _WORD.findall(text) if word not in _EMPTY]
    return Essence(tuple(_folded(words)), laws, levels)


def _words_of_laws(text: str) -> Iterator[str]:
    """What laws are about: neither their years nor the words that lead to them."""
    for law in _LAW.findall(text):
        words = [word for word in _WORD.findall(law) if word not in _EMPTY | _LEADING]
        yield from (word for word in _folded(words) if not _NUMBER.search(word))


def same_spelling(first: str, second: str) -> bool:
    return bool(first) and spelling(first) == spelling(second)


def likeness(first: str, second: str) -> Likeness:
    """How alike two names are; the same whichever comes first. 0 where one is missing."""
    if not first.strip() or not second.strip():
        return Likeness(0.0)
    if same_spelling(first, second):
        return Likeness(1.0)
    one, other = essence(first), essence(second)
    if not one.words or not other.words:
        return Likeness(0.0)
    if one.words == other.words:
        return _by_surroundings(one, other)
    left, right = Counter(one.words), Counter(other.words)
    shared = _dice(left, right) * _WORDS
    shared += _dice(Counter(pairwise(one.words)), Counter(pairwise(other.words))) * _NEIGHBOURS
    only_first, only_second = _ordered(one.words, left - right), _ordered(other.words, right - left)
    score = min(_AT_MOST_POSSIBLE, round(shared, 4))
    return Likeness(score, _as_written(first, only_first), _as_written(second, only_second))


def overlap(first: str, second: str) -> float:
    """The share of the shorter name's words that the longer one has too; words in many names weigh little."""
    one, other = set(essence(first).words), set(essence(second).words)
    least = min(_weight(one), _weight(other))
    return _weight(one & other) / least if least else 0.0


def _by_surroundings(one: Essence, other: Essence) -> Likeness:
    """The same words: only the laws and levels named beside them can speak against it."""
    if one.laws and other.laws and one.laws != other.laws:
        return Likeness(
            _AT_MOST_POSSIBLE, tuple(sorted(one.laws - other.laws)), tuple(sorted(other.laws - one.laws))
        )
    if one.levels and other.levels and one.levels != other.levels:
        return Likeness(_AT_MOST_POSSIBLE, tuple(sorted(one.levels)), tuple(sorted(other.levels)))
    return Likeness(1 - _FORMAL - (_LEVEL_NAMED_ONCE if one.levels != other.levels else 0))


def _folded(words: Sequence[str]) -> list[str]:
    folded = " ".join(_ABBREVIATIONS.get(word, word) for word in map(fold, words))
    return [_I_FOR_Y.sub("i", word) for word in folded.split()]


def _weight(words: set[str]) -> float:
    return sum(_COMMON_WEIGHT if word in _COMMON else 1.0 for word in words)


def _dice(left: Counter[_Each], right: Counter[_Each]) -> float:
    total = left.total() + right.total()
    shared = (left & right).total()
    return 2 * shared / total if total else 0.0


def _as_written(name: str, words: Sequence[str]) -> tuple[str, ...]:
    """Folded words with their marks again, as far as the name has them."""
    written = {folded[0]: word for word in _WORD.findall(plain(name)) if len(folded := _folded([word])) == 1}
    return tuple(written.get(word, word) for word in words)


def _ordered(words: Sequence[str], left_over: Counter[str]) -> tuple[str, ...]:
    """The words left over in the order of the name."""
    rest = Counter(left_over)
    found = []
    for word in words:
        if rest[word] > 0:
            rest[word] -= 1
            found.append(word)
    return tuple(found)
