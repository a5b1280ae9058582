"""Which entry of one list is which of another: by code first, then by name, one to one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from motcua.rosters import names, values
from motcua.rosters.codes import read_code
from motcua.rosters.entries import Entry

_STRANGER = 0.4  # of the weight of the shorter name: below, one code names two procedures
_ONE_NAMELESS = 0.95
_CODE_CHANGED = 0.9
_LOOKED_AT = 12  # candidates a name is compared with, those that share most words
_RARE_AT_MOST = 60  # names that a word may stand in to lead to candidates


class How(StrEnum):
    CODE = "code"
    NAME = "name"


@dataclass(frozen=True)
class Match:
    """``confidence`` from 0 to 1. ``doubt``: why a person has to look at it, blank where nobody has to."""

    first: Entry
    second: Entry
    how: How
    confidence: float
    doubt: str = ""


@dataclass(frozen=True)
class Near:
    """Two entries that stay unmatched though their names are alike."""

    first: Entry
    second: Entry
    score: float
    why: str


@dataclass(frozen=True)
class Repeated:
    """An entry that says again what another of the same list says; only ``compared`` is compared."""

    entry: Entry
    compared: Entry


@dataclass(frozen=True)
class Matching:
    matches: tuple[Match, ...]
    only_first: tuple[Entry, ...]
    only_second: tuple[Entry, ...]
    near: tuple[Near, ...]
    repeated_first: tuple[Repeated, ...]
    repeated_second: tuple[Repeated, ...]


def match(first: Iterable[Entry], second: Iterable[Entry]) -> Matching:
    """No entry is in two matches: those that say the same in all first, then by code, then by name.

    What is alike but not surely the same stays on both sides, and is named.
    """
    left, repeated_left = once(first)
    right, repeated_right = once(second)
    pairs = _pairs(left, right, said)
    pairs += _pairs(*_rest(left, right, pairs), lambda entry: read_code(entry.code).key)
    pairs += _pairs(*_rest(left, right, pairs), lambda entry: read_code(entry.code).national)
    found = [_by_code(*pair) if pair[0].code else Match(*pair, How.NAME, 1.0) for pair in pairs]
    for key in (_spelling_key, _essence_key):
        named = _pairs(*_rest(left, right, pairs), key)
        kept = [(pair, one) for pair in named if (one := _by_name(*pair)) is not None]
        pairs += [pair for pair, _ in kept]
        found += [one for _, one in kept]
    only_left, only_right = _rest(left, right, pairs)
    order = {id(entry): place for place, entry in enumerate(left)}
    found.sort(key=lambda one: order[id(one.first)])
    return Matching(
        tuple(found),
        tuple(only_left),
        tuple(only_right),
        tuple(_near(only_left, only_right)),
        tuple(repeated_left),
        tuple(repeated_right),
    )


def once(entries: Iterable[Entry]) -> tuple[list[Entry], list[Repeated]]:
    """One of those with one code, or one name where there is no code; the others are set aside.

    Which one is told by what they say, not by where they stand: the order of rows changes no result.
    """
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[read_code(entry.code).key or f"name {names.spelling(entry.name)} {entry.sector}"].append(entry)
    kept = [min(group, key=said) for group in groups.values()]
    repeated = [
        Repeated(entry, one)
        for group, one in zip(groups.values(), kept, strict=True)
        for entry in group
        if entry is not one
    ]
    return kept, repeated


def said(entry: Entry) -> str:
    """All that an entry says, wherever it stands."""
    return repr(replace(entry, place=None))


_Pair = tuple[Entry, Entry]


def _pairs(left: Sequence[Entry], right: Sequence[Entry], key: Callable[[Entry], Hashable]) -> list[_Pair]:
    """Entries that are the only ones of their list with a key; an empty key leads nowhere."""
    one, other = _by_key(left, key), _by_key(right, key)
    shared = [each for each in one if each and each in other]
    return [(one[each][0], other[each][0]) for each in shared if len(one[each]) == len(other[each]) == 1]


def _by_key(entries: Sequence[Entry], key: Callable[[Entry], Hashable]) -> dict[Hashable, list[Entry]]:
    found: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[key(entry)].append(entry)
    return found


def _rest(
    left: Sequence[Entry], right: Sequence[Entry], pairs: Sequence[_Pair]
) -> tuple[list[Entry], list[Entry]]:
    taken = {id(entry) for pair in pairs for entry in pair}
    return [each for each in left if id(each) not in taken], [each for each in right if id(each) not in taken]


def _spelling_key(entry: Entry) -> Hashable:
    return names.spelling(entry.name)


def _essence_key(entry: Entry) -> Hashable:
    return names.essence(entry.name).words


def _by_code(first: Entry, second: Entry) -> Match:
    if not first.name or not second.name:
        return Match(first, second, How.CODE, _ONE_NAMELESS)
    if names.likeness(first.name, second.name).sure:
        return Match(first, second, How.CODE, 1.0)
    shared = names.overlap(first.name, second.name)
    doubt = "Cùng mã nhưng tên khác hẳn nhau" if shared < _STRANGER else ""
    return Match(first, second, How.CODE, round(0.5 + 0.45 * shared, 2), doubt)


def _by_name(first: Entry, second: Entry) -> Match | None:
    """None where something speaks against it: the names are not surely one, or another level is named."""
    score = names.likeness(first.name, second.name).score
    one, other = read_code(first.code), read_code(second.code)
    levels = values.read_levels(first.level), values.read_levels(second.level)
    if all(levels) and not levels[0] & levels[1]:
        return None
    if first.sector and second.sector and not names.overlap(first.sector, second.sector):
        score -= 0.05
    if one.usable and other.usable:
        score *= _CODE_CHANGED
    return Match(first, second, How.NAME, round(score, 2)) if score >= names.SURE else None


def _near(left: Sequence[Entry], right: Sequence[Entry]) -> list[Near]:
    """For each entry of the first list the one of the second whose name is most alike, where it may be it.

    Two good codes that differ name two procedures: there only the same name is worth a look.
    """
    right = sorted(right, key=said)
    words = [set(names.essence(entry.name).words) for entry in right]
    postings: dict[str, list[int]] = defaultdict(list)
    for place, those in enumerate(words):
        for word in those:
            postings[word].append(place)
    found = []
    for entry in left:
        best = max(
            (_nearness(entry, right[place]) for place in _candidates(entry, postings)),
            default=None,
            key=_score,
        )
        if best is not None and best.score >= names.POSSIBLE:
            found.append(best)
    return found


def _candidates(entry: Entry, postings: dict[str, list[int]]) -> list[int]:
    """Those that share most words, rare words first: a word in many names leads nowhere by itself."""
    counted: Counter[int] = Counter()
    for word in set(names.essence(entry.name).words):
        places = postings.get(word, [])
        if len(places) <= _RARE_AT_MOST:
            counted.update(places)
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [place for place, _ in ranked[:_LOOKED_AT]]


def _score(near: Near) -> float:
    return near.score


def _nearness(first: Entry, second: Entry) -> Near:
    like = names.likeness(first.name, second.name)
    codes = read_code(first.code), read_code(second.code)
    if codes[0].national and codes[0].national == codes[1].national:
        return Near(first, second, max(like.score, names.POSSIBLE), "Cùng mã quốc gia, nhiều mã dịch vụ con")
    if all(code.usable for code in codes) and not like.sure:
        return Near(first, second, 0.0, "")
    return Near(first, second, like.score, why(like))


def why(like: names.Likeness) -> str:
    """What keeps two names apart, in words for the person who decides."""
    if like.sure:
        return "Cùng tên nhưng khác mã, khác cấp hoặc có nhiều thủ tục cùng tên"
    sides = [
        f"chỉ danh mục {side} có “{' '.join(words)}”"
        for side, words in (("thứ nhất", like.only_first), ("thứ hai", like.only_second))
        if words
    ]
    return f"Tên khác nhau: {'; '.join(sides)}" if sides else "Tên khác nhau ở thứ tự từ"
