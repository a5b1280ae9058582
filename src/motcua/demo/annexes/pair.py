"""What the two lists hold, and the truth about them. Names and codes are real, the decisions are not."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Any

FIRST_NUMBER = "2686/QĐ-UBND (mẫu)"
SECOND_NUMBER = "2020/QĐ-UBND (mẫu)"


@dataclass(frozen=True)
class Item:
    """A procedure as a list prints it; ``key``: its code whatever the list prints; ``level``: full, partial
    or direct."""

    key: str
    code: str
    name: str
    sector: str
    term: str
    fee: str
    level: str
    ground: str


@dataclass(frozen=True)
class Truth:
    """National codes. ``renamed`` and ``changed`` (code to field) share none."""

    missing: frozenset[str]
    foreign: frozenset[str]
    renamed: Mapping[str, str]
    changed: Mapping[str, str]


_LEFT_OUT = frozenset({"1.004746", "1.005461", "1.003197", "2.001255"})
"""Not in the first list, though the ward has them: each differs by one word from one that the ward lacks."""
_OF_THE_PROVINCE = frozenset({"2.001195", "2.001194", "3.000348"})
TRUTH = Truth(
    missing=frozenset({
        "1.000894", "1.000656", "1.004222", "2.001263", "2.000528", "1.010039", "2.001016", "1.001731",
        "2.001801", "1.003622", "2.000620", "1.001748",
    }),
    foreign=_LEFT_OUT | _OF_THE_PROVINCE,
    renamed={
        "2.001035": "Chứng thực hợp đồng, giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, "
        "nhà ở",
        "2.000913": "Chứng thực việc sửa đổi, bổ sung, hủy bỏ hợp đồng, giao dịch",
        "2.000927": "Sửa lỗi sai sót trong hợp đồng, giao dịch",
        "1.004859": "Đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc",
        "1.010041": "Xác nhận thông tin về cư trú theo quy định của Luật Cư trú",
    },
    changed={
        "1.004884": "term", "1.004194": "term", "2.000942": "service_level", "2.000884": "fee",
        "2.001019": "fee",
        "1.001653": "term", "2.002481": "term", "1.000689": "service_level", "2.002516": "fee",
    },
)  # fmt: skip
_WITHOUT_CODE = frozenset({"2.000913", "2.000927", "1.010041", "1.005461", "2.001255", "2.000815"})
"""Of which the ward's list names no code, so that only their names tell what they are."""
_CHANGES: Mapping[str, Mapping[str, str]] = {
    "1.004884": {"term": "08 ngày làm việc"},
    "1.004194": {"term": "05 ngày làm việc"},
    "1.001653": {"term": "05 ngày"},  # not working days
    "2.002481": {"term": "02 ngày làm việc"},
    "2.000884": {"fee": "15.000 đồng/trường hợp"},
    "2.001019": {"fee": "Không thu"},
    "2.002516": {"fee": "10.000 đồng/văn bản"},
    "2.000942": {"level": "partial"},
    "1.000689": {"level": "full"},
}
_UNITS = {"working_day": "ngày làm việc", "calendar_day": "ngày", "hour": "giờ"}
_OPEN = {
    "immediate": "Ngay sau khi tiếp nhận",
    "staged": "Theo từng giai đoạn của thủ tục",
    "periodic": "Theo kế hoạch hằng năm",
}
_LEVELS = {"toan_trinh": "full", "mot_phan": "partial", "truc_tiep": "direct"}


def first_list() -> list[Item]:
    """The 150 procedures of the province's decision, by sector."""
    items = [item for item, level in _catalogue() if level != "province" and item.code not in _LEFT_OUT]
    return _by_sector(items)


def second_list() -> list[Item]:
    """The ward's 145: 138 of the first list, some said otherwise, and seven more."""
    known = {item.code: item for item, _ in _catalogue()}
    kept = [item for item in first_list() if item.code not in TRUTH.missing]
    return _by_sector(
        [_said_otherwise(item) for item in [*kept, *(known[code] for code in sorted(TRUTH.foreign))]]
    )


@lru_cache(maxsize=1)
def _catalogue() -> tuple[tuple[Item, str], ...]:
    """What communes handle, and the three of the province."""
    text = resources.files("motcua.catalogue").joinpath("data/procedures.json").read_text(encoding="utf-8")
    rows = json.loads(text)["procedures"]
    wanted = (row for row in rows if row["level"].startswith("commune") or row["code"] in _OF_THE_PROVINCE)
    return tuple((_item(row), row["level"]) for row in wanted)


def _item(row: Mapping[str, Any]) -> Item:
    return Item(
        key=row["code"],
        code=row["code"],
        name=row.get("name_official") or row["name"],
        sector=row["field"],
        term=_term(row["time"]),
        fee=row["fee_text"] or "Không",
        level=_LEVELS[row["service_level"]],
        ground=row["decision"] or "",
    )


def _term(time: Mapping[str, Any]) -> str:
    if time["value"] is None:
        return _OPEN[time["unit"]]
    return f"{time['value']:02d} {_UNITS[time['unit']]}"


def _by_sector(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.sector, item.code))


def _said_otherwise(item: Item) -> Item:
    """The same procedure as another clerk writes it, and what is really different."""
    number = int(item.code.rsplit(".", 1)[-1])
    said = replace(
        item,
        code="" if item.code in _WITHOUT_CODE else f"{item.code}.000.00.00.H03",
        name=TRUTH.renamed.get(item.code) or _reworded(item.name, number),
        term=item.term.removeprefix("0"),
        fee=item.fee.replace(" đ/", " đồng/") if item.fee != "Không" else "Không thu phí",
    )
    return replace(said, **_CHANGES.get(item.code, {}))


def _reworded(name: str, number: int) -> str:
    """Capitals, abbreviations and "thủ tục": no other name."""
    name = name.removeprefix("Thủ tục ") if name.startswith("Thủ tục ") else name
    short = name.replace("Ủy ban nhân dân", "UBND").replace("Giấy chứng nhận", "GCN")
    worded = (short[:1].upper() + short[1:], f"Thủ tục {short[:1].lower()}{short[1:]}", short.upper())
    return worded[min(number % 7, 2)]


def sections(items: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    """Items by sector, in order."""
    for sector in dict.fromkeys(item.sector for item in items):
        yield sector, [item for item in items if item.sector == sector]
