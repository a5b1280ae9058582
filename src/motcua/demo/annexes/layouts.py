"""How the two annexes are laid out: other columns in another order, one with a heading of two rows."""

from collections.abc import Callable
from dataclasses import dataclass

from motcua.demo.annexes.pair import FIRST_NUMBER, SECOND_NUMBER, Item, first_list, second_list, sections

ROMAN = ("I", "V", "X", "L")


@dataclass(frozen=True)
class Head:
    """A cell of the heading: column and row from 0, how far it reaches."""

    text: str
    x: int
    y: int
    dx: int = 1
    dy: int = 1


@dataclass(frozen=True)
class Layout:
    """``row``: the cells of an item after its running number; ``title``: what a sector is headed by."""

    heads: tuple[Head, ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...]
    row: Callable[[Item], tuple[str, ...]]
    title: Callable[[int, str], str]

    @property
    def depth(self) -> int:
        return max(head.y + head.dy for head in self.heads)


@dataclass(frozen=True)
class Annex:
    """A decision with its list. ``rows``: a text for a section, else the cells."""

    number: str
    issuer: str
    title: str
    dated: str
    note: str
    layout: Layout
    rows: tuple[str | tuple[str, ...], ...]


def annexes() -> tuple[Annex, Annex]:
    """The list of the province and the list of the ward."""
    return (
        Annex(
            FIRST_NUMBER,
            "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN (MẪU)",
            "Công bố Danh mục thủ tục hành chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân cấp xã",
            "ngày 15 tháng 9 năm 2026",
            f"(Kèm theo Quyết định số {FIRST_NUMBER})",
            PROVINCE,
            _rows(first_list(), PROVINCE),
        ),
        Annex(
            SECOND_NUMBER,
            "ỦY BAN NHÂN DÂN PHƯỜNG HUYỀN TỤNG (MẪU)",
            "Ban hành Danh mục thủ tục hành chính thực hiện tại Bộ phận Một cửa của phường",
            "ngày 20 tháng 3 năm 2026",
            f"(Kèm theo Quyết định số {SECOND_NUMBER})",
            WARD,
            _rows(second_list(), WARD),
        ),
    )


def _rows(items: list[Item], layout: Layout) -> tuple[str | tuple[str, ...], ...]:
    rows: list[str | tuple[str, ...]] = []
    number = 0
    for place, (sector, held) in enumerate(sections(items), start=1):
        rows.append(layout.title(place, sector))
        for item in held:
            number += 1
            rows.append((str(number), *layout.row(item)))
    return tuple(rows)


def roman(number: int) -> str:
    """I to XXXIX."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]


def _of_province(item: Item) -> tuple[str, ...]:
    full, partial = ("x" if item.level == level else "" for level in ("full", "partial"))
    return (item.code, item.name, item.term, item.fee, full, partial, item.ground)


def _of_ward(item: Item) -> tuple[str, ...]:
    level = {"full": "Toàn trình", "partial": "Một phần", "direct": "Trực tiếp"}[item.level]
    return (item.name, item.code, item.term, item.fee, level, "")


PROVINCE = Layout(
    heads=(
        Head("STT", 0, 0, dy=2), Head("Mã TTHC", 1, 0, dy=2), Head("Tên thủ tục hành chính", 2, 0, dy=2),
        Head("Thời hạn giải quyết", 3, 0, dy=2), Head("Phí, lệ phí", 4, 0, dy=2),
        Head("Dịch vụ công trực tuyến", 5, 0, dx=2), Head("Toàn trình", 5, 1), Head("Một phần", 6, 1),
        Head("Căn cứ pháp lý", 7, 0, dy=2),
    ),
    widths=(9, 20, 88, 30, 44, 15, 15, 28),
    centred=(0, 1, 5, 6),
    row=_of_province,
    title=lambda number, sector: f"{roman(number)}. LĨNH VỰC {sector.upper()}",
)  # fmt: skip
WARD = Layout(
    heads=tuple(
        Head(text, place, 0)
        for place, text in enumerate(
            ("TT", "Tên thủ tục", "Mã số TTHC", "Thời gian giải quyết", "Phí/lệ phí", "Mức độ DVC", "Ghi chú")
        )
    ),
    widths=(9, 92, 40, 30, 44, 22, 14),
    centred=(0, 2, 5),
    row=_of_ward,
    title=lambda number, sector: f"{number}. Lĩnh vực {sector}",
)
