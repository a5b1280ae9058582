"""The columns of a dossier are the fold of its journal: for every dossier of the town and of the demo."""

import pytest
from django.core.management import call_command
from django.db.models import F

from motcua.demo.cast import Cast
from motcua.dossiers.tests import replayed
from motcua.terms import clock
from tests.acceptance.moment import Moment
from tests.acceptance.town import open_books


def test_every_row_of_the_town_is_the_fold_of_its_journal(cast: Cast, the_clock: Moment) -> None:
    open_books(cast, the_clock)
    spoilt = {"resolved_at__lt": F("submitted_at")}  # by hand, as no verb would
    assert replayed.check_all(the_clock.now, **spoilt) > 15


@pytest.mark.slow
def test_every_row_of_the_demo_is_the_fold_of_its_journal(transactional_db: None) -> None:
    call_command("demo", "--no-serve")
    assert replayed.check_all(clock.now()) > 764
