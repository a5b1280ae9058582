"""What is mined: dossiers received in a period by an agency and all below it, of a procedure or a sector."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from motcua.catalogue.models import Procedure, Sector
from motcua.dossiers.models import Dossier
from motcua.figures.period import Period
from motcua.mining.graph import Graph
from motcua.mining.reading import traces
from motcua.mining.signs import Finding, Signs
from motcua.mining.thresholds import Thresholds, thresholds_on
from motcua.organisation.models import Agency, User
from motcua.organisation.queries import below
from motcua.reports.question import reportable

MOST_ON_PAGE = 12_000
"""Dossiers that are read while somebody waits, in some seconds; the command reads them all."""


@dataclass(frozen=True)
class Question:
    """``user`` narrows to what he may see (None: everything, for the console)."""

    agency: Agency
    period: Period
    procedure: Procedure | None = None
    sector: Sector | None = None
    user: User | AnonymousUser | None = None

    def dossiers(self) -> QuerySet[Dossier]:
        agencies = below(self.agency)
        if self.user is not None:
            agencies = agencies.filter(pk__in=reportable(self.user).values("pk"))
        found = Dossier.objects.filter(
            agency__in=agencies.order_by().values("pk"),
            received_at__gte=self.period.start,
            received_at__lt=self.period.end,
        )
        if self.procedure is not None:
            found = found.filter(procedure=self.procedure)
        if self.sector is not None:
            found = found.filter(sector=self.sector)
        return found

    @property
    def limits(self) -> Thresholds:
        return thresholds_on(self.period.last)


@dataclass(frozen=True)
class Mined:
    question: Question
    graph: Graph
    findings: list[Finding]

    @property
    def raised(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.raised]


def mine(question: Question, most: int | None = None) -> Mined:
    """Reads the journal of every dossier asked about, once. Raises TooMany beyond ``most``."""
    graph = Graph()
    signs = Signs(question.limits, question.period.first, question.period.last)
    for trace in traces(question.dossiers(), most):
        signs.take(graph.take(trace), trace)
    return Mined(question, graph, signs.findings())
