"""What tests of every room share: the base scenario's cast in the database, and a clock they set.

Loaded once, after the test database is made: dated rules, the catalogue and the cast (not the areas, which
take long). A test with database access finds them there; a transactional test or one with a live server
empties the tables behind it, so whoever needs the cast asks for the fixture, which builds it again.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoDbBlocker

from motcua.terms import clock

if TYPE_CHECKING:
    from motcua.demo.cast import Cast

At = Callable[[str | datetime], AbstractContextManager[None]]


def set_the_stage() -> None:
    """Dated rules, catalogue and cast; what is there already stays as it is."""
    from motcua.assignments.loading import load_ladder
    from motcua.catalogue.loading import load_procedures
    from motcua.demo.cast import build_cast
    from motcua.dossiers.loading import load_regimes
    from motcua.feedback.loading import load_rules as load_feedback_rules
    from motcua.quality.loading import load_rules
    from motcua.simplification.loading import load_incomes

    load_regimes()
    load_feedback_rules()
    load_ladder()
    load_rules()
    load_incomes()
    load_procedures()
    build_cast()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        set_the_stage()


@pytest.fixture
def cast(db: None) -> "Cast":
    """Agencies and people of the base scenario (see demo.cast); password of everybody: ``mau-dung-thu``."""
    from motcua.demo.cast import find_cast
    from motcua.organisation.models import Agency

    if not Agency.objects.filter(code="H03").exists():
        set_the_stage()
    return find_cast()


@pytest.fixture(autouse=True)
def forget_offers() -> None:
    """What one test offered is not remembered in the next, nor whether it kept sums."""
    from motcua.dossiers.offers import forget_offers
    from motcua.dossiers.sums import state

    forget_offers()
    state.forget()


def examples(many: int) -> int:
    """How many examples a long property test tries: all on SQLite, half again on PostgreSQL."""
    from django.db import connection

    return many if connection.vendor == "sqlite" else many // 2


def local(text: str) -> datetime:
    """ "2026-11-20 14:59" as that moment in Asia/Ho_Chi_Minh."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.VN)


@pytest.fixture
def at() -> At:
    """The clock stands at a local moment: ``with at("2026-11-20 14:59"): ...``; an aware datetime will do."""
    return lambda moment: clock.clock_at(local(moment) if isinstance(moment, str) else moment)
