"""Digits that name or date something instead of counting it, by kind; matched on `normal.key`."""

import re

from motcua.checker.lexicon.nouns import NOUN

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_NOT_COUNTED = rf"(?![\d.,]*\d|\s*%|\s+(?:nghìn|triệu|tỷ)|\s+{NOUN.pattern})"
#: Words before a number that name a document even without "số".
_LAWS = (
    "điều|khoản|chương|phụ lục|mẫu|nghị định|nghị quyết|thông tư|thông tư liên tịch|chỉ thị|kết luận|"
    "công điện|đề án|luật|quy chuẩn|tiêu chuẩn|iso|tcvn|quyết định|công văn|tờ trình|biểu|"
    "(?<!một )phần|mục|bảng|hình|cột|dòng|trang"
)
_PAPERS = "kế hoạch|báo cáo|thông báo|hướng dẫn|chương trình|quy định|quy chế|chuyên đề|văn bản"
#: Words before a number that is a grade or an order.
_GRADES = (
    "giai đoạn|cấp độ|hạng|bậc|loại|nhóm|lần|lần thứ|thứ|khóa|(?<!đầu )(?<!cuối )(?<!trong )(?<!trước )kỳ|"
    "kỳ họp|đợt|tuần|phiên|top|phiên bản|vùng|khối|lớp|"
    "tiêu chí số|tiểu dự án|dự án thành phần"
)
_PLACES = (
    "tổ|ấp|khu phố|khu|thôn|bản|tổ dân phố|phường|quận|xóm|đội|ô|lô|thửa|tờ bản đồ|nhà|ngõ|ngách|hẻm|phòng|"
    "cửa|quầy|km|quốc lộ|đường|tỉnh lộ|số nhà|vị trí|ki-ốt"
)
_SIGNS = (
    "nđ|qđ|ttg|tt|ct|nq|kh|ubnd|hđnd|cv|tb|bc|ttr|kl|đa|cđ|qh|l-ctn|ttlt|hd|ctr|btp|bnv|vpcp|vp|stp|snv|bttt|"
    "btttt|gm|pa|tu|cp|hu|đu|qu|tw|xd|ptp|pnv|tccb|kstt|yk|svhtt"
)

