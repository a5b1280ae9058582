"""Journals in the database."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from motcua.journal import actions, sealing
from motcua.journal.models import Chain, Event, PersonalRecord, Seal
from motcua.journal.tests.histories import START, Step, recorded
from motcua.terms.clock import clock_at

DAY = 24 * 60


@pytest.fixture
def db(db: None) -> None:
    """An empty journal: what installing the other apps has journalled is not looked at here."""
    empty_journal()


def empty_journal() -> None:
    for model in (PersonalRecord, Event, Chain, Seal):
        model.objects.all().delete()


@pytest.fixture
def journal(db: None) -> Callable[..., list[actions.Recorded]]:
    """Three dossiers over four days, sealed through the last but one; one event has personal data."""
    return write_journal


def write_journal(sealed: bool = True) -> list[actions.Recorded]:
    steps = [Step(1, personal=True), Step(60), Step(DAY, "H26.1.2"), Step(DAY), Step(DAY)]
    chains = [recorded(number, steps) for number in range(3)]
    actions.save_many(chains)
    if sealed:
        with clock_at(START + timedelta(days=10)):
            sealing.seal_through(None, (START + timedelta(days=2)).date())
    return chains
