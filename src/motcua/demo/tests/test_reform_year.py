"""The year of reform that the demo plays: report 003's plan and exchange, every register, a draft."""

from pathlib import Path

from pytest_django import Settings

from motcua.conftest import local
from motcua.demo.cast import Cast
from motcua.demo.scenarios.huyen_tung import reform
from motcua.reform.models import Entry, Plan
from motcua.reform.queries import progress, standings
from motcua.reform.registers import REGISTERS
from motcua.terms import clock


def test_the_year_of_reform_holds_what_the_inspection_read(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None
    with clock.clock_at(lambda: local("2026-11-20 09:00")):
        reform.fill(cast)
        reform.fill(cast)
        counted = progress(Plan.objects.get())
        states = {each.state for each in standings(cast.lanhdao, cast.ward.committee, 2026)}
    assert (counted.general.given, counted.specific.given, counted.specific.done) == (7, 24, 23)
    exchange = Entry.objects.filter(register="exchange")
    sums = [sum(getattr(row, name) for row in exchange) for name in ("whole", "part_1", "part_2", "part_3")]
    assert sums == [598, 221, 337, 40]
    assert set(Entry.objects.values_list("register", flat=True)) == set(REGISTERS)
    assert {"sent", "sent-late", "late"} <= states
