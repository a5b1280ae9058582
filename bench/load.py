"""Eight clients that send as fast as they are answered, for some seconds."""

import itertools
import threading
import time
from collections.abc import Sequence

from bench.client import Connection

CREATED = 201


class Refused(RuntimeError):
    """An answer other than 201: the figures would measure errors."""


def rate(port: int, requests: Sequence[Sequence[bytes]], seconds: float) -> float:
    """Answered requests a second; ``requests`` holds for each client what it sends in turn."""
    clients = [_Client(port, own, seconds) for own in requests]
    started = time.monotonic()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    lasted = time.monotonic() - started
    for client in clients:
        if client.error:
            raise client.error
    return sum(client.answered for client in clients) / lasted


class _Client(threading.Thread):
    def __init__(self, port: int, requests: Sequence[bytes], seconds: float) -> None:
        super().__init__(daemon=True)
        self.answered = 0
        self.error: Exception | None = None
        self._port, self._requests, self._seconds = port, requests, seconds

    def run(self) -> None:
        try:
            self._send()
        except Exception as error:  # handed to the caller's thread
            self.error = error

    def _send(self) -> None:
        connection = Connection(self._port)
        until = time.monotonic() + self._seconds
        for request in itertools.cycle(self._requests):
            if time.monotonic() > until:
                break
            status, body = connection.send(request)
            if status != CREATED:
                raise Refused(f"{status}: {body[:300].decode(errors='replace')}")
            self.answered += 1
        connection.close()
