"""Figures and the forms that arrange them in columns."""

from dataclasses import dataclass, replace
from datetime import date

from motcua.figures.cutoffs import kind_of
from motcua.figures.describe import Outline, describe, outline
from motcua.figures.facts import DOSSIER, Subject
from motcua.figures.identities import CarriedOver, Cells, Relation
from motcua.figures.period import Period
from motcua.figures.predicates import Predicate


@dataclass(frozen=True)
class Figure:
    """A named count of things of a subject. Its definition is read off the predicate that counts it.

    ``source`` cites the law and says how sure we are of it; ``note`` adds what the predicate cannot say.
    """

    key: str
    name: str
    predicate: Predicate
    source: str
    note: str = ""
    subject: Subject = DOSSIER

    @property
    def outline(self) -> Outline:
        """The definition without its note, as a list of conditions."""
        return outline(self.predicate)

    @property
    def definition(self) -> str:
        phrase = describe(self.predicate)
        return f"{self.subject.name} có {phrase}." + (f" {self.note}" if self.note else "")


@dataclass(frozen=True)
class Column:
    """``group`` is the heading above the column; columns of one group stand side by side."""

    number: int
    figure: Figure
    group: str

    @property
    def name(self) -> str:
        return self.figure.name


@dataclass(frozen=True)
class Ratio:
    """Columns summed over columns summed; a percentage rounded half up to ``digits`` decimals, "–" when the
    denominator is 0."""

    name: str
    numerator: tuple[int, ...]
    denominator: tuple[int, ...]
    digits: int = 2

    @property
    def text(self) -> str:
        over = " + ".join(map(str, self.numerator))
        return f"({over}) : {' + '.join(map(str, self.denominator))}"

    @property
    def rounding(self) -> str:
        return f"làm tròn đến {self.digits} chữ số thập phân, từ 5 trở lên thì làm tròn lên"

    def over(self, cells: Cells) -> int:
        return sum(cells[number] for number in self.numerator)

    def under(self, cells: Cells) -> int:
        return sum(cells[number] for number in self.denominator)


@dataclass(frozen=True)
class Universe:
    """What a period is about among the things of one more subject, for the columns that count those."""

    subject: Subject
    predicate: Predicate


@dataclass(frozen=True)
class Section:
    """A part of a table with rows of its own, by the number that the form prints ("I")."""

    key: str
    name: str
    predicate: Predicate

    @property
    def heading(self) -> str:
        return f"{self.key}. {self.name}"


@dataclass(frozen=True)
class Form:
    """A published report form. ``universe``: what a period is about; every column counts among these.

    ``valid_from``/``valid_to``: days in force; a form may still be computed for any period. The code of a
    form that no law prescribes is a key of ours, not to be shown. ``sections``: the first that holds of a
    thing is where it stands; what stands in none is a section more, so that the sections make up the total.
    ``periods``: keys of the statutory periods for which law asks for the form (none: any period).
    ``others``: further subjects that some columns count; a form with sections has none.
    """

    code: str
    title: str
    source: str
    valid_from: date | None
    valid_to: date | None
    universe: Predicate
    columns: tuple[Column, ...]
    identities: tuple[Relation, ...]
    ratios: tuple[Ratio, ...] = ()
    carried_over: tuple[CarriedOver, ...] = ()
    sections: tuple[Section, ...] = ()
    subject: Subject = DOSSIER
    periods: tuple[str, ...] = ()
    others: tuple[Universe, ...] = ()

    @property
    def parts(self) -> tuple["Form", ...]:
        """One form a subject, its own first, each with the columns that count it."""
        own = Universe(self.subject, self.universe)
        return tuple(self._part(each) for each in (own, *self.others)) if self.others else (self,)

    def _part(self, of: Universe) -> "Form":
        columns = tuple(column for column in self.columns if column.figure.subject is of.subject)
        return replace(
            self,
            subject=of.subject,
            universe=of.predicate,
            columns=columns,
            identities=(),
            ratios=(),
            carried_over=(),
            others=(),
        )

    @property
    def unit(self) -> str:
        return self.subject.unit

    @property
    def statutory(self) -> bool:
        """Whether law prescribes it and so gives it its code."""
        return self.valid_from is not None

    @property
    def heading(self) -> str:
        return f"{self.code}. {self.title}" if self.statutory else self.title

    def fits(self, period: Period) -> bool:
        """Whether the form is made for a period of this kind."""
        return not self.periods or kind_of(period) in self.periods

    def column(self, number: int) -> Column:
        """Raises KeyError when the form has no such column."""
        for column in self.columns:
            if column.number == number:
                return column
        raise KeyError(number)
