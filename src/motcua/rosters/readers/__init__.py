"""Files into lists of procedures, told apart by their content. Each kind is one module."""

from motcua.checker.readers import MOST_BYTES, Unreadable, zipped
from motcua.rosters.entries import Roster
from motcua.rosters.readers import csv, docx, json, pdf, xlsx
from motcua.rosters.reading import read_parts

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = "Word (.docx), Excel (.xlsx), PDF, CSV hoặc JSON"

__all__ = ["KINDS", "MOST_BYTES", "Unreadable", "read"]


def read(name: str, content: bytes) -> Roster:
    """The list in a file. Raises Unreadable with a Vietnamese message that says what to do."""
    if len(content) > MOST_BYTES:
        raise Unreadable(f"Tệp lớn hơn {MOST_BYTES // 2**20} MB. Hãy tách danh mục thành các tệp nhỏ hơn.")
    if not content.strip():
        raise Unreadable("Tệp không có nội dung. Hãy chọn tệp khác.")
    found = _read(name, content)
    if not found.entries:
        raise Unreadable(
            "Không thấy bảng danh mục thủ tục trong tệp. Bảng cần có dòng tiêu đề với cột mã hoặc tên."
        )
    return found


def _read(name: str, content: bytes) -> Roster:
    if content.startswith(b"%PDF"):
        return read_parts(name, pdf.parts(content))
    if content.startswith(_OLD_OFFICE):
        raise Unreadable(
            "Đây là tệp Word hoặc Excel kiểu cũ, hoặc có mật khẩu. Hãy lưu lại thành .docx hoặc .xlsx."
        )
    if content.startswith(b"PK"):
        kind = zipped.kind(content)
        return read_parts(name, docx.parts(content) if kind == "word" else xlsx.parts(content))
    text = csv.decoded(content)
    if text.lstrip()[:1] in ("{", "["):
        return json.read(name, text)
    return read_parts(name, csv.parts(text))
