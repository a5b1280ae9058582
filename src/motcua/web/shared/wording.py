"""The catalogue's shorthand in full words, for everyone who reads a page.

The seed data keeps its notes as they were taken ("cần xác minh ≤5 ngày LV"); a published version is never
rewritten, so the words are put in full where they are shown. Known abbreviations of law and office
(UBND, HĐND, CCCD, NĐ, QĐ) stay.
"""

import re
from functools import lru_cache

_IN_FULL = {
    "ATGT": "an toàn giao thông",
    "ATTP": "an toàn thực phẩm",
    "BTXH": "bảo trợ xã hội",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CCV": "công chứng viên",
    "CNKH": "chứng nhận kết hôn",
    "CSDL": "cơ sở dữ liệu",
    "CSDLQGVDC": "Cơ sở dữ liệu quốc gia về dân cư",
    "DNTN": "doanh nghiệp tư nhân",
    "DVC": "dịch vụ công",
    "ĐDCN": "định danh cá nhân",
    "ĐDĐT": "định danh điện tử",
    "ĐKTT, ĐKTT": "đăng ký thường trú, đăng ký tạm trú",
    "ĐTM": "đánh giá tác động môi trường",
    "GCN": "giấy chứng nhận",
    "GKS": "giấy khai sinh",
    "GKSK": "giấy khám sức khỏe",
    "GPLX": "giấy phép lái xe",
    "GPXD": "giấy phép xây dựng",
    "HĐ giám định": "hội đồng giám định",
    "HĐLĐ": "hợp đồng lao động",
    "HKD": "hộ kinh doanh",
    "HPHLS": "hợp pháp hóa lãnh sự",
    "HSSV": "học sinh, sinh viên",
    "KCB": "khám bệnh, chữa bệnh",
    "KD": "kinh doanh",
    "LLTP": "lý lịch tư pháp",
    "LLVT": "lực lượng vũ trang",
    "LV": "làm việc",
    "NLN-ngư-diêm": "nông, lâm, ngư, diêm",
    "NLTS": "nông, lâm, thủy sản",
    "NVQS": "nghĩa vụ quân sự",
    "PCTN": "phòng, chống tham nhũng",
    "PCTT": "phòng, chống thiên tai",
    "PL": "phụ lục",
    "PTNT": "phát triển nông thôn",
    "QSDĐ": "quyền sử dụng đất",
    "QSH": "quyền sở hữu",
    "SDĐ": "sử dụng đất",
    "TCD": "tiếp công dân",
    "TCTN": "trợ cấp thất nghiệp",
    "TNBTCNN": "trách nhiệm bồi thường của Nhà nước",
    "TNTG": "tín ngưỡng, tôn giáo",
    "TNXP": "thanh niên xung phong",
    "VBHN": "văn bản hợp nhất",
    "XNTTHN": "xác nhận tình trạng hôn nhân",
    "24h": "24 giờ",
}
_LONGEST_FIRST = sorted(_IN_FULL, key=len, reverse=True)
_SHORT = re.compile(rf"\b(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})\b")
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\b([Hh]uyện|xã) ?→ ?(\w)", r"\1 chuyển sang \2"),
        (r" ?→ ?", ": "),
        (r"≤ ?(?=\d)", "không quá "),
        (r"≥ ?(?=\d+ người)", "ít nhất "),
        (r"≥ ?(?=\d)", "từ "),
        (r"< ?(?=\d)", "dưới "),
        (r"(?<=\d) ?VNĐ\b", " đ"),
        (r" \+ ", " và "),
    )
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text with shorthand and signs in words; what is not known here stays as it is."""
    for pattern, words in _SIGNS:
        text = pattern.sub(words, text)
    return _SHORT.sub(_full, text)


def _full(found: re.Match[str]) -> str:
    """A capital where the abbreviation opens the text or a sentence, and in the name of a law."""
    words = _IN_FULL[found[0]]
    before = found.string[: found.start()].rstrip()
    opens = not before or before[-1] in ".!?" or before.endswith("Luật")
    return words[:1].upper() + words[1:] if opens else words
