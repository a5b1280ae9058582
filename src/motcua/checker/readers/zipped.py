"""Office files are zip archives: which kind, and not more than fits into memory when unpacked."""

import io
import zipfile

from motcua.checker.readers.errors import Unreadable

MOST_UNPACKED = 200 * 1024 * 1024


def kind(content: bytes) -> str:
    """ "word" or "excel". Raises Unreadable for any other archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Unreadable("Tệp bị hỏng, không mở được. Hãy lưu lại tệp rồi chọn lại.") from error
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable("Nội dung trong tệp quá lớn. Hãy tách báo cáo thành các tệp nhỏ hơn.")
    names = {entry.filename for entry in entries}
    if "word/document.xml" in names:
        return "word"
    if any(name.startswith("xl/") for name in names) or "content.xml" in names:
        return "excel"
    raise Unreadable("Chỉ đọc được tệp văn bản (.txt), Word (.docx), PDF (.pdf) và Excel (.xlsx).")
