"""A PostgreSQL of the tests' own: started in a temporary folder, stopped and removed afterwards."""

import contextlib
import ctypes
import functools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import psycopg

from tools.debian import Unavailable
from tools.postgres_programs import postgres_programs

START_SECONDS = 300  # one that was cut off replays its log first; one that ends itself is not waited for
USER = "motcua"
UNPRIVILEGED = ("postgres", "nobody")  # accounts to run as when we are root, which PostgreSQL refuses
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
TIDY = (
    "autovacuum_naptime=5s", "autovacuum_vacuum_scale_factor=0", "autovacuum_vacuum_threshold=1000",
    "autovacuum_vacuum_cost_delay=0",
)  # fmt: skip
"""Tests roll back what they wrote; a table full of dead rows is slow to read for all that follow."""
PR_SET_PDEATHSIG = 1

Command = list[str | Path]


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL with an empty database; its folder also holds the Unix socket."""

    port: int
    folder: Path
    database: str = "motcua"

    @property
    def url(self) -> str:
        """As ``DATABASE_URL`` wants it."""
        return self.address(self.database)

    def address(self, database: str) -> str:
        return f"postgres://{USER}@127.0.0.1:{self.port}/{database}"


@contextlib.contextmanager
def postgres(
    durable: bool = False, settings: Iterable[str] = (), keep: Path | None = None
) -> Iterator[Cluster]:
    """Run a PostgreSQL while the block runs, then stop and remove it, whatever happened.

    ``durable`` keeps commits safe on disk (for measurements); ``settings`` are further ``name=value``;
    ``keep`` is a folder whose database is used and left there.
    Raises Unavailable when no PostgreSQL of version 15 or later can be found, installed or started.
    """
    programs = postgres_programs(install=True)
    account = _unprivileged_account()
    folder = keep or Path(tempfile.mkdtemp(prefix="motcua-pg-", dir=_short_temporary_folder()))
    folder.mkdir(exist_ok=True)
    try:
        programs = _readable(programs, folder, account)
        if not (folder / "data").exists():
            _initialise(programs, folder, account)
        options = [*([] if durable else (*FAST, *TIDY)), *settings]
        with _running(programs, folder, account, options) as cluster:
            yield cluster
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


class Account(TypedDict, total=False):
    """Whom subprocess is to run a program as; empty for ourselves."""

    user: int
    group: int
    extra_groups: list[int]


def _unprivileged_account() -> Account:
    if os.geteuid() != 0:
        return {}
    for name in UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise Unavailable(f"PostgreSQL: it refuses root, and there is no account {' or '.join(UNPRIVILEGED)}")


def _short_temporary_folder() -> str:
    """The usual one, unless the path of a socket in it would be too long (107 bytes)."""
    usual = tempfile.gettempdir()
    return usual if len(usual) < 60 else "/tmp"


def _readable(programs: Path, folder: Path, account: Account) -> Path:
    """Give the folder to the account, and copy to it a wheel's programs that the account may not read."""
    if not account:
        return programs
    os.chown(folder, account["user"], account["group"])
    if _run([programs / "postgres", "--version"], folder, account).returncode == 0:
        return programs
    package = programs.parent.parent  # pginstall/bin in the package, whose libraries stand beside it
    shutil.copytree(programs.parent, folder / package.name / programs.parent.name, symlinks=True)
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, folder / libraries.name)
    return folder / package.name / programs.parent.name / programs.name


def _initialise(programs: Path, folder: Path, account: Account) -> None:
    command: Command = [programs / "initdb", "-D", folder / "data", "--username", USER, "--auth", "trust"]
    done = _run([*command, "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"], folder, account)
    if done.returncode:
        raise Unavailable(f"PostgreSQL: initdb failed: {done.stdout}{done.stderr}")


def _run(command: Command, folder: Path, account: Account) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **account)
    except PermissionError as refused:
        return subprocess.CompletedProcess(command, 126, "", str(refused))


@contextlib.contextmanager
def _running(programs: Path, folder: Path, account: Account, options: Iterable[str]) -> Iterator[Cluster]:
    cluster = Cluster(_free_port(), folder)
    command: Command = [programs / "postgres", "-D", folder / "data", "-k", folder, "-h", "127.0.0.1"]
    command += ["-p", str(cluster.port)]
    for option in ("timezone=UTC", "max_connections=100", *options):
        command += ["-c", option]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, cwd=folder, preexec_fn=_end_with_parent(), **account
        )
    try:
        _create_database(cluster, server)
        yield cluster
    finally:
        _stop(server)


def _create_database(cluster: Cluster, server: subprocess.Popen[bytes]) -> None:
    """Create the database as soon as the server answers."""
    until = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < until:
        try:
            connection = psycopg.connect(cluster.address("postgres"), autocommit=True)
        except psycopg.OperationalError:
            time.sleep(0.05)
            continue
        with connection:
            known = connection.execute("SELECT FROM pg_database WHERE datname = %s", [cluster.database])
            if known.fetchone() is None:
                connection.execute(f"CREATE DATABASE {cluster.database}")
        return
    log = (cluster.folder / "log").read_text(errors="replace")
    raise Unavailable(f"PostgreSQL: it did not start: {log[-2000:]}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # "fast": ends sessions, waits for no client
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end_with_parent() -> Callable[[], object] | None:
    """On Linux the server gets SIGINT when we die, even by SIGKILL, so that none is left behind."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl  # looked up here: little may be done between fork and exec
    return functools.partial(prctl, PR_SET_PDEATHSIG, signal.SIGINT)
