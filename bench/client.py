"""A client that costs little: one kept connection, requests made beforehand, one pass over the answer."""

import json
import socket
from typing import Any


class Lost(ConnectionError):
    """The server went away before the answer was complete."""


def request(path: str, body: Any, headers: dict[str, str]) -> bytes:
    """The bytes of a POST of JSON."""
    payload = json.dumps(body, ensure_ascii=False).encode()
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(payload)}", "", ""]
    return "\r\n".join(lines).encode() + payload


class Connection:
    def __init__(self, port: int, timeout: float = 30) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, request: bytes) -> tuple[int, bytes]:
        """Status and body. Raises Lost, or OSError of the socket."""
        self._socket.sendall(request)
        buffer = self._read(b"")
        while (end := buffer.find(b"\r\n\r\n")) < 0:
            buffer = self._read(buffer)
        head = buffer[:end].lower()
        length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        body = buffer[end + 4 :]
        while len(body) < length:
            body = self._read(body)
        return int(head[9:12]), body

    def _read(self, buffer: bytes) -> bytes:
        more = self._socket.recv(65536)
        if not more:
            raise Lost("connection closed")
        return buffer + more

    def close(self) -> None:
        self._socket.close()
