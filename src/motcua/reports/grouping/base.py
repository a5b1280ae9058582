from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from motcua.figures.facts import Known
from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.reports.errors import ReportError

UNCLASSIFIED = "unclassified"


class Asked(Protocol):
    """What a grouping needs to know of a question."""

    @property
    def agency(self) -> Agency: ...

    @property
    def period(self) -> Period: ...


class Label(NamedTuple):
    """A row: ``place`` of its section, then ``rank``, then name give the order of rows."""

    key: str
    name: str
    rank: int = 0
    section: str = ""
    place: int = 0


@dataclass(frozen=True)
class Grouping(ABC):
    """``column`` holds what the database groups by; things with nothing there are ``without`` a row.

    Several values may be one row: the counts of a child authority and of its offices are added up.
    """

    key: str
    name: str
    column: str
    without: str

    @property
    def steady(self) -> bool:
        """Whether a row of one period and the row of its key in another are the same."""
        return True

    @property
    def columns(self) -> tuple[str, ...]:
        """What the database groups by; the value of a thing or group is made of these by ``taken``."""
        return (self.column,)

    def taken(self, columns: Sequence[Any]) -> Any:
        return columns[0]

    def spread(self, value: Any) -> dict[str, Any]:
        """The columns that make up a value."""
        return {self.column: value}

    def prepared(self, records: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
        """With ``column`` on it, where it is not a field."""
        return records

    def value(self, record: Any, facts: Known, asked: Asked) -> Any:
        """What ``column`` holds of a thing as it was known: a fact where it is one, else a lasting field."""
        if hasattr(facts, self.column):
            return getattr(facts, self.column)
        return getattr(record, record._meta.get_field(self.column).attname)

    @abstractmethod
    def labels(self, values: Collection[Any], asked: Asked) -> Mapping[Any, Label]:
        """The row of each value (never None or ""), in one query at most."""

    def keys(self, values: Collection[Any], asked: Asked) -> dict[Any, str]:
        """The key of the row of each value, of no value too."""
        labels = self.labels([value for value in values if is_row(value)], asked)
        return {value: labels[value].key if is_row(value) else UNCLASSIFIED for value in values}

    def covers(self, row_key: str, key: str) -> bool:
        """Whether the row ``row_key`` holds the things of the row ``key``."""
        return row_key == key

    @abstractmethod
    def row(self, row_key: str, asked: Asked) -> Q:
        """The things of a row that is not ``UNCLASSIFIED``. Raises ReportError where there is none."""

    @abstractmethod
    def title(self, row_key: str, asked: Asked) -> str:
        """The name of such a row; its key where there is none."""

    def outside(self, asked: Asked) -> Q:
        """The things that fit no row."""
        return Q(**{f"{self.column}__isnull": True})

    def condition(self, row_key: str, asked: Asked) -> Q:
        """Raises ReportError when there is no such row."""
        return self.outside(asked) if row_key == UNCLASSIFIED else self.row(row_key, asked)

    def name_of(self, row_key: str, asked: Asked) -> str:
        return _(self.without) if row_key == UNCLASSIFIED else self.title(row_key, asked)


def is_row(value: Any) -> bool:
    return value is not None and value != ""


def no_row(row_key: str) -> ReportError:
    return ReportError(_("Không có dòng “%(key)s” trong bảng này.") % {"key": row_key})
