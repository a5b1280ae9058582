"""What a file is, by its content. The name only has to agree; nobody is believed for an ending alone."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import puremagic

from motcua.attachments.errors import FileRefused

HEAD = 4096  # bytes that signatures are looked for in
MANIFEST = 1_000_000  # bytes; a larger list of contents is no office document but a bomb
ACCEPTED = "PDF, JPEG, PNG, WEBP, DOCX, XLSX, ODT hoặc văn bản thuần (.txt)"
WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODT = b"application/vnd.oasis.opendocument.text"
_MACROS = ("vbaproject.bin", "basic/", "scripts/")


@dataclass(frozen=True)
class Kind:
    """``media`` is what we say when we hand the file out; ``endings`` are those its name may have."""

    media: str
    label: str
    endings: tuple[str, ...]
    fits: Callable[[bytes], bool]
    image: bool = False
    known: bool = True  # whether the table of signatures of puremagic has to name it too


def _webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _png(content: bytes) -> bool:
    return content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR"


def _text(content: bytes) -> bool:
    """UTF-8 that a person could read: no control characters but line breaks and tabs."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(character < " " and character not in "\t\n\r\f" for character in text)


def _package(content: bytes, part: str, content_type: bytes) -> bool:
    """A zip that is the office document it says it is, and carries no macro."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [name.lower() for name in package.namelist()]
            if any(name.endswith(_MACROS[0]) or name.startswith(_MACROS[1:]) for name in names):
                return False
            return content_type in _read(package, part)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return False  # damaged, locked with a password, or packed in a way that office programs do not use


def _read(package: zipfile.ZipFile, part: str) -> bytes:
    if package.getinfo(part).file_size > MANIFEST:
        return b""
    with package.open(part) as file:
        return file.read(MANIFEST)


def _docx(content: bytes) -> bool:
    return _package(content, "[Content_Types].xml", WORD)


def _xlsx(content: bytes) -> bool:
    return _package(content, "[Content_Types].xml", SHEET)


def _odt(content: bytes) -> bool:
    return _package(content, "mimetype", ODT)


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
KINDS = (
    Kind("application/pdf", "PDF", ("pdf",), lambda content: content.startswith(b"%PDF-")),
    Kind("image/jpeg", "JPEG", ("jpg", "jpeg"), lambda content: content.startswith(b"\xff\xd8\xff"), True),
    Kind("image/png", "PNG", ("png",), _png, True),
    Kind("image/webp", "WEBP", ("webp",), _webp, True),
    Kind(f"{_OPEN_XML}.wordprocessingml.document", "DOCX", ("docx",), _docx, known=False),
    Kind(f"{_OPEN_XML}.spreadsheetml.sheet", "XLSX", ("xlsx",), _xlsx, known=False),
    Kind("application/vnd.oasis.opendocument.text", "ODT", ("odt",), _odt, known=False),
    Kind("text/plain", "văn bản thuần", ("txt",), _text, known=False),
)
OF_MEDIA = {kind.media: kind for kind in KINDS}


def kind_of(name: str, content: bytes) -> Kind:
    """The kind of a file, its content and its name agreeing. Raises FileRefused."""
    kind = _by_content(content)
    if kind is None:
        raise FileRefused(f"Loại tệp này không nhận được. Chỉ nhận tệp {ACCEPTED}, không có macro.")
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending not in kind.endings:
        raise FileRefused(
            f"Đuôi tên tệp không khớp nội dung: đây là tệp {kind.label}. "
            f"Đổi đuôi thành .{kind.endings[0]} hoặc chọn đúng tệp."
        )
    return kind


def _by_content(content: bytes) -> Kind | None:
    found = next((kind for kind in KINDS if kind.fits(content)), None)
    return found if found is None or not found.known or _seconded(found, content) else None


def _seconded(kind: Kind, content: bytes) -> bool:
    """Whether an independent table of signatures names the same type."""
    try:
        named = puremagic.magic_string(content[:HEAD])
    except puremagic.PureError:
        return False
    return kind.media in {match.mime_type for match in named}
