"""What was known of reflections at an instant: most rows say it still, others are told by the journal."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from motcua.feedback import replay
from motcua.feedback.models import Feedback
from motcua.figures.facts.feedback import FeedbackFacts
from motcua.journal.models import Chain


def untouched(items: QuerySet[Feedback], at: datetime) -> QuerySet[Feedback]:
    """Those of which nothing was recorded after ``at``."""
    return items.filter(~_recorded_after(at), recorded_at__lte=at)


def touched(items: QuerySet[Feedback], at: datetime) -> Iterator[tuple[Feedback, FeedbackFacts]]:
    """The others that were known at all, by id; two queries."""
    rows = items.filter(_recorded_after(at)).only("id", "agency_id", "sector_id", "procedure_id")
    return ((item, FeedbackFacts(**asdict(told))) for item, told in replay.known(rows, at))


def as_known(items: Sequence[Feedback], at: datetime) -> list[Feedback]:
    """The same rows, their columns set back in memory to what was known, for showing; two queries."""
    rows = Feedback.objects.filter(pk__in=[item.pk for item in items]).only("id")
    stories = {row.pk: told for row, told in replay.known(rows, at)}
    for item in items:
        if told := stories.get(item.pk):
            for name, value in asdict(told).items():
                setattr(item, name, value)
    return list(items)


def _recorded_after(at: datetime) -> Exists:
    return Exists(Chain.objects.filter(pk=OuterRef("pk"), recorded_at__gt=at))
