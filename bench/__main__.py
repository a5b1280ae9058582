"""python -m bench: intake over the API against a bare Django view that writes the same rows, on PostgreSQL.

Eight clients, two workers; rounds of each kind in turn, medians over the rounds. Every intake keeps the sums
that report forms are read off, which the bare view does not, unless --without-sums.
"""

import argparse
import os
import sys
import tempfile

import django

from tools.provide import Unavailable, postgres, stop_on_terminate


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=1.5, help="length of a round")
    parser.add_argument("--without-sums", action="store_true", help="as before the first motcua sums rebuild")
    given = parser.parse_args()
    stop_on_terminate()
    try:
        with postgres(durable=True) as cluster, tempfile.TemporaryDirectory() as folder:
            _measure({"DATABASE_URL": cluster.url, "MOTCUA_DATA": folder, "MOTCUA_API_RATE": "0"}, given)
    except Unavailable as missing:
        print(f"Not measured: {missing}", file=sys.stderr)
        return 1
    return 0


def _measure(environment: dict[str, str], given: argparse.Namespace) -> None:
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="bench.settings")
    django.setup()
    from bench.measure import measure

    measure(environment, given.rounds, given.seconds, sums=not given.without_sums)


if __name__ == "__main__":
    sys.exit(main())
