"""python -m bench.crash: eight clients receive dossiers over HTTP while the server is killed and restarted.

Every acknowledged dossier is there once, codes have neither doubles nor gaps, and the journal verifies.
PostgreSQL of its own with durable commits; exits 1 and names what is wrong otherwise.
"""

import argparse
import os
import sys
import tempfile

import django

from tools.provide import Unavailable, postgres, stop_on_terminate


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.crash", description=__doc__)
    parser.add_argument("--dossiers", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=3)
    given = parser.parse_args()
    stop_on_terminate()
    try:
        with postgres(durable=True) as cluster, tempfile.TemporaryDirectory() as folder:
            environment = {"DATABASE_URL": cluster.url, "MOTCUA_DATA": folder, "MOTCUA_API_RATE": "0"}
            os.environ.update(environment, DJANGO_SETTINGS_MODULE="bench.settings")
            django.setup()
            from bench.storm import weather

            return weather(environment, given.dossiers, given.kills)
    except Unavailable as missing:
        print(f"Not tested: {missing}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
