"""What an action adds to the sums, written in the action's own transaction."""

from collections.abc import Iterable
from dataclasses import replace

from motcua.database.inserting import insert_few
from motcua.dossiers.case import Case
from motcua.dossiers.models import Standing, TallyChange
from motcua.dossiers.sums.rows import Table, add, change_of, changes_of, facts_of, line_of
from motcua.dossiers.sums.state import are_kept
from motcua.figures.facts import Facts
from motcua.figures.tally import contribution


def note_new(case: Case) -> None:
    """A dossier that was not there before."""
    insert_few(additions([case]))


def note_changed(case: Case) -> None:
    """Before its new standings are written: those of the database are the ones it had."""
    now = facts_of(case.dossier)
    if (now == case.before and not case.standings) or not are_kept():
        return
    assert case.before is not None
    old = list(Standing.objects.filter(dossier=case.dossier).order_by("pk")) if case.moved else []
    table: Table = {}
    line = line_of(case.dossier)
    add(table, line, contribution(_moved(case.before, old)), -1)
    add(table, line, contribution(_moved(now, [*old, *case.standings])))
    insert_few(list(changes_of(table)))


def additions(cases: Iterable[Case]) -> list[TallyChange]:
    """What new dossiers add together; nothing where sums are not kept."""
    if not are_kept():
        return []
    table: Table = {}
    for case in cases:
        add(table, line_of(case.dossier), contribution(facts_of(case.dossier, case.standings)))
    return list(changes_of(table))


def _moved(facts: Facts, standings: Iterable[Standing]) -> Facts:
    return replace(facts, changes=tuple(change_of(one) for one in standings))
