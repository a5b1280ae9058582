"""Runs all tests on SQLite, then on a PostgreSQL of their own; further arguments go to pytest.

Where PostgreSQL or Chromium can be neither found nor provided, the last lines say so, and with CI=true
that is a failure. The very last line totals both runs: "N passed, N failed, N skipped".
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tools.junit import Totals, read_totals
from tools.provide import Unavailable, chromium_path, postgres, stop_on_terminate

WORKERS = ["-n", os.environ.get("MOTCUA_TEST_WORKERS", "2")]
ON_SQLITE = ["-m", "not postgres"]
PURE = [
    f"src/motcua/{room}"
    for room in ("terms", "figures", "texts", "sampling", "documents", "checker", "rosters")
]
"""Rooms that know nothing of Django, by contract of import-linter: no database either."""
ON_POSTGRESQL = ["-m", "not browser", *(f"--ignore={room}" for room in PURE)]
"""Without what does not depend on the database: the look of pages, the pure rooms."""
NO_TEST_RAN = 5  # pytest's exit code, no fault of one run when the other has the chosen tests


class Session:
    """Both runs of one call, and what they could not get."""

    def __init__(self, arguments: list[str], folder: Path) -> None:
        self.arguments = arguments
        self.folder = folder
        self.totals = Totals()
        self.broken = False
        self.missing: list[str] = []

    def run(self, name: str, selection: list[str], environment: Mapping[str, str]) -> None:
        report = self.folder / f"{name}.xml"
        print(f"\n=== Tests on {name} ===", flush=True)
        started = time.monotonic()
        command = [sys.executable, "-m", "pytest", "-rs", *WORKERS, *selection, f"--junitxml={report}"]
        code = subprocess.run(
            [*command, *self.arguments], env=self._environment(environment), check=False
        ).returncode
        counted = read_totals(report)
        print(f"=== {name}: {counted} in {time.monotonic() - started:.0f} s ===", flush=True)
        self.totals += counted
        self.broken |= code not in (0, NO_TEST_RAN)

    def _environment(self, more: Mapping[str, str]) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return {**ours, "MOTCUA_DATA": str(self.folder / "data"), **more}

    def close(self) -> int:
        """Print what is to be known at the end; the exit code."""
        strict = os.environ.get("CI") == "true"
        for what in self.missing:
            print(f"{'FAILED' if strict else 'NOT TESTED'}, could not get {what}")
        if self.totals == Totals():
            print("FAILED, no test ran")
        elif self.broken and not self.totals.failed:
            print("FAILED, pytest stopped before its end (see above)")
        bad = self.broken or self.totals.failed or self.totals == Totals() or (strict and self.missing)
        print(self.totals, flush=True)
        return 1 if bad else 0


def main(arguments: list[str]) -> int:
    stop_on_terminate()
    with tempfile.TemporaryDirectory(prefix="motcua-tests-") as folder:
        session = Session(arguments, Path(folder))
        browser = _browser(session)
        session.run("SQLite", ON_SQLITE, browser)
        try:
            with postgres() as cluster:
                session.run("PostgreSQL", ON_POSTGRESQL, {**browser, "DATABASE_URL": cluster.url})
        except Unavailable as missing:
            session.missing.append(str(missing))
        return session.close()


def _browser(session: Session) -> dict[str, str]:
    try:
        return {"MOTCUA_CHROMIUM": str(chromium_path(install=True))}
    except Unavailable as missing:
        session.missing.append(str(missing))
        return {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
