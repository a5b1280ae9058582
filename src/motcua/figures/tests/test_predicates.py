from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from motcua.figures import dossiers as d
from motcua.figures.describe import ALL, ANY, Outline, describe, outline
from motcua.figures.evaluate import holds
from motcua.figures.facts import At, Change, Facts
from motcua.figures.form import Form
from motcua.figures.period import Moment
from motcua.figures.predicates import AllOf, AnyOf, Before, Not, Predicate, all_of, any_of
from motcua.figures.tests.samples import DOSSIER_FORMS, INSTANTS, PERIOD, TICK, any_facts, sample

ALL_FORMS = pytest.mark.parametrize("form", DOSSIER_FORMS.values(), ids=DOSSIER_FORMS)
ALWAYS, NEVER = all_of(), any_of()
RUNNING = replace(PERIOD, asked_at=INSTANTS[5])


def test_a_comparison_with_a_missing_side_is_false_and_its_negation_true() -> None:
    late = Before(At.DUE, At.RESOLVED)
    assert not holds(late, Facts(resolved_at=PERIOD.start), PERIOD)
    assert holds(Not(late), Facts(resolved_at=PERIOD.start), PERIOD)


def test_the_due_date_of_a_period_is_the_last_change_before_its_end() -> None:
    moved = Change(PERIOD.start, PERIOD.end + timedelta(days=9), False)
    later = Change(PERIOD.end, None, True)
    facts = Facts(first_due_at=PERIOD.start, changes=(later, moved))
    assert facts.instant(At.DUE_THEN, PERIOD) == moved.due_at


def test_of_two_changes_at_one_instant_the_later_recorded_counts() -> None:
    first, second = Change(PERIOD.start, None, True), Change(PERIOD.start, PERIOD.end, False)
    assert Facts(changes=(first, second)).instant(At.DUE_THEN, PERIOD) == PERIOD.end


@given(any_facts)
def test_kill_09_resolved_splits_into_early_on_time_and_late(facts: Facts) -> None:
    parts = [d.early("").predicate, d.on_time("").predicate, d.late("").predicate]
    assert sum(holds(part, facts, PERIOD) for part in parts) == holds(d.RESOLVED_IN, facts, PERIOD)


@given(any_facts)
def test_kill_10_without_a_due_date_a_result_is_on_time_never_early_nor_late(facts: Facts) -> None:
    plain = Facts(received_at=facts.received_at, resolved_at=facts.resolved_at, resolved_on=facts.resolved_on)
    assert holds(d.on_time("").predicate, plain, PERIOD) == holds(d.RESOLVED_IN, plain, PERIOD)
    for form in DOSSIER_FORMS.values():
        judged = [c.figure for c in form.columns if c.figure.key in {"early", "late"}]
        assert not any(holds(figure.predicate, plain, PERIOD) for figure in judged)


@given(any_facts)
def test_kill_05_earliness_does_not_depend_on_the_day_of_collection(facts: Facts) -> None:
    collected = {**vars(facts), "returned_at": PERIOD.end + timedelta(days=300)}
    for figure in (d.early(""), d.on_time(""), d.late("")):
        same = holds(figure.predicate, Facts(**collected), PERIOD)
        assert holds(figure.predicate, facts, PERIOD) == same


def test_kill_03_a_dossier_of_the_first_instant_is_received_not_carried_over() -> None:
    first, before = Facts(received_at=PERIOD.start), Facts(received_at=PERIOD.start - TICK)
    assert holds(d.RECEIVED_IN, first, PERIOD) and not holds(d.CARRIED_OVER, first, PERIOD)
    assert holds(d.CARRIED_OVER, before, PERIOD) and not holds(d.RECEIVED_IN, before, PERIOD)
    assert not holds(d.RECEIVED_IN, Facts(received_at=PERIOD.end), PERIOD)


def test_on_the_due_day_after_the_due_hour_is_late_and_at_the_hour_on_time() -> None:
    due = PERIOD.start + timedelta(hours=17)
    day = date(2026, 10, 15)
    at = Facts(received_at=PERIOD.start, resolved_at=due, resolved_on=day, due_at=due, due_on=day)
    after = Facts(**{**vars(at), "resolved_at": due + TICK})
    assert holds(d.on_time("").predicate, at, PERIOD)
    assert holds(d.late("").predicate, after, PERIOD)


@ALL_FORMS
def test_kill_06_every_column_is_defined_by_the_predicate_that_counts_it(form: Form) -> None:
    for column in form.columns:
        assert describe(column.figure.predicate) in column.figure.definition
        assert column.figure.source


def test_kill_06_another_predicate_gives_another_definition() -> None:
    texts = {describe(column.figure.predicate) for form in DOSSIER_FORMS.values() for column in form.columns}
    predicates = {column.figure.predicate for form in DOSSIER_FORMS.values() for column in form.columns}
    assert len(texts) == len(predicates)
    assert describe(Before(At.RECEIVED, Moment.START)) == "thời điểm tiếp nhận trước đầu kỳ"


def _flat(outlined: Outline) -> set[str]:
    return {one for part in outlined.parts for one in _flat(part)} or {outlined.text}


@ALL_FORMS
def test_kill_06_the_list_of_conditions_says_what_the_definition_says(form: Form) -> None:
    for column in form.columns:
        bare = column.figure.definition.replace("(", "").replace(")", "")
        assert all(text in bare for text in _flat(column.figure.outline))


def test_lists_within_their_like_are_one_and_a_negation_turns_them() -> None:
    early, due = Before(At.RECEIVED, Moment.START), Before(At.DUE, Moment.END)
    done = Before(At.RESOLVED, At.DUE)
    nested = AllOf((early, AllOf((due, done))))
    assert outline(nested) == Outline(ALL, tuple(Outline(describe(part)) for part in (early, due, done)))
    turned = outline(Not(AllOf((early, AnyOf((due, done))))))
    assert (turned.text, turned.parts[1].text) == (ANY, ALL)
    assert turned.parts[0].text == describe(early, negated=True)


@ALL_FORMS
def test_kill_12_no_condition_of_a_figure_is_dead(form: Form) -> None:
    """Every node made always true and always false in turn: each time some answer changes. Asked while the
    period runs, when "then" and its end are two moments."""
    facts = sample(3000)
    for column in form.columns:
        predicate = column.figure.predicate
        answers = [holds(predicate, one, RUNNING) for one in facts]
        for index in range(1, _size(predicate)):
            mutants = [_replaced(predicate, index, constant) for constant in (ALWAYS, NEVER)]
            changed = [[holds(mutant, one, RUNNING) for one in facts] != answers for mutant in mutants]
            assert all(changed), (column.number, index, describe(predicate))


def _children(predicate: Predicate) -> tuple[Predicate, ...]:
    match predicate:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()


def _size(predicate: Predicate) -> int:
    return 1 + sum(_size(child) for child in _children(predicate))


def _replaced(predicate: Predicate, index: int, by: Predicate) -> Predicate:
    """The tree with its ``index``-th node, counted in preorder, replaced."""
    if index == 0:
        return by
    index -= 1
    children = list(_children(predicate))
    for place, child in enumerate(children):
        if index < _size(child):
            children[place] = _replaced(child, index, by)
            break
        index -= _size(child)
    if isinstance(predicate, AllOf | AnyOf):
        return replace(predicate, parts=tuple(children))
    return Not(children[0])
