"""What a report says about figures that the system counts itself, compared with the system's count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser

from motcua.checker import judge, passages
from motcua.checker.checking import Report
from motcua.checker.documents import Text
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import CHANNEL, LEVEL, ORIGIN, STATUS, TIMELINESS
from motcua.checker.normal import either
from motcua.checker.verdicts import Judgement, Relation, Verdict
from motcua.organisation.models import Agency, User
from motcua.reports.queries import compute

FORM = "07a"
_RECEIVED = either("tiếp nhận", "tổng số hồ sơ", "đã tiếp nhận", "tổng số")
_QUALIFIED = either("lĩnh vực", "phường", "xã", "thôn", "lũy kế", "cùng kỳ", "tháng trước",
    "kỳ trước", "năm trước", "liên thông",
                    "phản ánh", "đất đai", "hộ tịch", "chứng thực", "tư pháp", "trung tâm", "cấp",
                    "phòng")  # fmt: skip


@dataclass(frozen=True)
class Known:
    """Counts of the system by what they are called in reports; ``name`` is shown."""

    name: str
    count: int


def compared(
    report: Report, agency: Agency, first: date, last: date, user: User | AnonymousUser | None = None
) -> tuple[Relation, ...]:
    """Relations between the report and the system for the agency and period (both days included).

    Raises ReportError for a question that cannot be answered.
    """
    cells = compute(FORM, agency, first, last, user=user).total.cells
    return tuple(_relations(report, _known(cells)))


def _known(cells: Mapping[int, int]) -> dict[str, Known]:
    return {
        "received": Known("tổng số hồ sơ tiếp nhận", cells[3]),
        "online": Known("hồ sơ trực tuyến", cells[4] + cells[5]),
        "resolved": Known("hồ sơ đã giải quyết", cells[9]),
        "early": Known("hồ sơ giải quyết trước hạn", cells[10]),
        "on_time": Known("hồ sơ giải quyết đúng hạn", cells[11]),
        "early_or_on_time": Known("hồ sơ giải quyết trước và đúng hạn", cells[10] + cells[11]),
        "late": Known("hồ sơ giải quyết quá hạn", cells[12]),
        "open": Known("hồ sơ đang giải quyết", cells[13]),
        "open_within": Known("hồ sơ đang giải quyết trong hạn", cells[14]),
        "open_late": Known("hồ sơ đang giải quyết quá hạn", cells[15]),
    }


def _relations(report: Report, known: Mapping[str, Known]) -> Iterator[Relation]:
    for place, block in enumerate(report.document.blocks):
        if not isinstance(block, Text):
            continue
        passage = passages.read(block.text, place)
        wholes = {part: group.whole for group in passage.groups for part in group.parts}
        for item in passage.items:
            name = _name(item, wholes.get(item))
            if name is not None:
                yield passage.relation(_judged(item, known[name]), item.figure)


def _judged(item: Item, known: Known) -> Judgement:
    stated, counted = judge.written(item.value), judge.written(Decimal(known.count))
    text = f"báo cáo nêu {stated}, phần mềm đếm được {counted} ({known.name})"
    if not item.figure.exact:
        fits = judge.fits(Decimal(known.count), item.figure)
        return Judgement(Verdict.HOLDS if fits else Verdict.UNDECIDED, text)
    return Judgement(Verdict.HOLDS if item.value == known.count else Verdict.CONTRADICTED, text)


def _name(item: Item, whole: Item | None) -> str | None:
    """Which of the system's figures an item states; None where its label says more than the system knows."""
    if (
        not item.is_count
        or item.is_step
        or item.kind not in ("dossiers", None)
        or _QUALIFIED.search(item.label)
    ):
        return None
    if item.on(LEVEL) or item.on(ORIGIN) == "carried":
        return None
    timeliness, status = item.on(TIMELINESS), item.on(STATUS) or (whole.on(STATUS) if whole else None)
    if timeliness is not None:
        return _by_time(timeliness, status)
    if item.on(CHANNEL) is not None:
        return "online" if item.on(CHANNEL) == "online" and status is None else None
    if item.on(STATUS) is not None:
        return {"done": "resolved", "open": "open"}.get(str(item.on(STATUS)))
    return "received" if _RECEIVED.search(item.before) and whole is None else None


def _by_time(timeliness: str, status: str | None) -> str | None:
    if status == "open":
        return {"within": "open_within", "late": "open_late"}.get(timeliness)
    return {"within": "open_within"}.get(timeliness, timeliness if timeliness != "within" else None)
