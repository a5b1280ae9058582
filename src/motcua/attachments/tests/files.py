"""Small files of every kind, made as office programs and phones make them, and a clamd that answers."""

import io
import socketserver
import struct
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
WEBP = b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00"
TEXT = "Đã niêm yết lại biểu mẫu (mẫu).\n".encode()
EICAR = b"ma doc thu nghiem (mau)"
"""What the clamd of these tests takes for infected."""
_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"


def package(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def open_xml(main: str, **more: bytes) -> bytes:
    listed = f'<Types><Override PartName="/main" ContentType="{_MAIN.format(main)}"/></Types>'.encode()
    return package({"[Content_Types].xml": listed, **more})


DOCX = open_xml("wordprocessingml.document")
XLSX = open_xml("spreadsheetml.sheet")
ODT = package({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
GOOD = {
    "a.pdf": PDF, "a.JPG": JPEG, "a.jpeg": JPEG, "a.png": PNG, "a.webp": WEBP, "a.docx": DOCX, "a.xlsx": XLSX,
    "a.odt": ODT, "a.txt": TEXT,
}  # fmt: skip


def upload(name: str = "Biên bản.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


class _Clamd(socketserver.BaseRequestHandler):
    answer = b""

    def handle(self) -> None:
        taken = self._take()
        said = self.answer or (b"Mau.Thu FOUND" if EICAR in taken else b"OK")
        self.request.sendall(b"stream: " + said + b"\0")

    def _take(self) -> bytes:
        file = self.request.makefile("rb")
        assert file.read(10) == b"zINSTREAM\0"
        taken = b""
        while size := struct.unpack("!L", file.read(4))[0]:
            taken += file.read(size)
        return taken


@contextmanager
def clamd(answer: bytes = b"") -> Iterator[tuple[str, int]]:
    """Finds what contains EICAR, or gives always the same answer."""
    handler = type("Handler", (_Clamd,), {"answer": answer})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield "127.0.0.1", server.server_address[1]
        finally:
            server.shutdown()


def nobody() -> tuple[str, int]:
    """An address where nothing listens any more."""
    with clamd() as address:
        return address
