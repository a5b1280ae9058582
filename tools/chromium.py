"""Finds Chromium, or installs Debian's."""

import os
import shutil
from pathlib import Path

from tools import debian

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

# What a browser needs to run as root without a display, and to call nobody but the page under test.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path(install: bool = False) -> Path:
    """Path of a Chromium: ``MOTCUA_CHROMIUM``, else from PATH, else (``install``) from Debian.

    Raises Unavailable, saying what to do, when there is none.
    """
    if given := os.environ.get("MOTCUA_CHROMIUM"):
        return _given(Path(given))
    if found := _find():
        return found
    if install and debian.can_install() and debian.install("chromium") and (found := _find()):
        return found
    raise debian.Unavailable("Chromium: install it, or set MOTCUA_CHROMIUM to the path of its program")


def _given(path: Path) -> Path:
    if not path.exists():
        raise debian.Unavailable(f"Chromium: MOTCUA_CHROMIUM names {path}, which does not exist")
    return path


def _find() -> Path | None:
    paths = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in paths if path), None)
