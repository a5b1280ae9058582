"""Asking a clamd whether a file is infected: its INSTREAM command over TCP."""

import socket
import struct
from collections.abc import Iterator
from typing import NamedTuple

CHUNK = 65_536  # bytes
PATIENCE = 20.0  # seconds to connect, and for each answer

Address = tuple[str, int]


class ScannerAway(Exception):
    """The scanner did not answer, or answered that it could not scan: nothing is known about the file."""


class Verdict(NamedTuple):
    """``found``: the name of what was found in the file; empty where nothing was."""

    found: str

    @property
    def clean(self) -> bool:
        return not self.found


def scan(address: Address, content: bytes) -> Verdict:
    """Raises ScannerAway, also for an answer that cannot be read: silence is never taken for clean."""
    try:
        with socket.create_connection(address, timeout=PATIENCE) as connection:
            connection.sendall(b"zINSTREAM\0")
            for chunk in _chunks(content):
                connection.sendall(struct.pack("!L", len(chunk)) + chunk)
            connection.sendall(struct.pack("!L", 0))
            return _verdict(_answer(connection))
    except OSError as error:
        raise ScannerAway(str(error)) from error


def _chunks(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), CHUNK):
        yield content[start : start + CHUNK]


def _answer(connection: socket.socket) -> str:
    """Up to the closing NUL, or the end of the connection."""
    received = b""
    while not received.endswith(b"\0") and len(received) < 4096 and (part := connection.recv(1024)):
        received += part
    return received.decode("utf-8", "replace").strip("\0 \n")


def _verdict(answer: str) -> Verdict:
    """ "stream: OK" or "stream: Eicar-Test-Signature FOUND"; all else is no verdict."""
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return Verdict("")
    if said.endswith(" FOUND"):
        return Verdict(said.removesuffix(" FOUND"))
    raise ScannerAway(answer or "no answer")
