"""The check of a whole document: its blocks, the relations in each, and those across them."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.checker import passages, relations, restated, tables
from motcua.checker.documents import Document, Table, Text
from motcua.checker.passages import Passage
from motcua.checker.verdicts import Relation


@dataclass(frozen=True)
class Report:
    """What was read and what was found, in the order of the document."""

    document: Document
    relations: tuple[Relation, ...]

    @property
    def alarms(self) -> bool:
        return any(relation.verdict.alarms for relation in self.relations)


def check(document: Document) -> Report:
    read = [
        passages.read(block.text, place)
        for place, block in enumerate(document.blocks)
        if isinstance(block, Text)
    ]
    found = [*_in_blocks(document, read), *restated.find(read)]
    return Report(document, tuple(sorted(found, key=lambda relation: relation.block)))


def _in_blocks(document: Document, read: list[Passage]) -> Iterator[Relation]:
    for passage in read:
        yield from relations.find(passage)
    for place, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield from tables.find(block, place)
