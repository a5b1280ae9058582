"""What two lists say about the same procedure, field by field. What only one list says is no difference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.rosters import names, values
from motcua.rosters.codes import read_code
from motcua.rosters.entries import Entry, Fee, Span, Term, TermUnit
from motcua.texts.fold import fold


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNCLEAR = "unclear"  # cannot be told from what is written: a person looks


@dataclass(frozen=True)
class Difference:
    """One field. ``verdict``: different or unclear; ``why``: what makes it unclear."""

    field: str
    label: str
    first: str
    second: str
    verdict: Verdict
    why: str = ""


@dataclass(frozen=True)
class _Field:
    name: str
    label: str
    shown: Callable[[Entry], str]
    compare: Callable[[Entry, Entry], tuple[Verdict, str]]


LEVELS = {
    "full": "toàn trình",
    "partial": "một phần",
    "direct": "trực tiếp",
    "level_2": "mức độ 2",
    "level_3": "mức độ 3",
    "level_4": "mức độ 4",
}
_OLD_LEVELS = frozenset({"level_2", "level_3", "level_4"})
NO_UNIT = "không rõ đơn vị"
MORE_CASES = "một bên ghi thêm trường hợp"
BY_COUNCIL = "một bên để Hội đồng nhân dân quy định"
WORDS = "ghi bằng lời, cần xem"
TWO_SCALES = "hai cách phân mức khác nhau"
WORDING = "cách viết khác nhau, cần xem"
_SAME: tuple[Verdict, str] = (Verdict.SAME, "")
_DIFFERENT: tuple[Verdict, str] = (Verdict.DIFFERENT, "")


def differences(first: Entry, second: Entry) -> tuple[Difference, ...]:
    """Fields that both lists fill and that are not the same; the name is not among them."""
    found = []
    for each in _FIELDS:
        one, other = each.shown(first), each.shown(second)
        if one and other:
            verdict, why = each.compare(first, second)
            if verdict is not Verdict.SAME:
                found.append(Difference(each.name, each.label, one, other, verdict, why))
    return tuple(found)


def compare_terms(first: Term, second: Term) -> tuple[Verdict, str]:
    if fold(first.text) == fold(second.text):
        return _SAME
    if not first.spans or not second.spans:
        return Verdict.UNCLEAR, WORDS
    one, other = first.spans, second.spans
    length = min(len(one), len(other))
    verdicts = [_compare_spans(a, b) for a, b in zip(one[:length], other[:length], strict=True)]
    if any(verdict is Verdict.DIFFERENT for verdict, _ in verdicts):
        return _DIFFERENT
    if len(one) != len(other):
        return Verdict.UNCLEAR, MORE_CASES
    return next((each for each in verdicts if each[0] is Verdict.UNCLEAR), _SAME)


def _compare_spans(first: Span, second: Span) -> tuple[Verdict, str]:
    if first.value != second.value:
        return _DIFFERENT
    if first.unit is second.unit:
        return _SAME
    return (Verdict.UNCLEAR, NO_UNIT) if TermUnit.UNKNOWN in (first.unit, second.unit) else _DIFFERENT


def compare_fees(first: Fee, second: Fee) -> tuple[Verdict, str]:
    if fold(first.text) == fold(second.text):
        return _SAME
    if first.amounts and second.amounts:
        one, other = set(first.amounts), set(second.amounts)
        if one == other:
            return _SAME
        return (Verdict.UNCLEAR, MORE_CASES) if one < other or other < one else _DIFFERENT
    if first.by_council and second.by_council:
        return _SAME
    return Verdict.UNCLEAR, BY_COUNCIL if first.by_council or second.by_council else WORDS


def _codes(first: Entry, second: Entry) -> tuple[Verdict, str]:
    one, other = read_code(first.code), read_code(second.code)
    if not (one.usable and other.usable):
        return (Verdict.UNCLEAR, WORDING) if first.code != second.code else _SAME
    return _SAME if one.national == other.national else _DIFFERENT


def _terms(first: Entry, second: Entry) -> tuple[Verdict, str]:
    return compare_terms(first.term, second.term) if first.term and second.term else _SAME


def _fees(first: Entry, second: Entry) -> tuple[Verdict, str]:
    return compare_fees(first.fee, second.fee) if first.fee and second.fee else _SAME


def _service_levels(first: Entry, second: Entry) -> tuple[Verdict, str]:
    one, other = first.service_level, second.service_level
    if one == other:
        return _SAME
    if (one in _OLD_LEVELS) != (other in _OLD_LEVELS) and "direct" not in (one, other):
        return Verdict.UNCLEAR, TWO_SCALES
    return _DIFFERENT


def _authorities(first: Entry, second: Entry) -> tuple[Verdict, str]:
    one, other = values.read_levels(first.level), values.read_levels(second.level)
    if one and other:
        return _SAME if one & other else _DIFFERENT
    return _SAME if names.same_spelling(first.level, second.level) else (Verdict.UNCLEAR, WORDING)


def _sectors(first: Entry, second: Entry) -> tuple[Verdict, str]:
    return _SAME if names.same_spelling(first.sector, second.sector) else _DIFFERENT


def _components(first: Entry, second: Entry) -> tuple[Verdict, str]:
    return _SAME if first.components == second.components else _DIFFERENT


def _results(first: Entry, second: Entry) -> tuple[Verdict, str]:
    if names.same_spelling(first.result, second.result):
        return _SAME
    return Verdict.UNCLEAR, WORDING


def _text(value: object) -> str:
    return "" if value is None else str(value)


_FIELDS: Sequence[_Field] = (
    _Field("code", "Mã thủ tục", lambda entry: entry.code, _codes),
    _Field("sector", "Lĩnh vực", lambda entry: entry.sector, _sectors),
    _Field("level", "Cấp giải quyết", lambda entry: entry.level, _authorities),
    _Field("term", "Thời hạn giải quyết", lambda entry: entry.term.text if entry.term else "", _terms),
    _Field("fee", "Phí, lệ phí", lambda entry: entry.fee.text if entry.fee else "", _fees),
    _Field(
        "service_level", "Mức độ dịch vụ", lambda entry: LEVELS.get(entry.service_level, ""), _service_levels
    ),
    _Field("components", "Số thành phần hồ sơ", lambda entry: _text(entry.components), _components),
    _Field("result", "Kết quả", lambda entry: entry.result, _results),
)
FIELD_LABELS = {each.name: each.label for each in _FIELDS} | {"name": "Tên thủ tục"}
