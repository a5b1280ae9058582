"""What a count may be a part of: its group's whole, that one's whole, what was counted before."""

from motcua.checker.items import Item
from motcua.checker.lexicon.periods import same_period
from motcua.checker.passages import Passage
from motcua.checker.relations.beside import WHOLE
from motcua.checker.relations.parts import is_part


def wholes_of(passage: Passage, part: Item) -> list[Item]:
    """Nearest first."""
    found: list[Item] = []
    group = next((group for group in passage.groups if part in group.parts), None)
    while group is not None and group.whole is not None and group.whole not in found:
        found.append(group.whole)
        whole = group.whole
        group = next((one for one in passage.groups if whole in one.parts), None)
    top = found[-1] if found else part
    return [one for one in [*found, *_beside(passage, top)] if is_part(part, one)]


def _beside(passage: Passage, part: Item) -> list[Item]:
    """Totals named before it in the same sentence, or in the one before."""
    places = [group for group in passage.groups if group.whole is None]
    here = next((place for place, group in enumerate(places) if part in group.parts), None)
    if here is None:
        return []
    before = [item for item in places[here].parts if item.figure.start < part.figure.start]
    found = [item for item in reversed(before) if _is_whole(item, part)]
    if not found and here:
        found = [item for item in reversed(places[here - 1].parts) if _is_whole(item, part)]
    return found


def _same_things(item: Item, part: Item) -> bool:
    """ "214 đảng viên; 196 đảng viên dự học tập"."""
    alike = item.noun == part.noun and item.kind not in ("dossiers", "procedures", "money", None)
    return alike and item.value >= part.value


def _is_whole(item: Item, part: Item) -> bool:
    named = WHOLE.search(item.before) or WHOLE.search(item.after) or _same_things(item, part)
    return bool(named) and is_part(part, item) and same_period(part.before, item.before)
