"""Sums built from the dossiers, authority by authority, while others go on working.

Actions note from the beginning on. What an authority's snapshot shows of dossiers is summed; what it shows of
notes is in those dossiers already and is taken away with the old sums; what was noted after it stays.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from uuid import UUID

from django.db import transaction

from motcua.database.sql import snapshot, wait_for_writers, write
from motcua.dossiers.models import Dossier, Standing, Tally, TallyChange
from motcua.dossiers.sums import state
from motcua.dossiers.sums.rows import FACTS, Line, Table, add, prepared, rolled_up
from motcua.figures import facts
from motcua.figures.facts import Facts
from motcua.figures.tally import contribution
from motcua.organisation.models import Agency

CHUNK = 5000
Progress = Callable[[str], object]


def rebuild(progress: Progress = str, wait: Callable[[float], object] = time.sleep) -> int:
    """Build all sums anew; until the end forms count dossiers. Returns how many dossiers were summed.

    Memory holds the sums of one authority at a time. ``wait`` until all processes note what they do.
    """
    if seconds := state.begin():
        progress(f"Chờ {seconds:.0f} giây để mọi tiến trình bắt đầu ghi tổng.")
        wait(seconds)
    wait_for_writers(Dossier)
    count = sum(_rebuild(agency, progress) for agency in authorities())
    state.finish()
    return count


def authorities() -> Iterator[Agency]:
    """Those with dossiers or sums, by code."""
    with_sums = Tally.objects.order_by().values_list("agency", flat=True).distinct()
    keys = {*with_sums, *TallyChange.objects.values_list("agency", flat=True).distinct()}
    for agency in Agency.objects.order_by("code").iterator():
        if agency.pk in keys or Dossier.objects.filter(agency=agency).exists():
            yield agency


def _rebuild(agency: Agency, progress: Progress) -> int:
    with snapshot():
        noted = list(TallyChange.objects.filter(agency=agency).values_list("pk", flat=True))
        count, days = summed(agency)
    rows = prepared(rolled_up(days))
    with transaction.atomic():
        Tally.objects.filter(agency=agency).delete()
        for first in range(0, len(noted), CHUNK):
            TallyChange.objects.filter(pk__in=noted[first : first + CHUNK]).delete()
        write(rows)
    progress(f"{agency.name}: {count} hồ sơ, {len(rows.rows)} dòng tổng.")
    return count


def summed(agency: Agency) -> tuple[int, Table]:
    """How many dossiers the authority has, and their sums by the day."""
    moves = _moves(agency)
    rows = Dossier.objects.filter(agency=agency).order_by().values_list("pk", "sector", "procedure", *FACTS)
    count, days = 0, Table()
    for pk, sector, procedure, *values in rows.iterator(CHUNK):
        known = Facts(**dict(zip(FACTS, values, strict=True)), changes=tuple(moves.get(pk, ())))
        add(days, Line(agency.pk, sector, procedure), contribution(known))
        count += 1
    return count, days


def _moves(agency: Agency) -> dict[UUID, list[facts.Change]]:
    moves: dict[UUID, list[facts.Change]] = defaultdict(list)
    rows = Standing.objects.filter(dossier__agency=agency).order_by("pk")
    for pk, at, due_at, waiting in rows.values_list("dossier", "at", "due_at", "waiting").iterator(CHUNK):
        moves[pk].append(facts.Change(at, due_at, waiting))
    return moves
