"""Items: each figure with its label, and what stands between it and the figure before."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from motcua.checker import figures, sentences
from motcua.checker.figures import Bound, Figure
from motcua.checker.lexicon import nouns
from motcua.checker.lexicon.axes import Axis
from motcua.checker.lexicon.divisions import AXES
from motcua.checker.normal import either, key
from motcua.checker.sentences import Sentence

NUMBER_SIGN = "#"
_SEPARATOR = re.compile(
    r"[;()\[\]\n•]|[.!?…](?=\s|$)|,(?=\s|$)|\s[–-](?=\s)|(?<=\s)\+(?=\s)|"
    + either(
        "trong đó", "trong số đó", "trong số này", "trong tổng số đó", "bao gồm", "gồm có", "gồm",
        "chia ra", "còn lại",
        "cụ thể", "số còn lại", "chia thành", "trên tổng số", "trong tổng số",
    ).pattern
)  # fmt: skip
_STEP = re.compile(
    r"(?:tăng|giảm(?!\s+(?:xuống\s+)?còn\b)"
    r"|(?<!hoàn thành )(?<!hoàn thành và )(?<!đạt và )vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn"
    r"|so với|cùng kỳ|bình quân|trung bình|thêm)"
    r"(?:\s+\w+){0,3}(?<!\bcủa)(?<!\bcho)\W*$|\b(?:thiếu|hụt)\W*$"
    r"|\b(?:từ|xuống|xuống còn|lên|lên đến|lên tới)\W*$"
)
_SLASH = re.compile(r"\s?/\s?")
_EDGE = " ,;:.\n\t-–"
_AND = re.compile(r"\b(?:và|với|cùng)\s+(?=(?:[^\W\d]+\s+){0,6}$)")
_OVER_WORDS = re.compile(
    r"\s+(?:[^\W\d]+\s+){0,9}?(?:trên|trong)\s+(?:tổng\s+)?(?:số\s+)?(?:là\s+)?|(?:\s+[^\W\d]+){1,9}\s?/\s?(?:tổng\s+số\s+)?"
)
_ON_THE_WHOLE = re.compile(r"\s+(?:trên|trong)\s+(?:tổng\s+)?(?:số\s+)?(?:là\s+)?$")
_COLON = re.compile(r":(?=\s*[^\W\d])")
_VERB = either("đạt", "chiếm", "lên", "xuống", "tăng", "giảm", "trên", "so với", "còn", "bằng",
    "trong khi", "tương ứng",
               "tương đương", "nâng", "là", "có", "do", "thì")  # fmt: skip


@dataclass(frozen=True)
class Item:
    """``over``: the denominator where N/M is printed. ``lead``: the text since the figure before.

    ``before``, ``after``: the label around the number, in `normal.key`.
    """

    figure: Figure
    over: Figure | None
    lead: str
    before: str
    narrow: str
    after: str
    sentence: Sentence
    opens: bool  # first of its sentence

    @property
    def label(self) -> str:
        return f"{self.before} {NUMBER_SIGN} {self.after}"

    @property
    def kind(self) -> str | None:
        return (self.over or self.figure).kind or self._named[1]

    @property
    def noun(self) -> str:
        return (self.over or self.figure).noun or self._named[0]

    @cached_property
    def _named(self) -> tuple[str, str | None]:
        if self.figure.is_percent:
            return "", None
        behind = nouns.noun_after(self.after, 0) if self.over is not None else None
        return behind or nouns.noun_within(self.before) or ("", None)

    @property
    def value(self) -> Decimal:
        return self.figure.value

    @property
    def is_count(self) -> bool:
        return not self.figure.is_percent

    @cached_property
    def members(self) -> dict[str, str]:
        """Axis name -> the one member of it that the label names."""
        members: dict[str, str] = {}
        for axis in AXES:
            named = axis.named_in(self.label)
            if len(named) != 1:
                named = axis.named_in(f"{self.narrow} {NUMBER_SIGN} {self.after}")
            if len(named) == 1:
                members[axis.name] = named[0]
        return members

    @cached_property
    def is_step(self) -> bool:
        """A change or a comparison ("tăng 39", "so với kế hoạch 200"), not a count of its own."""
        return _STEP.search(self.narrow) is not None

    def on(self, axis: Axis) -> str | None:
        return self.members.get(axis.name)


def read(text: str, block: int = 0) -> list[Item]:
    """The items of a block of text, in order."""
    lowered = key(text)
    within = sentences.split(text)
    pairs = _fractions(lowered, figures.read(text, block))
    stops = [0, *((over or figure).stop for figure, over in pairs)]
    starts = [*(figure.start for figure, _ in pairs), len(text)]
    leads = [lowered[stop:start] for stop, start in zip(stops, starts, strict=True)]
    items: list[Item] = []
    for place, (figure, over) in enumerate(pairs):
        sentence = next(one for one in within if one.start <= figure.start < one.end)
        opens = place == 0 or pairs[place - 1][0].start < sentence.start
        after = _said_between(lowered, figure, over) or _after(leads[place + 1], over)
        labels = _before(leads[place], place == 0), _narrow(leads[place]), after
        items.append(Item(figure, over, leads[place], *labels, sentence, opens))
    return items


def _fractions(lowered: str, found: list[Figure]) -> list[tuple[Figure, Figure | None]]:
    """Each figure alone, or with the figure it is printed over: "9/764", "9 hồ sơ trên tổng số 764"."""
    pairs: list[tuple[Figure, Figure | None]] = []
    for figure in found:
        if pairs and pairs[-1][1] is None and _is_over(lowered, pairs[-1][0], figure):
            pairs[-1] = (pairs[-1][0], replace(figure, bound=Bound.EXACT))
        else:
            pairs.append((figure, None))
    return pairs


def _is_over(lowered: str, part: Figure, whole: Figure) -> bool:
    between = lowered[part.end : whole.start]
    if _SLASH.fullmatch(between):
        return True
    said = nouns.comparable(part.kind, whole.kind) and not part.is_percent and not whole.is_percent
    return said and part.value <= whole.value and _OVER_WORDS.fullmatch(between) is not None


def _said_between(lowered: str, part: Figure, over: Figure | None) -> str:
    """ "26 hồ sơ đang giải quyết trên tổng số 354": what the part is called before its whole."""
    between = _ON_THE_WHOLE.sub("", lowered[part.end : over.start]).strip() if over is not None else ""
    return between if any(axis.named_in(between) for axis in AXES) else ""


def _before(lead: str, first: bool) -> str:
    """The label before a number: from the last strong separator, or from the first comma, on."""
    found = list(_SEPARATOR.finditer(lead))
    strong = [match for match in found if not match[0].startswith(",")]
    if strong:
        return _behind_colon(lead[strong[-1].end() :].strip(_EDGE))
    if found and not first:
        direct = lead[found[-1].end() :].strip(_EDGE)
        return lead[found[0].end() :].strip(_EDGE) if direct else ""
    return _behind_colon((lead if first else lead[_soft_cut(lead) :]).strip(_EDGE))


def _behind_colon(label: str) -> str:
    """ "Về hạ tầng: có" is labelled by what follows the colon."""
    return label.rsplit(": ", 1)[-1].strip(_EDGE)


def _narrow(lead: str) -> str:
    """The label before a number from the very last separator on."""
    found = list(_SEPARATOR.finditer(lead))
    return _behind_colon(lead[found[-1].end() if found else _soft_cut(lead) :].strip(_EDGE))


def _after(lead: str, over: Figure | None) -> str:
    """The label after a number: up to the first separator, or behind a fraction's bracket."""
    if over is not None and lead.lstrip().startswith(")"):
        lead = lead.lstrip()[1:]
    cuts = (one for one in _SEPARATOR.finditer(lead) if not _qualifies(lead, one))
    found = next(cuts, None)
    return lead[: found.start() if found else _soft_cut(lead)].strip(_EDGE)


def _qualifies(lead: str, separator: re.Match[str]) -> bool:
    """ "139 hồ sơ còn lại đang giải quyết": a rest that is told behind its number."""
    before, behind = lead[: separator.start()], lead[separator.end() :]
    return separator[0] == "còn lại" and before.strip() != "" and re.match(r"\s+[^\W\d]+", behind) is not None


def _soft_cut(lead: str) -> int:
    """Where, without a separator, the label of one number ends and that of the next begins."""
    found = _COLON.search(lead) or _AND.search(lead) or _VERB.search(lead)
    return found.start() if found else len(lead)
