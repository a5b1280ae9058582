"""Installing Debian packages where that is possible, and saying so where it is not."""

import functools
import os
import shutil
import subprocess


class Unavailable(RuntimeError):
    """Something that the tests want could neither be found nor provided; the message says what to do."""


def can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> bool:
    """Install Debian packages without asking anything. False, after saying why, when apt could not."""
    print(f"Installing {', '.join(packages)} from Debian ...", flush=True)
    _update_lists()
    done = _apt("install", "-y", "--no-install-recommends", *packages)
    if done.returncode:
        print(f"apt-get install failed: {done.stderr.strip()[-500:]}", flush=True)
    return done.returncode == 0


@functools.cache
def _update_lists() -> None:
    done = _apt("update")
    if done.returncode:
        print(f"apt-get update failed, old lists are used: {done.stderr.strip()[-500:]}", flush=True)


def _apt(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["apt-get", "-qq", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
