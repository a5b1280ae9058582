"""python -m bench.figures: report forms of a whole province read off sums, beside the naive scan.

Builds the province (or uses the one in --keep), builds the sums, then prints for each question the warm
median and maximum and what the scan takes; ends with 1 where a figure differs from the scan's.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from tools.provide import Unavailable, postgres, stop_on_terminate

SETTINGS = (
    "shared_buffers=2GB",
    "effective_cache_size=6GB",
    "work_mem=64MB",
    "maintenance_work_mem=512MB",
    "max_wal_size=8GB",
    "random_page_cost=1.1",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.figures", description=__doc__)
    parser.add_argument("--dossiers", type=int, default=5_000_000, help="on PostgreSQL")
    parser.add_argument("--sqlite", type=int, metavar="N", help="as many on SQLite instead")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the database there and use it again")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    stop_on_terminate()
    try:
        with _folder(given.keep) as folder:
            return _on_sqlite(given, folder) if given.sqlite else _on_postgresql(given, folder)
    except Unavailable as missing:
        print(f"Not measured: {missing}", file=sys.stderr)
        return 1


def _on_postgresql(given: argparse.Namespace, folder: Path) -> int:
    with postgres(durable=True, settings=SETTINGS, keep=folder) as cluster:
        print(f"PostgreSQL: {', '.join(SETTINGS)}; jit=off")
        return _measure({"DATABASE_URL": cluster.url, "MOTCUA_DATA": str(folder)}, given, given.dossiers)


def _on_sqlite(given: argparse.Namespace, folder: Path) -> int:
    print("SQLite: WAL, cache_size=64 MB")
    os.environ.pop("DATABASE_URL", None)
    return _measure({"MOTCUA_DATA": str(folder)}, given, given.sqlite)


def _measure(environment: dict[str, str], given: argparse.Namespace, count: int) -> int:
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="motcua.site.settings")
    django.setup()
    from bench.figures.measure import measure

    return measure(count, given.rounds)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="motcua-figures-", dir="/tmp") as folder:
            Path(folder).chmod(0o755)
            yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
