"""Reading samples: what a page needs, and what a paper says of them.

Who may read them is asked before, of ``oversight.visibility.inside``.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from motcua.oversight.models import Inspection, Sample, SampledDossier, SampleState
from motcua.oversight.samples.results import Results, drawn_of, results_of


@dataclass(frozen=True)
class Summary:
    """A drawn sample with what it says; ``results.rows`` has a row for each criterion, then one for any."""

    sample: Sample
    results: Results


def samples_of(inspection: Inspection) -> QuerySet[Sample]:
    """Without their files, which hold every id of the population."""
    return Sample.objects.filter(inspection=inspection).defer("file").order_by("created_at", "pk")


def sample(inspection: Inspection, id: UUID) -> Sample | None:
    return Sample.objects.select_related("inspection__agency").filter(inspection=inspection, pk=id).first()


def summaries_of(inspection: Inspection) -> list[Summary]:
    """Of the samples drawn so far, in the order they were frozen; three queries, however many there are."""
    samples = list(samples_of(inspection).filter(state=SampleState.DRAWN))
    items: defaultdict[UUID, list[SampledDossier]] = defaultdict(list)
    for item in drawn_of(samples):
        items[item.sample_id].append(item)
    return [Summary(each, results_of(each, items[each.pk])) for each in samples]


def sheets_missing(summaries: Sequence[Summary]) -> int:
    """How many dossiers were drawn and not examined yet: what a conclusion should not overlook."""
    return sum(each.results.expected - each.results.examined for each in summaries)
