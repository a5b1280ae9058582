"""Forms over reflections: identities, "at most", carried over, and the periods of which law asks them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.figures import forms, reference
from motcua.figures.cutoffs import kind_of, kind_words, months
from motcua.figures.facts.feedback import FEEDBACK, FeedbackFacts
from motcua.figures.form import Form
from motcua.figures.forms import FORMS
from motcua.figures.identities import AtMost, check
from motcua.figures.period import Period
from motcua.figures.tests.feedback_samples import any_feedback
from motcua.figures.tests.samples import INSTANTS, PERIOD, TICK

OWN = {code: form for code, form in FORMS.items() if form.subject is FEEDBACK}
NEXT = Period(PERIOD.end.date(), PERIOD.end.date().replace(month=12, day=14))


@pytest.mark.parametrize("form", OWN.values(), ids=OWN)
@given(items=st.lists(any_feedback, max_size=12))
def test_kill_09_identities_hold_whatever_the_reflections(form: Form, items: Sequence[FeedbackFacts]) -> None:
    cells = reference.cells(form, items, PERIOD)
    assert all(identity.holds(cells) for identity in form.identities)
    after = reference.cells(form, items, NEXT)
    assert form.carried_over
    assert all(after[each.column] == cells[each.left] for each in form.carried_over)


def test_06a_has_the_columns_and_relations_of_the_printed_form() -> None:
    form = forms.get("06a")
    assert [column.number for column in form.columns] == list(range(3, 17))
    assert [identity.text for identity in form.identities] == [
        "3 = 4 + 5", "3 = 6 + 7", "8 = 9 + 10", "8 = 11 + 12", "13 = 14 + 15", "3 = 8 + 13", "16 ≤ 8",
    ]  # fmt: skip


def test_a_published_answer_counts_in_the_period_of_the_answer_and_by_its_end_only() -> None:
    done = FeedbackFacts(received_at=INSTANTS[2], due_at=INSTANTS[8], resolved_at=INSTANTS[4])
    posted, later = replace(done, published_at=PERIOD.end - TICK), replace(done, published_at=PERIOD.end)
    cells = reference.cells(forms.get("06a"), [posted, later], PERIOD)
    assert (cells[8], cells[16]) == (2, 1)
    assert reference.cells(forms.get("06a"), [later], NEXT)[16] == 0


def test_kill_09_more_than_the_whole_names_the_row() -> None:
    (result,) = check([AtMost(16, 8)], {"Tổng số": {8: 2, 16: 2}, "Hộ tịch": {8: 1, 16: 2}})
    assert result.broken == ("Hộ tịch",)
    assert result.text == "16 ≤ 8"


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        (1, 1, "month"),
        (12, 12, "month"),
        (4, 6, "quarter"),
        (1, 6, "half"),
        (7, 12, "half"),
        (1, 9, "nine"),
        (1, 12, "year"),
        (2, 4, None),
        (2, 3, None),
    ],
)
def test_the_kind_of_a_period_is_read_off_its_days(first: int, last: int, kind: str | None) -> None:
    assert kind_of(months(2026, first, last)) == kind


def test_any_other_days_are_of_no_kind() -> None:
    assert kind_of(Period(date(2026, 10, 1), date(2026, 10, 31))) is None
    assert kind_words(("year", "quarter")) == "quý, năm"


def test_06a_is_asked_for_by_quarter_and_longer() -> None:
    form = forms.get("06a")
    assert not form.fits(months(2026, 11, 11))
    assert not form.fits(months(2026, 1, 9))
    assert form.fits(months(2026, 10, 12)) and form.fits(months(2026, 1, 12))
    assert forms.get("pakn-han").fits(Period(date(2026, 10, 1), date(2026, 10, 3)))
