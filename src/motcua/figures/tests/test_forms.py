from collections.abc import Sequence
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.figures import forms, reference
from motcua.figures.facts import Facts
from motcua.figures.form import Form
from motcua.figures.forms import FORMS, UnknownForm
from motcua.figures.identities import CarriedOver, Identity, check, check_carried_over
from motcua.figures.period import Period
from motcua.figures.tests.samples import DOSSIER_FORMS, PERIOD, any_facts

ALL_FORMS = pytest.mark.parametrize("form", DOSSIER_FORMS.values(), ids=DOSSIER_FORMS)
NEXT = Period(PERIOD.end.date(), PERIOD.end.date().replace(month=12, day=14))


@ALL_FORMS
@given(dossiers=st.lists(any_facts, max_size=12))
def test_kill_09_identities_hold_whatever_the_dossiers(form: Form, dossiers: Sequence[Facts]) -> None:
    cells = reference.cells(form, dossiers, PERIOD)
    assert all(identity.holds(cells) for identity in form.identities)


@given(dossiers=st.lists(any_facts, max_size=12))
def test_kill_03_carried_over_equals_what_was_open_at_the_end_of_the_period_before(
    dossiers: Sequence[Facts],
) -> None:
    handing_over = [form for form in DOSSIER_FORMS.values() if form.carried_over]
    assert {form.code for form in handing_over} >= {"07a", "II.06a"}
    for form in handing_over:
        before = reference.cells(form, dossiers, PERIOD)
        after = reference.cells(form, dossiers, NEXT)
        for each in form.carried_over:
            assert after[each.column] == before[each.left]


def test_kill_03_a_broken_hand_over_names_the_row_also_one_that_is_gone() -> None:
    now, before = {"Hộ tịch": {8: 2}, "Mới": {8: 0}}, {"Hộ tịch": {13: 2}, "Đất đai": {13: 1}}
    (result,) = check_carried_over([CarriedOver(8, 13)], now, before)
    assert result.broken == ("Đất đai",)
    assert result.text == "8 = 13 của kỳ liền trước"


def test_both_forms_agree_on_what_they_share() -> None:
    new, old = forms.get("07a"), forms.get("II.06a")
    shared = {c.figure.key: c.figure.predicate for c in new.columns}
    for column in old.columns:
        if column.figure.key in shared:
            assert column.figure.predicate == shared[column.figure.key]


def test_the_identities_are_those_of_the_printed_forms() -> None:
    texts = [identity.text for identity in forms.get("07a").identities]
    assert texts == ["3 = 4 + 5 + 6 + 7 + 8", "9 = 10 + 11 + 12", "13 = 14 + 15", "3 = 9 + 13"]
    texts = [identity.text for identity in forms.get("II.06a").identities]
    assert texts == ["3 = 4 + 5 + 6", "7 = 8 + 9 + 10", "11 = 12 + 13", "3 = 7 + 11"]


def test_kill_09_a_broken_identity_names_the_row() -> None:
    (result,) = check([Identity(3, (4, 5))], {"Tổng số": {3: 2, 4: 1, 5: 1}, "Hộ tịch": {3: 2, 4: 1, 5: 0}})
    assert not result.holds
    assert result.broken == ("Hộ tịch",)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_sums_name_columns_that_exist(form: Form) -> None:
    numbers = {column.number for column in form.columns}
    for identity in form.identities:
        assert identity.numbers <= numbers
    for ratio in form.ratios:
        assert {*ratio.numerator, *ratio.denominator} <= numbers
    for each in form.carried_over:
        assert {each.column, each.left} <= numbers
    counted = [column.number for part in form.parts for column in part.columns]
    assert sorted(counted) == sorted(numbers), "a column counts what no universe of the form is about"


def test_forms_are_found_in_any_case_and_cannot_be_changed() -> None:
    assert forms.get("ii.06A").code == "II.06a"
    with pytest.raises(UnknownForm, match="Không có biểu mẫu"):
        forms.get("99z")
    with pytest.raises(FrozenInstanceError):
        forms.get("07a").columns = ()  # type: ignore[misc]
