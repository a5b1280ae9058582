"""How fast the work goes, as the page shows it: rows with bars, the sample with the address of its list."""

from collections.abc import Iterable
from typing import NamedTuple

from motcua.catalogue.models import Procedure
from motcua.dossiers.models import TaskKind
from motcua.organisation.models import Agency, User
from motcua.pace.kept import Kept, KeptSteps
from motcua.pace.lengths import Pace, StepPace
from motcua.pace.queries import ANSWERED, question_of
from motcua.texts.fold import fold
from motcua.web.office.links import cell_url
from motcua.web.shared.charts import Bar, bar


class ProcedureRow(NamedTuple):
    """``url``: the list of the sample; ``bar``: the median, its mark the P90, of the longest P90 shown."""

    name: str
    pace: Pace
    url: str
    bar: Bar


class StepRow(NamedTuple):
    unit: str
    step: str
    pace: StepPace
    bar: Bar


def procedure_rows(user: User, agency: Agency, kept: Kept) -> list[ProcedureRow]:
    """Longest median first; those with too few cases last, by name. One query."""
    question = question_of(agency, kept.period, user)
    names = Procedure.objects.in_bulk(list(kept.paces.together))
    longest = _longest(kept.paces.together.values())
    rows = [
        ProcedureRow(
            names[pk].name,
            pace,
            cell_url(question, names[pk].code, ANSWERED),
            bar(pace.median, longest, pace.p90),
        )
        for pk, pace in kept.paces.together.items()
        if pk in names
    ]
    return sorted(rows, key=lambda row: (not row.pace.enough, _slowest(row.pace), fold(row.name)))


def step_rows(kept: KeptSteps) -> list[StepRow]:
    """By unit, in the order of the steps. One query."""
    units = dict(Agency.objects.filter(pk__in={key.unit for key in kept.steps}).values_list("pk", "name"))
    longest = _longest(kept.steps.values())
    kinds = list(TaskKind.values)
    keys = sorted(kept.steps, key=lambda key: (fold(units[key.unit]), key.unit, kinds.index(key.kind)))
    return [
        StepRow(
            units[key.unit],
            str(TaskKind(key.kind).label),
            kept.steps[key],
            bar(kept.steps[key].median, longest, kept.steps[key].p90),
        )
        for key in keys
    ]


def _slowest(pace: Pace) -> int:
    return -pace.median if pace.enough else 0


def _longest(paces: Iterable[Pace | StepPace]) -> int:
    return max((pace.p90 for pace in paces if pace.enough), default=0)
