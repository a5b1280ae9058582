"""What an authority offers on a day, remembered for some seconds: intake asks for the same few again.

The authority itself, and with it the revision of its working calendar, is read afresh each time.
"""

import time
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.catalogue.queries import version_on
from motcua.dossiers.setting import Setting
from motcua.organisation.models import Agency

SECONDS = 5.0
_LARGEST = 20_000


@dataclass
class _Offer:
    offering: Offering
    version: ProcedureVersion
    units: dict[str, Agency] = field(default_factory=dict)
    until: float = 0.0


_remembered: dict[tuple[int, str, date], _Offer] = {}


def setting_of(authority: Agency, procedure: str, day: date) -> Setting | None:
    """The surroundings of an intake on a local day; None where the authority does not offer the procedure.

    What another process abolishes or publishes is seen after SECONDS at the latest. Within a transaction
    nothing is remembered: it may be undone.
    """
    recall = _look_up if connection.in_atomic_block else _recall
    offer = recall(authority, procedure, day)
    return Setting(authority, offer.version, offer.offering, offer.units) if offer else None


def forget_offers(**_sent: Any) -> None:
    """To be called by whoever changes offerings, versions or units and cannot wait for SECONDS."""
    _remembered.clear()


def _recall(authority: Agency, procedure: str, day: date) -> _Offer | None:
    key = (authority.pk, procedure, day)
    offer = _remembered.get(key)
    if offer is not None and offer.until > time.monotonic():
        return offer
    offer = _look_up(authority, procedure, day)
    if offer is not None:
        if len(_remembered) >= _LARGEST:
            _remembered.clear()
        _remembered[key] = offer
    return offer


def _look_up(authority: Agency, procedure: str, day: date) -> _Offer | None:
    offering = (
        Offering.objects.select_related("procedure__sector", "office")
        .filter(agency=authority, procedure__code=procedure, valid_from__lte=day)
        .exclude(valid_to__lt=day)
        .first()
    )
    version = version_on(offering.procedure, day) if offering else None
    if offering is None or version is None:
        return None
    version.procedure = offering.procedure
    return _Offer(offering, version, until=time.monotonic() + SECONDS)
