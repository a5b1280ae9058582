"""motcua serve: the web server (granian), static files included (whitenoise)."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from granian import Granian
from granian.constants import Interfaces

from motcua.site import environment

TARGET = "motcua.site.wsgi:application"
GRACE = 20  # seconds that requests under way get when the server is told to stop
WORKERS = 2
LARGEST = 64


class Command(BaseCommand):
    help = "Chạy máy chủ web; dừng bằng Ctrl-C, các yêu cầu đang xử lý được làm xong."
    requires_system_checks = []  # these are `motcua check`; a start is to be quick

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định 127.0.0.1)")
        parser.add_argument("--port", type=int, default=environment.port())
        parser.add_argument("--workers", type=int, default=WORKERS, help="số tiến trình (mặc định 2)")

    def handle(self, *args: Any, **options: Any) -> None:
        serve(options["host"], options["port"], options["workers"])


def serve(host: str, port: int, workers: int = WORKERS) -> None:
    """Serve until SIGINT or SIGTERM. One thread a worker: more did not serve more (measured)."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    settings.WHITENOISE_USE_FINDERS = False  # for workers that are forked
    os.environ["MOTCUA_STATIC_COLLECTED"] = "1"  # and for workers that start anew
    with housekeeping():
        _run(host, port, workers)


@contextmanager
def housekeeping() -> Iterator[None]:
    """The daily duties in a process of their own, for as long as the server runs, even if it is killed."""
    repeated = ["daily", "--repeat", "--parent", str(os.getpid())]
    keeper = subprocess.Popen([sys.executable, "-m", "motcua.cli", *repeated])
    try:
        yield
    finally:
        keeper.terminate()
        keeper.wait()


def _run(host: str, port: int, workers: int) -> None:
    Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=max(1, min(LARGEST, workers)),
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        websockets=False,
    ).serve()
