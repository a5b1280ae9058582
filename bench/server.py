"""The server of ``motcua serve`` (granian, as many workers and threads), in a process group of its own.

Without what ``serve`` does beside it (static files, daily duties), and so that it can be killed as a whole.
"""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping

START_SECONDS = 60
WORKERS = 2  # as motcua.site.management.commands.serve


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """``start`` returns at once; ``wait`` until it answers."""

    def __init__(self, settings: str, environment: Mapping[str, str], port: int | None = None) -> None:
        self.port = port or free_port()
        self._environment = {
            **os.environ,
            **environment,
            "DJANGO_SETTINGS_MODULE": settings,
            "PORT": str(self.port),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--no-ws",
            "--port",
            str(self.port),
        ]
        command += ["--workers", str(WORKERS), "--blocking-threads", "1", "motcua.site.wsgi:application"]
        self._process = subprocess.Popen(
            command, env=self._environment, start_new_session=True, stdout=subprocess.DEVNULL
        )

    def wait(self) -> None:
        """Raises TimeoutError when it does not answer in time."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self._process and self._process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self._healthy():
                    return
            time.sleep(0.05)
        raise TimeoutError("the server does not answer")

    def _healthy(self) -> bool:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        asked.request("GET", "/api/health")
        return asked.getresponse().status == 200

    def kill(self) -> None:
        """SIGKILL to the server and its workers, as when the power goes."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None


@contextlib.contextmanager
def serving(settings: str, environment: Mapping[str, str]) -> Iterator[Server]:
    server = Server(settings, environment)
    server.start()
    try:
        server.wait()
        yield server
    finally:
        server.stop()
