"""Filling in forms: what is read, what is asked under which condition, and what is said about mistakes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.forms import Boolean, Condition, Equals, Field, FormSchema, Not, Text, clean
from motcua.catalogue.forms.fields import KINDS, Choice, Date, IdNumber, Number, Person, Phone
from motcua.catalogue.forms.library import FORMS, GENERIC, form_for
from motcua.catalogue.loading import read_rows
from motcua.catalogue.tests.conditions_strategy import CONDITIONS
from motcua.terms.clock import VN, clock_at

BUSIEST = [
    "1.001193", "1.000656", "1.000894", "1.004873", "2.000635", "1.004859", "2.000815", "2.000884",
    "2.001035", "1.004222", "1.004194", "1.001612", "1.001776", "1.011607", "1.013978",
]  # fmt: skip

SAMPLES = {
    "text": "Chữ", "long_text": "Nhiều chữ", "address": "Tổ 1", "date": "01/02/2020", "number": "2",
    "id_number": "001200000001", "phone": "0912345678", "email": "a@example.vn", "boolean": "true",
}  # fmt: skip


def sample(field: Field) -> str:
    return field.choices[0][0] if isinstance(field, Choice) else SAMPLES[field.kind]


def filled(form: FormSchema, **changes: str) -> dict[str, str]:
    return {leaf.name: sample(leaf) for leaf in form.leaves()} | changes


def read(field: Field, text: str) -> object:
    cleaned = clean(FormSchema((field,)), {field.name: text})
    return cleaned.errors.get(field.name) or cleaned.values.get(field.name)


@pytest.mark.parametrize("code", BUSIEST)
def test_the_busiest_procedures_have_a_form_of_their_own_that_can_be_filled_in(code: str) -> None:
    form = form_for(code)
    assert form is not GENERIC
    cleaned = clean(form, filled(form))
    assert cleaned.errors == {} and len(cleaned.values) > 3


def test_forms_belong_to_procedures_of_the_catalogue() -> None:
    assert FORMS.keys() <= {row["code"] for row in read_rows()}
    assert form_for("1.000000") is GENERIC


@pytest.mark.parametrize("code", sorted(FORMS))
def test_a_form_survives_json(code: str) -> None:
    assert FormSchema.from_json(FORMS[code].to_json()) == FORMS[code]


@given(CONDITIONS, st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "y"])))
def test_kill_12_a_field_is_asked_exactly_where_its_condition_holds(
    condition: Condition, raw: Mapping[str, str]
) -> None:
    form = FormSchema(
        (
            *(Text(name=name, label=name) for name in "abc"),
            Text(name="d", label="D", required=True, when=condition),
        )
    )
    answers = {name: text for name, text in raw.items() if text}
    asked = condition.holds(answers)
    assert ("d" in clean(form, raw).errors) is asked
    assert ("d" in clean(form, {**raw, "d": "x"}).values) is asked


def without_conditions(form: FormSchema) -> FormSchema:
    """The mutant of kill list 12: conditions are there, and nobody heeds them."""
    return FormSchema(tuple(replace(field, when=None) for field in form.fields))


@pytest.mark.parametrize(
    "code", sorted(code for code, form in FORMS.items() if any(f.when for f in form.fields))
)
def test_kill_12_every_form_shows_when_its_conditions_are_ignored(code: str) -> None:
    form, mutant = FORMS[code], without_conditions(FORMS[code])
    answers = {leaf.name: sample(leaf) for leaf in form.leaves() if leaf.when or leaf.required}
    assert len(clean(form, answers).values) < len(clean(mutant, answers).values)


@pytest.mark.parametrize("code", sorted(FORMS))
def test_kill_12_every_condition_can_be_met_and_missed(code: str) -> None:
    """By turning one field it reads: no condition of the library is always true or always false."""
    form = FORMS[code]
    leaves = {leaf.name: leaf for leaf in form.leaves()}
    for field in form.fields:
        if field.when is None:
            continue
        met = {field.when.holds(answers) for answers in _turned(field, leaves)}
        assert met == {True, False}, field.name


def _turned(field: Field, leaves: Mapping[str, Field]) -> list[dict[str, object]]:
    assert field.when is not None
    answers: list[dict[str, object]] = [{}]
    for name in field.when.names():
        leaf = leaves[name]
        values: list[object] = [True, False] if isinstance(leaf, Boolean) else [leaf.read(sample(leaf)), 1]
        if isinstance(leaf, Choice):
            values = [value for value, _ in leaf.choices]
        answers += [{name: value} for value in values]
    return answers


def test_birth_asks_for_the_father_only_when_he_is_known_and_never_for_a_foundling() -> None:
    form = form_for("1.001193")
    unknown = clean(form, filled(form, father_known="false"))
    assert "father.full_name" not in unknown.values and "mother.full_name" in unknown.values
    foundling = clean(form, filled(form, proof="abandoned"))
    assert not [name for name in foundling.values if name.startswith(("mother", "father", "certificate"))]
    missing = clean(form, filled(form, **{"mother.full_name": " "}))
    assert missing.errors == {"mother.full_name": "Hãy nhập: Họ và tên (người mẹ)."}


def test_a_condition_does_not_hold_on_an_answer_that_was_itself_left_out() -> None:
    form = FormSchema(
        (
            Boolean(name="a", label="A"),
            Boolean(name="b", label="B", when=Equals("a", True)),
            Text(name="c", label="C", required=True, when=Equals("b", True)),
        )
    )
    assert clean(form, {"a": "false", "b": "true"}).ok


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (Date(name="a", label="A"), "31/12/2026", "2026-12-31"),
        (Date(name="a", label="A"), "2026-12-31", "2026-12-31"),
        (Number(name="a", label="A"), "1.234.567", 1234567),
        (IdNumber(name="a", label="A"), "001 200 000 001", "001200000001"),
        (Phone(name="a", label="A"), "+84 912 345 678", "0912345678"),
        (Boolean(name="a", label="A"), "on", True),
        (Boolean(name="a", label="A"), "", False),
    ],
)
def test_answers_are_read_as_people_write_them(field: Field, text: str, expected: object) -> None:
    assert read(field, text) == expected


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Date(name="a", label="A"), "31/02/2026"),
        (Date(name="a", label="A"), "12-31-2026"),
        (Number(name="a", label="A", minimum=1), "0"),
        (Number(name="a", label="A"), "1,5"),
        (Number(name="a", label="A"), "1.23"),
        (IdNumber(name="a", label="A"), "12345"),
        (Phone(name="a", label="A"), "12345"),
        (KINDS["email"](name="a", label="A"), "a@b"),
        (Text(name="a", label="A", max_length=3), "abcd"),
        (Choice(name="a", label="A", choices=(("x", "X"),)), "y"),
        (Boolean(name="a", label="A"), "maybe"),
        (Boolean(name="a", label="A", required=True), "false"),
    ],
)
def test_a_mistake_gets_a_message_that_says_what_to_do(field: Field, text: str) -> None:
    cleaned = clean(FormSchema((field,)), {"a": text})
    assert not cleaned.ok and "a" not in cleaned.values
    assert any(word in cleaned.errors["a"] for word in ("Hãy", "tối đa"))


def test_a_past_date_is_judged_by_the_clock_given() -> None:
    born = Date(name="a", label="A", past=True)
    with clock_at(datetime(2022, 5, 4, 8, tzinfo=VN)):
        assert read(born, "04/05/2022") == "2022-05-04"
        assert "chưa tới" in str(read(born, "05/05/2022"))


def test_what_the_form_does_not_know_is_dropped() -> None:
    assert clean(GENERIC, {"request": "x", "admin": "true"}).values.keys() == {"request", "pledge"}


def test_parts_of_a_person_inherit_the_condition() -> None:
    person = Person(name="p", label="Người", required=True, when=Not(Equals("a", "x")))
    assert {leaf.when for leaf in person.leaves()} == {person.when}
    assert [leaf.required for leaf in person.leaves()] == [True, False, False, False]
