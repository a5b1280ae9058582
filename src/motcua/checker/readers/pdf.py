"""PDF: the text as laid out, so that tables keep their columns; wrapped lines are joined again."""

import io
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from motcua.checker import plaintext
from motcua.checker.documents import Block
from motcua.checker.readers.errors import Unreadable
from motcua.checker.readers.text import bounded

MOST_PAGES = 300
_ENDS = re.compile(r"[.;:!?…]\s*$")
_STARTS_NEW = re.compile(r"\s*(?:[-+–•*]|\d+[.)]\s|[a-zđ]\)|[IVX]+\.)")


def blocks(content: bytes) -> tuple[Block, ...]:
    pages = _pages(content)
    if not any(page.strip() for page in pages):
        raise Unreadable("Tệp PDF chỉ có hình ảnh, không có chữ. Hãy dùng bản có chữ hoặc dán nội dung.")
    return plaintext.blocks(bounded(joined("\n".join(pages))))


def _pages(content: bytes) -> list[str]:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại.")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(f"Tệp PDF có hơn {MOST_PAGES} trang. Hãy tách thành các tệp nhỏ hơn.")
        return [page.extract_text(extraction_mode="layout") for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Unreadable("Tệp PDF bị hỏng, không đọc được. Hãy xuất lại tệp hoặc dán nội dung.") from error


def joined(text: str) -> str:
    """Lines that fill the page's width and end amid a sentence go on with the next line."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = max((len(line.strip()) for line in lines), default=0)
    out: list[str] = []
    open_end = False
    for line in lines:
        bare = re.sub(r"(?<=\S) (?= ?\S)", " ", line.strip())
        in_columns = len(re.split(r" {2,}", bare)) > 2 or (re.search(r" {3,}", bare) is not None)
        if open_end and bare and not in_columns and not _STARTS_NEW.match(bare):
            out[-1] += " " + re.sub(r" +", " ", bare)
        else:
            out.append(bare if in_columns else re.sub(r" +", " ", bare))
        open_end = bool(bare) and not in_columns and len(bare) > 0.7 * width and not _ENDS.search(bare)
    return "\n".join(out)
