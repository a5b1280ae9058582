"""What there was, came and went: "đầu kỳ 57, tiếp nhận 640, giải quyết 612, cuối kỳ 85"."""

import re
from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import ORIGIN
from motcua.checker.passages import Passage
from motcua.checker.relations.beside import added
from motcua.checker.relations.changes import FROM, TO
from motcua.checker.relations.parts import is_part
from motcua.checker.verdicts import Relation, Verdict

_OPENING = re.compile(
    r"\b(?:đầu kỳ|đầu tháng|đầu quý|đầu năm|đầu đợt|kỳ trước|tháng trước|quý trước|năm trước)\b"
)
_NATURE = re.compile(r"\b(?:nâng|đưa)\b")
_STOOD = re.compile(r"\b(?:tồn|có|còn|chuyển|mang|là|dư)\b")
_CAME = re.compile(r"\b(?:tiếp nhận|nhận|phát sinh|đăng ký|mở|cấp|thêm|bổ sung|kết nạp|tuyển|nhập|mới)\b")
_WENT = re.compile(
    r"\b(?:giải quyết|xong|hoàn tất|trả|xử lý|hoàn thành|hủy|chấm dứt|giảm|rút|nghỉ|xuất|chuyển đi|đóng)\b"
)
_CLOSING = re.compile(
    r"\b(?:cuối kỳ|cuối tháng|cuối quý|cuối năm|cuối đợt|kỳ sau|tháng sau|quý sau|năm sau)\b"
)
_RAISED = re.compile(
    r"\bnâng tổng(?:\s+[^\W\d]+){0,8}\s+(?:lên|thành)\b|\b(?:phải|cần) (?:giải quyết|xử lý)\b"
)
_RAISED_TO = re.compile(r"\bnâng\s+tổng(?:\s+[^\W\d]+){0,8}\s+(?:lên|thành)\s+(?:là\s+)?$")


def find(passage: Passage) -> Iterator[Relation]:
    yield from _raised(passage)
    for sentence in dict.fromkeys(item.sentence for item in passage.items):
        told = [item for item in passage.items if item.sentence == sentence and item.is_count]
        yield from _told(passage, told)


def _raised(passage: Passage) -> Iterator[Relation]:
    """ "Nhập bổ sung 502 hồ sơ, nâng số hồ sơ từ 244 lên 746 hồ sơ"."""
    for more, old, new in zip(passage.items, passage.items[1:], passage.items[2:], strict=False):
        told = _NATURE.search(old.lead) and FROM.search(old.lead) and TO.search(new.lead) and not new.opens
        if (
            told
            and more.is_count
            and not more.is_step
            and old.is_count
            and not old.opens
            and is_part(more, old)
        ):
            judgement = judge.difference(new.figure, old.figure, more.figure, True)
            yield passage.relation(judgement, more.figure, old.figure, new.figure)


def _told(passage: Passage, told: Sequence[Item]) -> Iterator[Relation]:
    """A stock at the start, one flow or two, and a stock at the end, one after the other."""
    for place, opening in enumerate(told):
        flows = told[place + 1 :]
        if place and flows and _added_up(told[place - 1], opening, flows[0]):
            yield _relation(passage, opening, told[place - 1], [], flows[0])
        if not _is_opening(opening) or len(flows) < 2 or not _came(flows[0]):
            continue
        went = [flows[1]] if len(flows) > 2 and _WENT.search(flows[1].label) else []
        closing = flows[1 + len(went)]
        if _is_closing(closing, bool(went)) and all(is_part(one, opening) for one in (flows[0], *went)):
            yield _relation(passage, opening, flows[0], went, closing)


def _added_up(came: Item, opening: Item, total: Item) -> bool:
    """ "1.980 hồ sơ mới, cùng 45 hồ sơ tồn kỳ trước, nâng tổng số phải giải quyết lên 2.025"."""
    told = _is_opening(opening) and _came(came) and not came.is_step and came.sentence == opening.sentence
    return told and _RAISED_TO.search(total.lead) is not None and is_part(came, total)


def _is_opening(item: Item) -> bool:
    if item.on(ORIGIN) == "carried":
        return True
    return _OPENING.search(item.label) is not None and _STOOD.search(item.label) is not None


def _came(item: Item) -> bool:
    return (
        item.on(ORIGIN) != "carried"
        and _CAME.search(item.label) is not None
        and not _CLOSING.search(item.label)
    )


def _is_closing(item: Item, after_outflow: bool) -> bool:
    if _CLOSING.search(item.label):
        return True
    return not after_outflow and _RAISED.search(item.label) is not None


def _relation(passage: Passage, opening: Item, came: Item, went: Sequence[Item], closing: Item) -> Relation:
    """What there was and came is what went and is left."""
    whole: Figure = added([opening.figure, came.figure])
    rest = [item.figure for item in (*went, closing)]
    judgement = judge.sum_of(whole, rest, complete=True)
    figures = (opening.figure, came.figure, *rest)
    if judgement.verdict is Verdict.HOLDS or not judgement.verdict.alarms:
        return passage.relation(judgement, *figures)
    return passage.relation(judge.balance(opening.figure, came.figure, rest), *figures)
