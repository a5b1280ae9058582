"""Pure: why a dossier is likely, or unlikely, to come late: the strongest contributions in Vietnamese."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from motcua.forecast.features import NAMES


class Ground(NamedTuple):
    """Features that say one thing together. ``worse``: when they add to the risk; ``better``: when not."""

    features: tuple[str, ...]
    worse: str
    better: str


GROUNDS: Mapping[str, Ground] = {
    "time": Ground(
        ("elapsed", "elapsed_half", "elapsed_late", "elapsed_end", "left"),
        "thời hạn còn lại ít",
        "thời hạn còn lại nhiều",
    ),
    "term": Ground(("term",), "độ dài thời hạn thuộc nhóm hay trễ", "độ dài thời hạn thuộc nhóm ít trễ"),
    "progress": Ground(
        ("behind", "ahead", "to_do"), "chậm so với tiến độ dự kiến của các bước", "đi trước tiến độ dự kiến"
    ),
    "dwell": Ground(("dwell",), "nằm lâu ở bước hiện tại", "mới đến bước hiện tại"),
    "peers": Ground(
        ("peers",), "hồ sơ khác cùng thủ tục cũng đang nằm lâu", "hồ sơ khác cùng thủ tục đang chạy đều"
    ),
    "load": Ground(("load",), "bàn xử lý nhiều việc hơn mức thường", "bàn xử lý ít việc hơn mức thường"),
    "pace": Ground(("pace", "pace_here"), "gần đây kết quả ra sát hạn", "gần đây kết quả ra sớm so với hạn"),
    "misses": Ground(("misses",), "số hồ sơ trễ gần đây của cơ quan", "số hồ sơ trễ gần đây của cơ quan"),
    "procedure": Ground(
        ("procedure", "sector"), "thủ tục này thường trễ hơn mức chung", "thủ tục này ít trễ hơn mức chung"
    ),
    "unit": Ground(("unit",), "cơ quan này thường trễ hơn mức chung", "cơ quan này ít trễ hơn mức chung"),
    "moved": Ground(("moved",), "ngày hẹn đã thay đổi", "ngày hẹn chưa thay đổi"),
    "waiting": Ground(("waiting",), "đang chờ công dân bổ sung hoặc nộp tiền", "thời hạn đang tính"),
    "sent_back": Ground(("sent_back",), "đã bị trả lại bước trước", "chưa bị trả lại bước nào"),
    "online": Ground(("online",), "hình thức nộp", "hình thức nộp"),
    "weekday": Ground(("monday", "friday"), "ngày trong tuần", "ngày trong tuần"),
}
_PLACES = {key: tuple(NAMES.index(name) for name in ground.features) for key, ground in GROUNDS.items()}
SHOWN = 3


def strongest(contributions: Sequence[float]) -> list[tuple[str, bool]]:
    """The grounds that weigh most, and whether each adds to the risk. One row of ``Model.contributions``."""
    sums = {key: sum(contributions[place] for place in places) for key, places in _PLACES.items()}
    ordered = sorted(sums, key=lambda key: -abs(sums[key]))
    return [(key, sums[key] > 0) for key in ordered[:SHOWN]]


def reason_words(reasons: Sequence[Sequence[object]]) -> list[tuple[str, bool]]:
    """As kept in a run: the words of each ground, and whether it adds to the risk; unknown ones left out."""
    known = [(GROUNDS[str(key)], bool(worse)) for key, worse in reasons if str(key) in GROUNDS]
    return [(ground.worse if worse else ground.better, worse) for ground, worse in known]
