"""Where the catalogue has a record from, in words a citizen can read.

The seed data keeps its notes as they were taken, partly in English; here they are only put in other words.
"""

import re

from motcua.web.shared.wording import plain

_PORTAL = "Cổng Dịch vụ công quốc gia"
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"crawl dichvucong\.gov\.vn 2026-07-20 \([^)]*\)", f"{_PORTAL}, dữ liệu ngày 20/7/2026"),
        (r"snapshot dichvucong\.gov\.vn 2026-09 \([^)]*\)", f"{_PORTAL}, dữ liệu tháng 9/2026"),
        (r"ward list TP\.HCM \([^)]*\)", "danh mục của một phường tại TP. Hồ Chí Minh"),
        (r"mã: test set cùng repo", "mã theo dữ liệu thử của cùng nguồn"),
        (r"ward list", "danh mục của phường:"),
        (r"list NV Nghệ An 2025 \([^)]*\) for code\+name", "danh mục Nghệ An 2025 (mã, tên)"),
        (r" \(tnt [0-9a-f]+\)", ""),
        (r"\(?code\+name\)?", "(mã, tên)"),
        (r"from memory \(code\)|code from memory", "mã ghi theo trí nhớ"),
        (r"name (?:verified )?in 363-item commune list", "tên theo danh mục 363 thủ tục cấp xã"),
        (r"times from VBHN", "thời hạn theo VBHN"),
        (r"from memory", "ghi theo trí nhớ"),
        (r"full text", "toàn văn"),
        (r"portal 2026 also lists", "Cổng năm 2026 còn ghi"),
        (r"\bolder\b", "mã cũ"),
    )
)


def source_words(source: str) -> str:
    """The source note in Vietnamese; what is not known here stays as it is."""
    for pattern, words in _PHRASES:
        source = pattern.sub(words, source)
    return plain(source[:1].upper() + source[1:])
