"""Live numbers and tables of a narrative report: what a placeholder stands for now, and where its list is.

Keys: ``so:<register>`` lines of a register in the period (``loai=<kind>`` narrows),
``tong:<register>.<field>`` a sum, ``ke-hoach:<part>`` the plan of the year at the end of the period,
``07a:3`` a column and ``07a:tl1`` a ratio of a form, ``bang:<register>`` the lines as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from motcua.documents.live_text import (
    BadText,
    Pieces,
    Placeholder,
    fill,
    joined,
    sections_of,
    table_of_line,
)
from motcua.documents.official_paper import Align, OfficialColumn, OfficialSection, OfficialTable
from motcua.figures.forms import FORMS
from motcua.reform.models import Entry, Narrative, Plan
from motcua.reform.queries import Progress, progress, standing_in
from motcua.reform.registers import NUMBERS, REGISTERS, Register
from motcua.reports.queries import answer
from motcua.reports.question import Question, ask
from motcua.reports.result import Result
from motcua.terms import clock
from motcua.texts.numbers import group, ratio_text

RATIO, KIND = "tl", "loai"
COUNT, SUM, PLAN, TABLE = "so", "tong", "ke-hoach", "bang"


@dataclass(frozen=True)
class Part:
    """A number of the plan; ``kind`` and ``standing`` name the tasks that it counts, as ``tasks_of`` does."""

    label: str
    tell: Callable[[Progress], str]
    kind: str = ""
    standing: str = ""


PARTS: Mapping[str, Part] = {
    "chung": Part("Nhiệm vụ chung trong kế hoạch", lambda p: group(p.general.owed), "general", "owed"),
    "cu-the": Part("Nhiệm vụ cụ thể trong kế hoạch", lambda p: group(p.specific.owed), "specific", "owed"),
    "xong-chung": Part(
        "Nhiệm vụ chung đã xác nhận hoàn thành", lambda p: group(p.general.done), "general", "done"
    ),
    "xong-cu-the": Part(
        "Nhiệm vụ cụ thể đã xác nhận hoàn thành", lambda p: group(p.specific.done), "specific", "done"
    ),
    "con": Part("Nhiệm vụ đang thực hiện, còn hạn", lambda p: group(p.all.open), standing="open"),
    "qua-han": Part("Nhiệm vụ quá hạn", lambda p: group(p.all.overdue), standing="overdue"),
    "ty-le-cu-the": Part("Tỷ lệ hoàn thành nhiệm vụ cụ thể", lambda p: p.specific.ratio, "specific", "owed"),
}


@dataclass(frozen=True)
class Told:
    """A number with its meaning. One of ``register``, ``plan``, ``question`` says where its list stands;
    ``part``: which tasks of the plan."""

    asked: Placeholder
    text: str
    label: str
    definition: str = ""
    register: str = ""
    plan: Plan | None = None
    part: Part | None = None
    question: Question | None = None


class Teller:
    """Reads the lines and the plan once, a form once."""

    def __init__(self, about: Narrative) -> None:
        self.about = about
        self.told: dict[Placeholder, Told] = {}
        self._results: dict[str, Result] = {}

    def text(self, asked: Placeholder) -> str:
        """Raises BadText for what stands for nothing."""
        if asked not in self.told:
            self.told[asked] = self._tell(asked)
        return self.told[asked].text

    def table(self, asked: Placeholder) -> OfficialTable:
        register = REGISTERS.get(asked.key.partition(":")[2])
        if register is None or asked.params:
            raise _unknown(asked)
        return _table(register, self._lines(register))

    @cached_property
    def _entries(self) -> list[Entry]:
        return standing_in(self.about.agency, self.about.first, self.about.last)

    @cached_property
    def _plan(self) -> Plan | None:
        return Plan.objects.filter(agency=self.about.agency, year=self.about.year).first()

    @property
    def day(self) -> date:
        """Of which the plan tells: the end of the period, or today where it still runs."""
        return min(self.about.last, clock.today())

    @cached_property
    def _progress(self) -> Progress | None:
        return progress(self._plan, self.day) if self._plan else None

    def _lines(self, register: Register) -> list[Entry]:
        return [each for each in self._entries if each.register == register.key]

    def _tell(self, asked: Placeholder) -> Told:
        name, _, part = asked.key.partition(":")
        if asked.params and (name not in (COUNT, SUM) or [key for key, _ in asked.params] != [KIND]):
            raise _unknown(asked)
        if name == COUNT:
            return self._count(asked, part)
        if name == SUM:
            return self._sum(asked, part)
        if name == PLAN:
            return self._of_plan(asked, part)
        return self._of_form(asked, name, part)

    def _count(self, asked: Placeholder, part: str) -> Told:
        register = REGISTERS.get(part)
        if register is None:
            raise _unknown(asked)
        kind = _kind(register, asked)
        label = f"Số dòng của sổ {register.title.lower()}{kind}"
        return Told(asked, group(len(self._of_kind(register, asked))), label, register=register.key)

    def _sum(self, asked: Placeholder, part: str) -> Told:
        key, _, field = part.partition(".")
        register = REGISTERS.get(key)
        if register is None or field not in register.totals:
            raise _unknown(asked)
        label = f"{register.labels[field]}{_kind(register, asked)}, cộng của sổ {register.title.lower()}"
        added = sum(each.data[field] or 0 for each in self._of_kind(register, asked))
        return Told(asked, group(added), label, register=key)

    def _of_kind(self, register: Register, asked: Placeholder) -> list[Entry]:
        wanted = asked.param(KIND)
        return [each for each in self._lines(register) if not wanted or each.data.get("kind") == wanted]

    def _of_plan(self, asked: Placeholder, part: str) -> Told:
        if part not in PARTS:
            raise _unknown(asked)
        found = PARTS[part]
        if self._progress is None:
            return Told(asked, "–", found.label, f"Chưa có kế hoạch năm {self.about.year}.")
        return Told(asked, found.tell(self._progress), found.label, plan=self._plan, part=found)

    def _of_form(self, asked: Placeholder, name: str, part: str) -> Told:
        if name not in FORMS:
            raise _unknown(asked)
        ratios, place = FORMS[name].ratios, part.removeprefix(RATIO)
        if part.startswith(RATIO):
            if not place.isdecimal() or not 1 <= int(place) <= len(ratios):
                raise _unknown(asked)
            ratio, cells = ratios[int(place) - 1], self._result(name).total.cells
            over, under = (
                sum(cells[number] for number in numbers) for numbers in (ratio.numerator, ratio.denominator)
            )
            text = ratio_text(over, under, ratio.digits)
            return Told(asked, text, ratio.name, ratio.text, question=self._result(name).question)
        try:
            column = FORMS[name].column(int(part))
        except (KeyError, ValueError):
            raise _unknown(asked) from None
        count = self._result(name).total.cells[column.number]
        label = f"{column.group}: {column.name.lower()}" if column.group else column.name
        return Told(
            asked, group(count), label, column.figure.definition, question=self._result(name).question
        )

    def _result(self, form: str) -> Result:
        if form not in self._results:
            about = self.about
            self._results[form] = answer(ask(form, about.agency, about.first, about.last))
        return self._results[form]


def _kind(register: Register, asked: Placeholder) -> str:
    """ ", kế hoạch"; blank where nothing narrows. Raises BadText for an unknown kind."""
    wanted = asked.param(KIND)
    if not wanted:
        return ""
    if wanted not in register.kinds:
        raise _unknown(asked)
    return f", {register.kinds[wanted].lower()}"


def _table(register: Register, rows: list[Entry]) -> OfficialTable:
    fields = [place for place, spec in enumerate(register.fields) if spec.kind != "long_text"]
    names = ["Ngày", *(register.fields[place].label for place in fields)]
    body = []
    for row in rows:
        shown = register.shown(row.data)
        body.append((f"{row.occurred_on:%d/%m/%Y}", *(shown[place] for place in fields)))
    numbers = {register.fields[place].label for place in fields if register.fields[place].kind in NUMBERS}
    columns = [OfficialColumn(name, align=Align.RIGHT if name in numbers else Align.LEFT) for name in names]
    return OfficialTable(tuple(columns), tuple(body))


@dataclass(frozen=True)
class Composed:
    """A section as it is shown; each block is a paragraph in pieces, or a table."""

    title: str
    blocks: tuple[Pieces | OfficialTable, ...]


def compose(body: str, teller: Teller) -> tuple[Composed, ...]:
    """Raises BadText for what cannot be read or stands for nothing."""
    return tuple(
        Composed(section.title, tuple(_block(line, teller) for line in section.paragraphs))
        for section in sections_of(body)
    )


def _block(line: str, teller: Teller) -> Pieces | OfficialTable:
    asked = table_of_line(line)
    return teller.table(asked) if asked is not None else fill(line, teller.text)


def printed(sections: tuple[Composed, ...]) -> tuple[OfficialSection, ...]:
    return tuple(
        OfficialSection(
            each.title,
            tuple(block if isinstance(block, OfficialTable) else joined(block) for block in each.blocks),
        )
        for each in sections
    )


def known() -> list[tuple[str, str]]:
    """The keys that may be used, each with what it stands for."""
    found = [(f"{PLAN}:{key}", part.label) for key, part in PARTS.items()]
    for register in REGISTERS.values():
        found.append((f"{COUNT}:{register.key}", f"Số dòng của sổ {register.title.lower()}"))
        found += [(f"{SUM}:{register.key}.{name}", register.labels[name]) for name in register.totals]
        found.append(
            (f"{TABLE}:{register.key}", f"Bảng của sổ {register.title.lower()}, đứng riêng một dòng")
        )
    columns = FORMS["07a"].columns
    return [*found, *((f"07a:{each.number}", f"{each.group} {each.name}".strip()) for each in columns)]


def _unknown(asked: Placeholder) -> BadText:
    return BadText(
        f"Không có số liệu “{{{asked.token}}}”. Chọn một mã trong danh sách số liệu của trang này."
    )
