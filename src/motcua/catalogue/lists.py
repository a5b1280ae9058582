"""The quarterly lists (A8): what an authority offers on a day by how it is handed in and handled."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.catalogue.content import Content, content
from motcua.catalogue.models import Offering, ProcedureVersion, ServiceLevel
from motcua.catalogue.queries import published
from motcua.organisation.models import Agency
from motcua.organisation.queries import in_force

OWN_UNITS = frozenset({"one_stop", "office", "committee"})
_ONLINE = frozenset({ServiceLevel.FULL, ServiceLevel.PARTIAL, ServiceLevel.LEVEL_3, ServiceLevel.LEVEL_4})
_WHOLLY = frozenset({ServiceLevel.FULL, ServiceLevel.LEVEL_4})


@dataclass(frozen=True)
class Listed:
    """``linked``: other agencies take part, by the process of the version in force (NĐ 118/2025, memory)."""

    offering: Offering
    name: str
    service_level: str
    linked: bool

    @property
    def service_label(self) -> str:
        return str(ServiceLevel(self.service_level).label) if self.service_level else ""


KINDS: Mapping[str, tuple[str, Callable[[Listed], bool]]] = {
    "all": ("Thuộc thẩm quyền", lambda row: True),
    "full": ("Trực tuyến toàn trình", lambda row: row.service_level in _WHOLLY),
    "partial": ("Trực tuyến một phần", lambda row: row.service_level in _ONLINE - _WHOLLY),
    "linked": ("Liên thông với cơ quan khác", lambda row: row.linked),
    "one_stop": ("Tiếp nhận tại Bộ phận Một cửa", lambda row: row.offering.at_one_stop),
    "elsewhere": ("Không tiếp nhận tại Bộ phận Một cửa", lambda row: not row.offering.at_one_stop),
}
"""Key of a list -> its name, and what stands in it. "one_stop" and "elsewhere" make up "all"."""


def lists_of(agency: Agency, day: date) -> Mapping[str, Sequence[Listed]]:
    """Every list by its key, each procedure once, in the order of codes. Two queries."""
    rows = _rows(agency, day)
    return {key: [row for row in rows if belongs(row)] for key, (_, belongs) in KINDS.items()}


def quarter_ends(day: date, count: int = 4) -> list[date]:
    """The last days of the quarters that are over, the latest first."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    found = []
    for _ in range(count):
        last = first - timedelta(days=1)
        found.append(last)
        first = date(last.year, (last.month - 1) // 3 * 3 + 1, 1)
    return found


def _rows(agency: Agency, day: date) -> list[Listed]:
    offerings = Offering.objects.filter(in_force(day), agency=agency).select_related(
        "procedure__sector", "office"
    )
    once = {row.procedure_id: row for row in offerings.order_by("procedure__code", "valid_from")}
    versions = published(day).filter(procedure__in=list(once)).order_by("valid_from", "number")
    known = {version.procedure_id: version for version in versions}
    return [_listed(row, known.get(pk)) for pk, row in once.items()]


def _listed(offering: Offering, version: ProcedureVersion | None) -> Listed:
    if version is None:
        return Listed(offering, offering.procedure.name, offering.service_level, False)
    level = offering.service_level or version.service_level
    return Listed(offering, version.name, level, _linked(content(version)))


def _linked(published: Content) -> bool:
    elsewhere = any(step.unit not in OWN_UNITS or step.consult for step in published.steps)
    return elsewhere or published.level == "commune_intake"