PATTERNS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "date": rf"(?<![\d/.]){_DAY}\s*[/.-]\s*{_MONTH}\s*[/.-]\s*{_YEAR}(?!\d)",
        "iso date": rf"(?<!\d){_YEAR}-\d\d-\d\d(?!\d)",
        "day of month": r"\b(?:ngày|mùng|sáng|chiều|trưa|tối|đêm|hôm nay|hôm qua|dịp|lễ|từ|đến|trước|sau|tới)"
        rf"\s+(?:ngày\s+)?\(?{_DAY}[/-]{_MONTH}(?![\d/%])(?!\s+{NOUN.pattern})",
        "holiday": r"\b(?:30/0?4|0?2/9|0?1/5|20/11|27/7|20/10|0?8/3|0?3/2)(?=\s*(?:[-–]|và\s+0?1/5))",
        "day": rf"\b(?:ngày|mùng)\s+{_DAY}(?:\s+tháng\s+{_MONTH})?(?:\s*,?\s*năm\s+{_YEAR})?"
        r"(?=\s*[,.;)]|\s+tháng|\s*$)",
        "day in full": rf"\bngày\s+{_DAY}\s+tháng\s+{_MONTH}(?:\s*,?\s*năm\s+{_YEAR})?",
        "month and year": rf"\btháng\s+{_MONTH}(?:\s*[/-]\s*{_YEAR}"
        rf"|\s*(?:,|và|đến|-|–)\s*(?:tháng\s+)?{_MONTH}(?=\s*/\s*{_YEAR}|\s+năm))*(?!\d)",
        "quarter": r"\bquý\s+\d\b(?:\s*[/-]\s*\d{4})?",
        "slashed year": rf"(?<!\d){_MONTH}/{_YEAR}(?!\d)",
        "roman and year": rf"\b[ivx]+\s*/\s*{_YEAR}",
        "year": r"\b(?:năm|niên độ|niên khóa|đầu|cuối|khóa|nhiệm kỳ|giai đoạn|vụ)"
        rf"\s+{_YEAR}(?:\s*[-–,]\s*(?:năm\s+)?{_YEAR})*(?!\d)",
        "years": rf"(?<![\d.,/])(?:{_YEAR}\s*[-–]\s*{_YEAR})(?![\d.,/]\d)",
        "compared year": rf"\b(?:với|của|trong|và|từ|đến|cùng kỳ)\s+{_YEAR}"
        r"(?=\s*[,.;)(:]|\s*$|\s+(?:là|đạt|có|tăng|giảm))",
        "lone year": rf"(?:(?<=\()|^){_YEAR}(?=\)|$|:)",
        "period": r"\b\d{1,2}\s+tháng(?:\s+(?:đầu|cuối|qua|năm|vừa|gần|liên|thực hiện|triển khai|của)\b"
        r"|\s*/\s*(?:lần|1 lần)|(?=\s+\d{4}))",
        "months": r"\b\d{1,2}\s+tháng\b",
        "period of work": r"\b(?:trong|sau|suốt|qua|hơn|kỳ|định kỳ)\s+\d{1,2}\s+(?:tháng|năm|tuần|quý)\b",
        "years of": r"\b\d{1,2}\s+năm\s+(?:qua|gần đây|tới|trở lại|liền|liên tiếp|thực hiện|triển khai"
        "|thi hành)",
        "time": r"(?<!\d)\d{1,2}\s*(?:h|g)\s*\d{0,2}(?!\w)"
        r"|(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)"
        r"|\b\d{1,2}\s+giờ(?:\s+\d{1,2}(?:\s+phút)?|\s+(?:sáng|chiều|trưa|tối|ngày))\b"
        r"|\blúc\s+\d{1,2}\s+giờ",
        "document": rf"\b\d+(?:/\d{{4}})?[^\S\n]*[/-][^\S\n]*(?:{_SIGNS})[\w&-]*(?:/[\w&-]+)*",
        "numbered": r"(?<!tổng )\bsố\s*:?\s*\d[\d.-]*(?=\s*(?:/\s*[a-zđ]|-\s*[a-zđ]|,?\s*ngày))",
        "service level": r"\b(?:mức|mức độ)\s+\d(?!\d)(?:\s*(?:,|và|-|–|;|/)\s*\d(?![\d.,]*\d))*"
        r"(?!\s*%|[.,]\d)",
        "law": rf"(?<!\w)(?:{_LAWS})\s+(?:số\s*:?\s*)?\d+[a-zđ]?(?:[./]\d+)*"
        rf"(?:\s*,\s*\d+(?=\s*(?:,|điều|của|nghị)))*{_NOT_COUNTED}",
        "paper": rf"(?<!\w)(?:{_PAPERS})\s+(?:số\s*:?\s*)\d+[a-zđ]?(?:[./-]\w+)*{_NOT_COUNTED}",
        "point": r"\bđiểm\s+\d{1,2}(?=\s*(?:,|và)?\s*(?:khoản|điều|mục))",
        "grade": rf"(?<!\w)(?:{_GRADES})(?:\s+(?:số|thứ))*\s+\d{{1,2}}(?!\d)[a-zđ]?"
        rf"(?:\s*(?:và|-|–|/)\s*\d+(?!\d))?{_NOT_COUNTED}",
        "place": rf"(?<!\w)(?<!cấp )(?<!các )(?<!văn )(?:{_PLACES})(?:\s+số)?\s+\d{{1,3}}(?![.,]?\d)[a-zđ]?"
        r"(?=\s*[,.;:)(]|\s*$|\s+(?:và|đã|có|là|thuộc|của|tại|đến|được|trong|phường|xã))",
        "rank": r"\b(?<!sắp )(?:xếp|đứng|vị trí)(?:\s+(?:hạng|thứ|vị trí|nhất))*\s+\d+(?:/\d+)?",
        "age": r"\b(?:từ\s+|đủ\s+|dưới\s+|trên\s+)?\d+(?:\s*-\s*\d+)?\s+tuổi",
        "tiers": r"\b0?[23]\s+cấp\b",
        "window": r"\b(?:0?1|một)\s+cửa\b",
        "phone": r"(?<![\d.,])(?:\+?84|0)\d{1,3}[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)"
        r"|(?<!\d)1[89]00[ .]?\d{2,4}[ .]?\d{0,4}(?!\d)",
        "call": r"\b(?:điện thoại|đt|sđt|hotline|đường dây nóng|tổng đài|fax|số máy)\s*:?\s*[\d .()+-]{3,}\d",
        "plan number": r"\b(?:cmnd|cccd|mã số|mã|mã hồ sơ|mã tthc|số hiệu|ký hiệu|stt)"
        r"\s*:?\s*(?:số\s*)?[\d.]+",
        "procedure code": r"(?<![\d.])\d\.\d{6}(?:\.[\w.-]+)?",
        "range": r"(?<![\d.,/])\d+\s*[-–]\s*\d+(?=\s+(?:ngày|giờ|phút|%|người|lần|tháng|năm|hồ sơ|triệu))",
        "always": rf"\b24/(?:7|24)\b(?!\s+{NOUN.pattern})",
        "numbering": r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\(\d{1,2}\)|[ivx]+[.)]|[a-zđ][.)])\s",
        "footnote": r"(?<=\w)\s?(?:\(\d{1,2}\)|\[\d{1,2}\])(?=[\s.,;]|$)",
        "three parts": r"(?<!\d)\d+(?:/\d+){2,}",
        "address": r"\S+@\S+|https?://\S+|www\.\S+|\b\w+(?:\.\w+)+\.vn\b\S*",
    }.items()
}


def spans(key: str) -> list[tuple[int, int]]:
    """Where in `key` digits are no figures."""
    found = [match.span() for pattern in _ANYWHERE for match in pattern.finditer(key)]
    found += [match.span() for match in _NUMBERING.finditer(key)]
    return found


_NUMBERING = re.compile(PATTERNS["numbering"].pattern, re.MULTILINE)
_ANYWHERE = [pattern for name, pattern in PATTERNS.items() if name != "numbering"]
