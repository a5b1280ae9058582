"""Groups: which figures are stated as parts of which whole, read off the words between."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import AXES
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.normal import either


class Marker(StrEnum):
    """How a list is announced: FULL lists everything, IN may list some, PARTLY says that it lists some."""

    NONE = "none"
    APPOSED = "apposed"  # in brackets behind the whole, or behind a colon
    FULL = "full"
    IN = "in"
    PARTLY = "partly"


@dataclass
class Group:
    """``whole`` is None for the figures of a sentence that stand beside each other."""

    whole: Item | None
    marker: Marker
    parts: list[Item] = field(default_factory=list)
    bracketed: bool = False


_PARTLY = either(
    "trong đó có cả", "gồm cả", "bao gồm cả", "kể cả", "chủ yếu", "riêng", "tiêu biểu", "nhất là",
    "đáng chú ý", "nổi bật",
    "trong đó riêng", "trong đó chủ yếu", "điển hình", "đặc biệt", "chẳng hạn", "tập trung",
    "tính cả", "trong đó nổi bật",
    "như", "phần lớn", "đa số", "chưa kể", "ngoài ra", "chưa tính", "không tính", "không bao gồm",
    "chưa bao gồm", "cùng với",
)  # fmt: skip
_IN = either(
    "trong đó",
    "trong số đó",
    "trong số này",
    "trong tổng số đó",
    "trong số ấy",
    "trong tổng số này",
    "trong số trên",
)
_FULL = either(
    "gồm", "bao gồm", "gồm có", "chia ra", "chia thành", "phân ra", "phân theo", "cụ thể", "cơ cấu",
    "chia theo", "cụ thể là",
    "được chia thành", "được phân bổ", "phân bổ", "phân loại", "phân thành", "cụ thể như sau",
)  # fmt: skip
_COMPARISON = re.compile(
    r"\s*(?!(?:quý|tháng|tuần)\s+\w+\s*:)"
    r"(?:năm|cùng kỳ|quý|kỳ trước|tháng|so với|tăng|giảm|kế hoạch|chỉ tiêu)\b"
)
#: "(cộng 276 hồ sơ)": what is in the brackets is a total.
_TOTALLED = re.compile(r"\s*(?:tổng|cộng|tất cả|cả thảy)\b")
_OUT_OF = re.compile(r"(?:^|[.;\n])\s*(?:[-+–]\s*)?(?:trong|với)\s+tổng\s+số\s*$")
#: Behind a semicolon: another thing is told.
_NEW_CLAUSE = re.compile(
    r"(?:đến nay|hiện|hiện nay|đã|trong|nay|kết quả|phát hiện|năm|tháng|ước|qua|đồng thời)\b"
)
_RESULT = r"(?:kết quả|trong kỳ|số liệu|chi tiết|theo đó|cơ cấu)(?:\s+[^\W\d]+){0,3}\s*:"
_EVENT = re.compile(
    rf"(?P<open>[(\[])|(?P<close>[)\]])|(?P<partly>(?!như\s+(?:vậy|sau|trên|thế)|riêng\s+lẻ){_PARTLY.pattern})|(?P<in>{_IN.pattern})|"
    rf"(?P<full>{_FULL.pattern}|{_RESULT})|(?P<colon>:)"
)
#: "tổ công tác gồm": what is listed is not the figure before but something named in between.
_OWN_SUBJECT = re.compile(
    r"[,;.]\s+(?!(?:được|trong|số|cụ thể|chia|phân|với|cơ cấu|và|chi tiết|theo)\b)\w+\s+\w+[^,;.]*$"
)
#: "Trong 1.060 hồ sơ đã giải quyết có ...": the parts follow without a marker.
_INTRODUCES = re.compile(
    r"^(?:trong|trong đó|trong tổng|trong số|trong tổng số|của|trên tổng số|với|trong số các)$"
)
#: "so với năm ngoái (100 đơn)": what is in the brackets is no part.
_COMPARED = re.compile(
    r"(?:so với|cùng kỳ|kế hoạch|chỉ tiêu|dự toán|năm trước|năm ngoái"
    r"|quý trước|tháng trước|kỳ trước|bằng)[^,;()]*$"
)
_MARKERS = {
    "partly": Marker.PARTLY,
    "in": Marker.IN,
    "full": Marker.FULL,
    "open": Marker.APPOSED,
    "colon": Marker.APPOSED,
}


def read(items: list[Item]) -> list[Group]:
    """All groups of a block, the figures of each sentence side by side first."""
    return list(_Reader().read(items))


class _Reader:
    """Goes through the items with a stack of open groups; the lowest is the sentence's own."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.stack: list[Group] = []
        self.earlier: list[Item] = []  # those side by side in the sentence before
        self.last: Item | None = None

    def read(self, items: list[Item]) -> list[Group]:
        for item in items:
            if item.opens:
                self._begin(item)
            self._open_and_close(item)
            self._place(item)
            self.last = item
        return [group for group in self.groups if group.parts]

    def _begin(self, item: Item) -> None:
        """A sentence begins: open lists end, except one that the item plainly goes on with."""
        self.earlier = self.stack[0].parts if self.stack else []
        kept = self.stack[-1] if self.stack and self._goes_on(self.stack[-1], item) else None
        self.stack = []
        self._push(Group(None, Marker.NONE))
        if kept is not None:
            self.stack.append(kept)

    def _goes_on(self, group: Group, item: Item) -> bool:
        return (
            group.whole is not None
            and group.marker in (Marker.IN, Marker.FULL)
            and bool(group.parts)
            and bool(shared_axes(item, group.parts[-1]))
        )

    def _push(self, group: Group) -> None:
        self.groups.append(group)
        self.stack.append(group)

    def _open_and_close(self, item: Item) -> None:
        for event in _EVENT.finditer(item.lead):
            if event["close"]:
                self._close_bracket()
            elif self.last is not None and _announces(event, item) and not _explains(event, self.last, item):
                self._announce(_MARKERS[str(event.lastgroup)], bool(event["open"]), item)

    def _close_bracket(self) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].bracketed:
                del self.stack[depth:]
                return

    def _announce(self, marker: Marker, bracketed: bool, item: Item) -> None:
        top = self.stack[-1]
        if top.whole is not None and not top.parts:  # "(trong đó:" or "trong đó gồm": one announcement
            top.marker = marker if top.marker is not Marker.PARTLY else top.marker
            return
        whole = self._whole(marker, item)
        if whole is not None:
            self._push(Group(whole, marker, bracketed=bracketed))

    def _whole(self, marker: Marker, item: Item) -> Item | None:
        """The figure before the announcement: of a kind that the item can be a part of, if there is one."""
        here = self.stack[-1].parts or self.earlier or ([self.last] if self.last else [])
        if not self.stack[-1].parts and marker is Marker.FULL:
            here = here[::-1]  # "Kết quả:" speaks of what the sentence before began with
        counts = [one for one in reversed(here) if one.is_count and not one.is_step]
        if not counts or comparable(counts[0].kind, item.kind) or marker is Marker.FULL:
            return next(iter(counts), None)
        same = [one for one in counts if one.noun and one.noun == item.noun]
        return next(iter(same or counts), None)

    def _place(self, item: Item) -> None:
        """Into the innermost group; out of it when the item stands beside its whole."""
        while len(self.stack) > 1 and not self.stack[-1].bracketed and self._leaves(item):
            self.stack.pop()
        self.stack[-1].parts.append(item)
        if item.is_count and (_INTRODUCES.search(item.before) or _OUT_OF.search(item.lead)):
            self._push(Group(item, Marker.IN))

    def _leaves(self, item: Item) -> bool:
        return self._beside_whole(item) or self._past_semicolon(item)

    def _past_semicolon(self, item: Item) -> bool:
        """A list parted by commas ends at a semicolon, unless the item plainly goes on with it."""
        whole, parts = self.stack[-1].whole, [part for part in self.stack[-1].parts if part.is_count]
        if not parts or whole is None or ";" not in item.lead or any(";" in part.lead for part in parts[1:]):
            return False
        if shared_axes(item, whole) and "tổng" not in whole.before.split():
            return True
        goes_on = bool(shared_axes(item, parts[-1]))
        return not goes_on and (len(parts) > 1 or _NEW_CLAUSE.match(item.narrow) is not None)

    def _beside_whole(self, item: Item) -> bool:
        group = self.stack[-1]
        if group.whole is None or "tổng" in group.whole.before.split():
            return False
        with_parts = {axis for part in group.parts for axis in shared_axes(item, part)}
        return bool(set(shared_axes(item, group.whole)) - with_parts) and bool(group.parts)


def _announces(event: re.Match[str], item: Item) -> bool:
    """Whether the words announce `item` as a part of a figure before it."""
    if item.opens:
        written = max(0, len(item.lead) - (item.figure.start - item.sentence.start))
        first = event.start() >= written and not item.lead[written : event.start()].strip(" \n-+–•")
        return first and not _FULL.search(item.lead, event.end())
    said = item.lead[: event.start()]
    if event["open"] and (
        _COMPARED.search(said)
        or _COMPARISON.match(item.lead, event.end())
        or _TOTALLED.match(item.lead, event.end())
    ):
        return False
    if event["colon"]:
        return not re.search(r"[,;.()\n]", said)
    return not event["full"] or not _OWN_SUBJECT.search(said)


def _explains(event: re.Match[str], last: Item, item: Item) -> bool:
    """ "chiếm 1,17% số hồ sơ đã giải quyết (1.623 hồ sơ)": the bracket says how many the base has."""
    return bool(event["open"]) and last.figure.is_percent and bool(last.after) and not item.opens


def shared_axes(one: Item, other: Item) -> list[str]:
    """Axes on which both stand, as different members."""
    return [axis.name for axis in AXES if one.on(axis) and other.on(axis) and one.on(axis) != other.on(axis)]
