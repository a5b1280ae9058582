"""What the demo puts beside the ward's dossiers: every form has numbers, everything is marked as made up."""

from datetime import date, datetime
from functools import partial

import pytest

from motcua.catalogue.models import Decision
from motcua.demo.cast import Cast
from motcua.demo.scenarios.huyen_tung.beside import DECISIONS, DESKS, VOICES, fill
from motcua.feedback.models import Feedback, Sender
from motcua.figures.facts.announcement import ANNOUNCEMENT
from motcua.figures.facts.desk import DESK
from motcua.figures.facts.feedback import FEEDBACK
from motcua.figures.facts.procedure import PROCEDURE
from motcua.figures.forms import FORMS
from motcua.journal import reading
from motcua.journal.verifier import verify
from motcua.reports.queries import compute
from motcua.terms import VN, clock

THURSDAY = datetime(2026, 11, 19, 9, 40, tzinfo=VN)
SATURDAY = datetime(2026, 12, 5, 7, 0, tzinfo=VN)
FILLED = [code for code, form in FORMS.items() if form.subject in (FEEDBACK, DESK, PROCEDURE, ANNOUNCEMENT)]


@pytest.mark.parametrize("now", [THURSDAY, SATURDAY], ids=["thursday", "saturday"])
def test_every_form_shows_numbers_and_its_identities_hold(cast: Cast, now: datetime) -> None:
    with clock.clock_at(now):
        fill(cast)
        for code in FILLED:
            result = compute(code, cast.ward.committee, date(2026, 9, 15), date(2026, 12, 14))
            assert any(result.total.cells.values()), code
            assert result.holds, code
    assert (Feedback.objects.count(), Decision.objects.count()) == (len(VOICES), len(DECISIONS))
    assert cast.ward.one_stop.desk_records.count() == len(DESKS)


def test_all_of_it_is_made_up_and_the_journal_verifies(cast: Cast) -> None:
    with clock.clock_at(THURSDAY):
        fill(cast)
    assert not Feedback.objects.filter(synthetic=False).exists()
    assert not Decision.objects.filter(synthetic=False).exists()
    assert not Sender.objects.exclude(phone="").exclude(phone__startswith="0990").exists()
    for scope in (reading.Scope("H03"), reading.Scope("H03.1.7")):
        assert not verify(partial(reading.records, scope, personal=True)).problems
    for item in Feedback.objects.all():
        done = (item.received_at, item.transferred_at, item.resolved_at, item.published_at)
        moments = [at for at in done if at]
        assert moments == sorted(moments) and moments[-1] <= THURSDAY


def test_in_2022_reflections_were_heard_and_answered(cast: Cast) -> None:
    with clock.clock_at(THURSDAY):
        fill(cast)
        cells = compute("06a", cast.ward.committee, date(2022, 1, 1), date(2022, 10, 31)).total.cells
    assert (cells[3], cells[8], cells[13], cells[16]) == (4, 4, 0, 3)
