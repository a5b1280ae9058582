"""Finds or provides what the tests need beside Python: PostgreSQL and Chromium.

python -m tools.provide chromium                 prints the path of a Chromium
python -m tools.provide postgres                 runs a PostgreSQL until Ctrl-C, printing its DATABASE_URL
python -m tools.provide postgres -- COMMAND ...  runs COMMAND with DATABASE_URL set
"""

import argparse
import os
import signal
import subprocess
import sys

from tools.chromium import chromium_path
from tools.debian import Unavailable
from tools.postgres import Cluster, postgres

__all__ = ["Cluster", "Unavailable", "chromium_path", "postgres", "stop_on_terminate"]


def stop_on_terminate() -> None:
    """Let SIGTERM unwind the stack, so that what was started is stopped and removed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.provide", description=__doc__)
    parser.add_argument("what", choices=["chromium", "postgres"])
    parser.add_argument("--durable", action="store_true", help="keep commits safe on disk")
    parser.add_argument("command", nargs="*", help="run this with DATABASE_URL set")
    given = parser.parse_args()
    stop_on_terminate()
    try:
        return _show_chromium() if given.what == "chromium" else _run_postgres(given.command, given.durable)
    except Unavailable as missing:
        print(f"Not available: {missing}", file=sys.stderr)
        return 1


def _show_chromium() -> int:
    print(chromium_path(install=True))
    return 0


def _run_postgres(command: list[str], durable: bool) -> int:
    with postgres(durable=durable) as cluster:
        if command:
            return subprocess.run(
                command, env={**os.environ, "DATABASE_URL": cluster.url}, check=False
            ).returncode
        print(cluster.url, flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
