"""Plain text, in UTF-8 or as Windows saves it."""

from motcua.checker import plaintext
from motcua.checker.documents import Block
from motcua.checker.readers.errors import Unreadable

MOST_SIGNS = 2_000_000


def blocks(content: bytes) -> tuple[Block, ...]:
    return plaintext.blocks(bounded(_decoded(content)))


def bounded(text: str) -> str:
    if len(text) > MOST_SIGNS:
        raise Unreadable("Văn bản dài hơn 2 triệu ký tự. Hãy tách thành các phần nhỏ hơn.")
    return text


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        message = "Tệp không phải văn bản Unicode (UTF-8). Hãy lưu lại với bảng mã UTF-8 hoặc dán nội dung."
        raise Unreadable(message) from error
    if "\x00" in text:
        raise Unreadable("Chỉ đọc được tệp văn bản (.txt), Word (.docx), PDF (.pdf) và Excel (.xlsx).")
    return text
