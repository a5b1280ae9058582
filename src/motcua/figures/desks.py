"""Figures over what one-stop desks have. All of them are typed, and said to be."""

from motcua.figures.facts.desk import DESK, DeskCode, DeskMark
from motcua.figures.form import Column, Figure
from motcua.figures.predicates import Marked, Predicate, all_of, equals

UNIVERSE: Predicate = Marked(DeskMark.HOLDS_THEN)
TYPED = (
    "Số liệu nhập tay: phần mềm không tự đếm được. Danh sách cho biết ai nhập, lúc nào, căn cứ vào đâu; "
    "lần nhập sau thay lần nhập trước, lần nhập trước vẫn được giữ."
)
STAFF, EQUIPMENT = "Nhân sự", "Trang thiết bị (1 là đủ)"
_NAMES = {
    "points": ("Số điểm tiếp nhận", "Điểm tiếp nhận"),
    "permanent": ("Chuyên trách", STAFF),
    "seconded": ("Phòng chuyên môn cử đến", STAFF),
    "contract": ("Hợp đồng", STAFF),
    "staff_computers": ("Máy tính cán bộ", EQUIPMENT),
    "public_computers": ("Máy tính hỗ trợ dịch vụ công trực tuyến", EQUIPMENT),
    "scanners": ("Máy quét", EQUIPMENT),
    "touch_screens": ("Màn hình cảm ứng tra cứu, đánh giá", EQUIPMENT),
}


def columns(source: str, first: int) -> tuple[Column, ...]:
    """The eight columns of 08b, numbered from ``first``."""
    return tuple(
        Column(first + place, _figure(kind, name, source), group)
        for place, (kind, (name, group)) in enumerate(_NAMES.items())
    )


def _figure(kind: str, name: str, source: str) -> Figure:
    return Figure(kind, name, all_of(UNIVERSE, equals(DeskCode.KIND, kind)), source, TYPED, DESK)
