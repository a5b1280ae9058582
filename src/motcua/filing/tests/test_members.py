"""Ids and marks, small and unchanged."""

import zlib
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.filing.members import Members, NotInOrder, digest_of

COLUMNS = (3, 4, 9)
MARKED = st.dictionaries(st.uuids(), st.integers(0, 7), max_size=30)


def members(marked: dict[UUID, int]) -> Members:
    made = Members(COLUMNS)
    for id in sorted(marked):
        made.add(id, marked[id])
    return made


@given(MARKED)
def test_each_cell_keeps_exactly_its_ids(marked: dict[UUID, int]) -> None:
    made = members(marked)
    kept = Members.unpacked(COLUMNS, *made.packed())
    assert list(kept.all()) == sorted(marked)
    for place, column in enumerate(COLUMNS):
        ids = [id for id in sorted(marked) if marked[id] >> place & 1]
        assert list(kept.of(column)) == ids
        assert kept.counts()[column] == len(ids)
        assert kept.digest(column) == digest_of(ids)


@given(MARKED, st.randoms())
def test_parts_merge_to_the_whole(marked: dict[UUID, int], random: object) -> None:
    ids = sorted(marked)
    parts = [members({id: marked[id] for id in ids[place::3]}) for place in range(3)]
    assert Members.merged(COLUMNS, parts).packed() == members(marked).packed()


def test_ids_out_of_order_or_twice_are_refused() -> None:
    made = members({UUID(int=2): 1})
    for id in (UUID(int=2), UUID(int=1)):
        with pytest.raises(NotInOrder):
            made.add(id, 1)


def test_what_was_never_packed_is_refused() -> None:
    ids, marks = members({UUID(int=2): 1}).packed()
    with pytest.raises(ValueError, match="do not belong together"):
        Members.unpacked(COLUMNS, ids, zlib.compress(b""))
    with pytest.raises(zlib.error):
        Members.unpacked(COLUMNS, b"x", marks)
