"""What surrounds a dossier while it is acted on: its authority's units and calendar, the rules of the day."""

import time
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from motcua.catalogue.content import Content, content
from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.dossiers.errors import BadInput
from motcua.dossiers.models import Regime
from motcua.organisation.models import Agency
from motcua.organisation.queries import calendar_of, unit_for
from motcua.terms import Calendar


@dataclass
class Setting:
    """Read-only surroundings of one procedure at one authority; the bulk path keeps and reuses them."""

    authority: Agency
    version: ProcedureVersion
    offering: Offering | None = None
    units: dict[str, Agency] = field(default_factory=dict)

    @property
    def content(self) -> Content:
        return content(self.version)

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.authority)

    def unit(self, kind: str, on: date) -> Agency:
        """The unit of ``kind`` that does a step here: the offering's own office where one is named."""
        if kind not in self.units:
            office = self._office(on) if kind == "office" else None
            self.units[kind] = office or unit_for(self.authority, kind, on)
        return self.units[kind]

    def _office(self, on: date) -> Agency | None:
        """Of the latest offering: what is no longer offered is brought to its end by the same office."""
        if self.offering is None:
            procedure = self.version.procedure_id
            offers = Offering.objects.filter(agency=self.authority, procedure=procedure, valid_from__lte=on)
            self.offering = offers.select_related("office").order_by("valid_from").last()
        return self.offering.office if self.offering else None


REMEMBERED = 60  # seconds after which every process has seen a change of the table


@lru_cache(maxsize=1)
def _known(age: int) -> tuple[Regime, ...]:
    return tuple(Regime.objects.order_by("valid_from"))


def _regimes() -> tuple[Regime, ...]:
    return _known(int(time.monotonic() // REMEMBERED))


def forget_regimes() -> None:
    """To be called by whoever changes the table of regimes."""
    _known.cache_clear()


def regime_on(day: date) -> Regime:
    """The rules in force on a local day. Raises BadInput before the first regime the system knows."""
    if not _regimes():
        forget_regimes()
    for regime in reversed(_regimes()):
        if regime.valid_from <= day:
            return regime
    raise BadInput(f"Chưa khai báo chế độ một cửa áp dụng cho ngày {day:%d/%m/%Y}; báo quản trị bổ sung.")
