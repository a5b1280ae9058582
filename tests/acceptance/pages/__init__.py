"""Visits to the pages of figures, a module a group of pages."""

from tests.acceptance.pages import (
    assignments,
    capture,
    catalogue_control,
    checking,
    feedback,
    filing,
    forecast,
    opendata,
    oversight,
    overview,
    papers,
    process,
    promises,
    quality,
    reconciliation,
    reform,
    rollup,
    samples,
    scoring,
    simplification,
)
from tests.acceptance.visit import Books, Visit

GROUPS = (
    assignments,
    catalogue_control,
    capture,
    checking,
    feedback,
    filing,
    forecast,
    opendata,
    oversight,
    overview,
    papers,
    process,
    promises,
    quality,
    reconciliation,
    reform,
    rollup,
    samples,
    simplification,
    scoring,
)


def visits(books: Books) -> list[Visit]:
    return [visit for group in GROUPS for visit in group.visits(books)]
