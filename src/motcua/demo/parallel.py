"""Filling a database from several processes at once: each makes its rows, one at a time writes."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from django.db import connection

Item = TypeVar("Item")

_shared: list[Callable[[int], str]] = []


def for_each(items: Sequence[Item], work: Callable[[Item], str]) -> Iterable[str]:
    """``work`` on every item, in as many forked processes as there are processors; its answers as they come.

    Outside any transaction. A process that fails fails the whole.
    """
    workers = min(len(items), os.cpu_count() or 1)
    if workers < 2 or connection.in_atomic_block:
        yield from map(work, items)
        return
    _shared[:] = [lambda index: work(items[index])]
    _part_from_database()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(_work_on, range(len(items)))


def _work_on(index: int) -> str:
    return _shared[0](index)


def _part_from_database() -> None:
    """A forked process must not share its parent's connection."""
    connection.close()
    close_pool = getattr(connection, "close_pool", None)  # PostgreSQL keeps one
    if close_pool is not None:
        close_pool()
