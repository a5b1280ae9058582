"""A passage: a paragraph read once, with its items and groups, for all kinds of relations."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.checker import groups, items
from motcua.checker.figures import Figure
from motcua.checker.groups import Group
from motcua.checker.items import Item
from motcua.checker.verdicts import Judgement, Relation


@dataclass(frozen=True)
class Passage:
    text: str
    items: Sequence[Item]
    groups: Sequence[Group]
    block: int = 0

    def relation(self, judgement: Judgement, *figures: Figure) -> Relation:
        """A relation between figures of this passage, with the sentences that state it."""
        ordered = sorted(set(figures), key=lambda figure: figure.start)
        within = {
            item.sentence
            for item in self.items
            if item.figure in ordered or (item.over and item.over in ordered)
        }
        said = " ".join(one.of(self.text) for one in sorted(within, key=lambda one: one.start))
        return Relation(judgement, tuple(ordered), said, self.block)


def read(text: str, block: int = 0) -> Passage:
    found = items.read(text, block)
    return Passage(text, found, groups.read(found), block)
