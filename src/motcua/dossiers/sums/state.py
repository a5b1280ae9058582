"""Whether sums are kept. Every action asks, so the answer is remembered for some seconds in each process."""

import time
from dataclasses import dataclass

from django.db import transaction

from motcua.dossiers.models import Tally, TallyChange, TallyState
from motcua.terms import clock

SECONDS = 10.0
GRACE = 5.0
"""After both every process has seen that sums are begun, and what it did before has reached the tables."""


@dataclass
class _Seen:
    kept: bool = False
    until: float = 0.0


_seen = _Seen()


def are_kept() -> bool:
    """Whether actions note what they add: true from the beginning of the first build on."""
    if _seen.until <= time.monotonic():
        _seen.kept, _seen.until = TallyState.objects.exists(), time.monotonic() + SECONDS
    return _seen.kept


def are_built() -> bool:
    """Whether forms may be read off the sums; asked afresh each time."""
    return TallyState.objects.filter(built=True).exists()


def forget() -> None:
    """Ask the database again at the next action."""
    _seen.until = 0.0


def begin() -> float:
    """From now on actions note. Returns in how many seconds all of them do, in every process."""
    forget()
    with transaction.atomic():
        state, fresh = TallyState.objects.select_for_update().get_or_create(
            pk=1, defaults={"built": False, "since": clock.now()}
        )
        TallyState.objects.filter(pk=1).update(built=False)
    passed = 0.0 if fresh else (clock.now() - state.since).total_seconds()
    return max(0.0, SECONDS + GRACE - passed)


def finish() -> None:
    TallyState.objects.filter(pk=1).update(built=True)


@transaction.atomic
def drop() -> None:
    """Sums are kept no longer: forms count dossiers, actions note nothing."""
    TallyState.objects.all().delete()
    Tally.objects.all().delete()
    TallyChange.objects.all().delete()
    forget()
