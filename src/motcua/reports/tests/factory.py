"""Dossier rows for figure tests, written straight to the tables: figures read rows, however they came."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from motcua.catalogue.models import Procedure, ProcedureVersion, Sector
from motcua.dossiers.models import Applicant, Dossier, Standing
from motcua.figures.facts import Facts
from motcua.figures.period import ZONE
from motcua.organisation.models import Agency, AgencyKind, AgencyPath, Level, Post, Role, User

LONG_AGO = date(2015, 1, 1)
BEFORE_ALL = datetime(2015, 1, 1, tzinfo=UTC)
BESIDE = ("changes", "level")  # facts that are no columns: rows of their own, the agency's
_numbers = count(1)


def local(text: str) -> datetime:
    """ "2026-11-14 17:00" in local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def agency(code: str, parent: Agency | None = None, level: str = Level.COMMUNE) -> Agency:
    made = Agency.objects.create(
        code=code,
        name=f"Ủy ban {code}",
        kind=AgencyKind.COMMITTEE,
        level=level,
        parent=parent,
        valid_from=LONG_AGO,
    )
    above = AgencyPath.objects.filter(below=parent) if parent else ()
    AgencyPath.objects.create(above=made, below=made, depth=0)
    for path in above:
        AgencyPath.objects.create(above=path.above, below=made, depth=path.depth + 1)
    return made


def sector(code: str) -> Sector:
    return Sector.objects.get_or_create(code=code, defaults={"name": f"Lĩnh vực {code}"})[0]


def procedure(code: str, of: Sector | None = None) -> ProcedureVersion:
    made = Procedure.objects.create(code=code, name=f"Thủ tục {code}", sector=of)
    return ProcedureVersion.objects.create(
        procedure=made,
        number=1,
        content={},
        digest=code,
        name=made.name,
        level="commune",
        service_level="full",
        confidence="synthetic",
        valid_from=LONG_AGO,
        published_at=BEFORE_ALL,
    )


def officer(username: str, scope: Agency, role: str = Role.CONTROL) -> User:
    user = User.objects.create(username=username, full_name="Người Mẫu", synthetic=True)
    user.set_password("mat-khau-thu")
    user.save()
    Post.objects.create(user=user, agency=scope, scope=scope, role=role, valid_from=LONG_AGO)
    return user


@dataclass
class Book:
    """Dossiers of one agency under one procedure version, unless told otherwise."""

    agency: Agency
    version: ProcedureVersion
    made: list[tuple[Dossier, Facts]] = field(default_factory=list)

    def add(self, facts: Facts, **columns: Any) -> Dossier:
        dossier = self.build(facts, **columns)
        self.save([(dossier, facts)])
        return dossier

    def build(self, facts: Facts, **columns: Any) -> Dossier:
        number = next(_numbers)
        version = columns.pop("version", self.version)
        own: dict[str, Any] = {
            "code": f"H98.1-260101-{number:06}",
            "agency": self.agency,
            "counter": self.agency,
            "version": version,
            "procedure": version.procedure,
            "sector": version.procedure.sector,
            "typed_by": "officer",
            "source": "software",
            "delivery": "counter",
            "synthetic": True,
            "submitted_at": BEFORE_ALL,
            "recorded_at": BEFORE_ALL,
            "waiting": bool(facts.changes) and facts.changes[-1].waiting,
        }
        if facts.linked:
            own["linked_to"] = self._main()
        stated = {name: value for name, value in vars(facts).items() if name not in BESIDE}
        return Dossier(**{**own, **stated, **columns})

    def _main(self) -> Dossier:
        """A submission not yet received, which no form counts: the main dossier of children."""
        code = f"{self.agency.code}-000000-0000"
        main = Dossier.objects.filter(code=code).first() or self.build(Facts(status=1), code=code)
        if main._state.adding:
            main.save(force_insert=True)
        return main

    def save(self, pairs: Iterable[tuple[Dossier, Facts]]) -> None:
        pairs = list(pairs)
        Dossier.objects.bulk_create([dossier for dossier, _ in pairs], batch_size=500)
        Standing.objects.bulk_create(
            Standing(dossier=dossier, at=change.at, due_at=change.due_at, waiting=change.waiting)
            for dossier, facts in pairs
            for change in facts.changes
        )
        self.made.extend(pairs)

    def name(self, dossier: Dossier, full_name: str) -> None:
        Applicant.objects.create(
            dossier=dossier,
            kind="ĐT1",
            full_name=full_name,
            name_key=full_name,
            id_number="012345678789",
            phone="0912345678",
        )
