"""The tests' own PostgreSQL starts, serves and leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tools import debian, postgres_programs
from tools.debian import Unavailable
from tools.postgres import postgres

HOLD = (
    "from tools.postgres import postgres\nwith postgres() as c: print(c.url, c.folder, flush=True); input()"
)


def no_programs() -> Iterator[Path]:
    return iter(())


@pytest.fixture(autouse=True)
def needs_postgresql() -> None:
    try:
        postgres_programs.postgres_programs()
    except Unavailable as missing:
        pytest.skip(str(missing))


def owner_of(pid: int) -> int:
    return os.stat(f"/proc/{pid}").st_uid


def test_serves_an_empty_database_as_an_unprivileged_user_and_leaves_nothing_behind() -> None:
    with postgres() as cluster:
        with psycopg.connect(cluster.url) as connection:
            assert connection.execute("SELECT count(*) FROM pg_stat_user_tables").fetchone() == (0,)
            assert connection.execute("SHOW fsync").fetchone() == ("off",)
        pid = int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
        assert owner_of(pid) != 0
    assert not cluster.folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(cluster.url)


def test_a_failure_inside_the_block_still_stops_the_server() -> None:
    with pytest.raises(ZeroDivisionError), postgres() as cluster:
        print(1 / 0)
    assert not cluster.folder.exists()


def test_a_durable_server_keeps_commits_safe() -> None:
    with postgres(durable=True) as cluster, psycopg.connect(cluster.url) as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


def test_killing_the_starter_ends_the_server() -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert starter.stdin and starter.stdout
    url, folder = starter.stdout.readline().split()
    connection = psycopg.connect(url)
    starter.send_signal(signal.SIGKILL)
    starter.communicate()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT pg_sleep(20)")
    shutil.rmtree(folder, ignore_errors=True)  # what SIGKILL leaves behind: files, no server


def test_the_wheel_serves_where_debian_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_programs, "_installed", no_programs)
    monkeypatch.setattr(debian, "can_install", lambda: False)
    with postgres() as cluster, psycopg.connect(cluster.url) as connection:
        assert connection.info.server_version >= 150000


def test_says_what_to_do_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_programs, "_installed", no_programs)
    monkeypatch.setattr(postgres_programs, "_from_wheel", no_programs)
    monkeypatch.setattr(debian, "can_install", lambda: False)
    with pytest.raises(Unavailable, match="MOTCUA_PG_BIN"), postgres():
        pass


def test_an_old_postgresql_is_passed_over(tmp_path: Path) -> None:
    for name in ("initdb", "postgres"):
        (tmp_path / name).write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n")
        (tmp_path / name).chmod(0o755)
    assert postgres_programs._newest([tmp_path]) is None
