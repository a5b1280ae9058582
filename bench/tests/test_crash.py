"""Acceptance 5 of issue 2, on PostgreSQL with durable commits and the real server."""

import os
import subprocess
import sys

import pytest

DOSSIERS = "2000"
SECONDS = 240


@pytest.mark.postgres
@pytest.mark.slow
def test_every_acknowledged_dossier_survives_a_killed_server() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.crash", "--dossiers", DOSSIERS],
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert f"{DOSSIERS} dossiers acknowledged" in done.stdout
