"""Files into documents, told apart by their content and never by their names. Each kind is one module."""

from motcua.checker.documents import Block, Document
from motcua.checker.readers import docx, pdf, text, xlsx, zipped
from motcua.checker.readers.errors import Unreadable

MOST_BYTES = 20 * 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

__all__ = ["MOST_BYTES", "Unreadable", "read"]


def read(name: str, content: bytes) -> Document:
    """Raises Unreadable with a Vietnamese message that says what to do."""
    if len(content) > MOST_BYTES:
        raise Unreadable("Tệp lớn hơn 20 MB. Hãy tách báo cáo thành các tệp nhỏ hơn.")
    if not content.strip():
        raise Unreadable("Tệp không có nội dung. Hãy chọn tệp khác.")
    document = Document(name, _blocks(content))
    if not document.blocks:
        raise Unreadable("Không đọc được chữ nào trong tệp. Hãy dán nội dung báo cáo thay cho tệp.")
    return document


def _blocks(content: bytes) -> tuple[Block, ...]:
    if content.startswith(b"%PDF"):
        return pdf.blocks(content)
    if content.startswith(_OLD_OFFICE):
        raise Unreadable(
            "Đây là tệp Word hoặc Excel kiểu cũ, hoặc có mật khẩu. Hãy lưu lại thành .docx hoặc .xlsx."
        )
    if content.startswith(b"PK"):
        kind = zipped.kind(content)
        return docx.blocks(content) if kind == "word" else xlsx.blocks(content)
    return text.blocks(content)
