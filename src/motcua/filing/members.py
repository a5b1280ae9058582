"""Which things each cell of a row counted, kept small: sorted ids, and a bit a column for each. Pure."""

import hashlib
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from uuid import UUID

WIDTH = 16  # bytes of an id
MOST = 64  # columns


class NotInOrder(ValueError):
    """Ids have to come sorted, each once."""


def _no_marks() -> "array[int]":
    return array("Q")


@dataclass
class Members:
    """``columns``: column numbers; bit ``i`` of a mark stands for ``columns[i]``."""

    columns: tuple[int, ...]
    ids: bytearray = field(default_factory=bytearray)
    marks: "array[int]" = field(default_factory=_no_marks)

    def add(self, id: UUID, mark: int) -> None:
        """Raises NotInOrder."""
        packed = id.bytes
        if self.ids and bytes(self.ids[-WIDTH:]) >= packed:
            raise NotInOrder(str(id))
        self.ids += packed
        self.marks.append(mark)

    def __len__(self) -> int:
        return len(self.marks)

    def all(self) -> Iterator[UUID]:
        return (self._id(place) for place in range(len(self)))

    def of(self, column: int) -> Iterator[UUID]:
        """What the cell of that column counted, sorted. Raises ValueError for a column there is not."""
        bit = self._bit(column)
        return (self._id(place) for place, mark in enumerate(self.marks) if mark & bit)

    def count(self, column: int) -> int:
        bit = self._bit(column)
        return sum(1 for mark in self.marks if mark & bit)

    def counts(self) -> dict[int, int]:
        return {column: self.count(column) for column in self.columns}

    def digest(self, column: int) -> str:
        """SHA-256 over the ids of a cell, each 16 bytes, sorted."""
        return digest_of(self.of(column))

    def packed(self) -> tuple[bytes, bytes]:
        """``ids`` and ``marks`` compressed; marks little-endian, 8 bytes each."""
        marks = self.marks
        if sys.byteorder == "big":
            marks = array("Q", marks)
            marks.byteswap()
        return zlib.compress(bytes(self.ids)), zlib.compress(marks.tobytes())

    @classmethod
    def merged(cls, columns: Sequence[int], parts: Sequence["Members"]) -> "Members":
        """All of the parts, which have no id in common. Raises NotInOrder when they do."""
        if len(parts) == 1:
            return parts[0]
        whole = cls(tuple(columns))
        for id, mark in merge(*(zip(part.all(), part.marks, strict=True) for part in parts)):
            whole.add(id, mark)
        return whole

    @classmethod
    def unpacked(cls, columns: Sequence[int], ids: bytes, marks: bytes) -> "Members":
        """Of what ``packed`` gave. Raises ValueError or zlib.error for what it never gave."""
        read: array[int] = array("Q")
        read.frombytes(zlib.decompress(marks))
        if sys.byteorder == "big":
            read.byteswap()
        members = cls(tuple(columns), bytearray(zlib.decompress(ids)), read)
        if len(members.ids) != WIDTH * len(read):
            raise ValueError("ids and marks do not belong together")
        return members

    def _id(self, place: int) -> UUID:
        return UUID(bytes=bytes(self.ids[place * WIDTH : (place + 1) * WIDTH]))

    def _bit(self, column: int) -> int:
        return 1 << self.columns.index(column)


def digest_of(ids: Iterator[UUID] | Sequence[UUID]) -> str:
    """SHA-256 over sorted ids, 16 bytes each."""
    running = hashlib.sha256()
    for id in ids:
        running.update(id.bytes)
    return running.hexdigest()
