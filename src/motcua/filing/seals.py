"""The journal's seals that a report rests on: the last one of every authority it counts, by its moment."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from motcua.journal.models import Seal
from motcua.journal.sealing import fields_of
from motcua.organisation.models import Agency
from motcua.organisation.queries import below


def seals_of(agency: Agency, at: datetime) -> list[Seal]:
    """By agency code; authorities without a seal by then are left out. Two queries."""
    codes = list(below(agency).order_by("code").values_list("code", flat=True))
    last = Seal.objects.filter(agency=OuterRef("agency"), recorded_at__lte=at).order_by("-day")
    seals = Seal.objects.filter(agency__in=codes, pk=Subquery(last.values("pk")[:1]))
    return list(seals.order_by("agency"))


def shown(seals: list[Seal]) -> Iterator[dict[str, Any]]:
    """What a report keeps of them."""
    return ({"agency": seal.agency, "day": seal.day.isoformat(), "digest": seal.digest} for seal in seals)


def whole(seals: list[Seal]) -> Iterator[dict[str, Any]]:
    """What a package carries, so that the digest can be worked out again."""
    return (fields_of(seal) | {"digest": seal.digest} for seal in seals)
