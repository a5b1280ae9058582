"""Conditions are typed trees; none is skipped, none is always true by accident (kill list 12)."""

import json
from typing import Any

import pytest
from hypothesis import given

from motcua.catalogue.forms import All, AnyOf, Condition, Equals, FormError, FormSchema, IsFilled, Not, OneOf
from motcua.catalogue.forms.conditions import Values, from_json
from motcua.catalogue.forms.fields import KINDS
from motcua.catalogue.forms.library import FORMS
from motcua.catalogue.tests.conditions_strategy import ANSWERS, CONDITIONS


def reference(data: dict[str, Any], answers: Values) -> bool:
    """The meaning of the JSON form, written a second time and independently of the classes."""
    [(tag, operand)] = data.items()
    if tag == "filled":
        return answers.get(operand) not in (None, "")
    if tag == "not":
        return not reference(operand, answers)
    if tag in ("all", "any"):
        truths = [reference(each, answers) for each in operand]
        return min(truths) if tag == "all" else max(truths)
    name, wanted = operand
    accepted = [wanted] if tag == "equals" else wanted
    return name in answers and repr(answers[name]) in [repr(each) for each in accepted]


@given(CONDITIONS, ANSWERS)
def test_kill_12_a_condition_means_what_its_json_says(condition: Condition, answers: dict[str, Any]) -> None:
    assert condition.holds(answers) == reference(condition.to_json(), answers)


@given(CONDITIONS)
def test_a_condition_survives_json(condition: Condition) -> None:
    assert from_json(json.loads(json.dumps(condition.to_json()))) == condition


@given(CONDITIONS, ANSWERS)
def test_only_the_fields_it_names_matter(condition: Condition, answers: dict[str, Any]) -> None:
    known = {name: value for name, value in answers.items() if name in condition.names()}
    assert condition.holds(answers) == condition.holds(known)


@given(CONDITIONS, CONDITIONS, ANSWERS)
def test_de_morgan(one: Condition, other: Condition, answers: dict[str, Any]) -> None:
    assert Not(All((one, other))).holds(answers) == AnyOf((Not(one), Not(other))).holds(answers)


MEANINGS = [
    (Equals("a", "x"), {"a": "x"}, {"a": "y"}),
    (Equals("a", True), {"a": True}, {"a": 1}),
    (OneOf("a", ("x", "y")), {"a": "y"}, {"a": "z"}),
    (IsFilled("a"), {"a": 0}, {"a": ""}),
    (Not(IsFilled("a")), {}, {"a": "x"}),
    (All((IsFilled("a"), IsFilled("b"))), {"a": "x", "b": "x"}, {"a": "x"}),
    (AnyOf((IsFilled("a"), IsFilled("b"))), {"b": "x"}, {"c": "x"}),
]


@pytest.mark.parametrize(("condition", "true", "false"), MEANINGS)
def test_kill_12_every_kind_of_condition_can_be_true_and_false(
    condition: Condition, true: Values, false: Values
) -> None:
    assert condition.holds(true) is True
    assert condition.holds(false) is False


def test_every_kind_of_condition_stands_in_the_table_above() -> None:
    kinds = {kind.__name__ for kind in Condition.__subclasses__()}
    assert {type(condition).__name__ for condition, _, _ in MEANINGS} == kinds


@pytest.mark.parametrize(
    "data",
    [
        {},
        None,
        "a == 'x'",
        True,
        {"equals": ["a"]},
        {"equals": ["a", None]},
        {"equals": [1, "x"]},
        {"equals": ["a", ["x"]]},
        {"one_of": ["a", []]},
        {"one_of": ["a", "xy"]},
        {"filled": ""},
        {"all": []},
        {"any": {}},
        {"not": [{"filled": "a"}]},
        {"when": "always"},
        {"filled": "a", "equals": ["b", "x"]},
    ],
)
def test_kill_12_a_condition_that_is_not_understood_is_refused(data: Any) -> None:
    with pytest.raises(FormError):
        from_json(data)


@pytest.mark.parametrize(
    "fields",
    [
        [{"kind": "text", "name": "b", "label": "B", "when": {"filled": "a"}}],
        [{"kind": "text", "name": "a", "label": "A", "when": {"filled": "a"}}],
        [{"kind": "text", "name": "a", "label": "A"}, {"kind": "text", "name": "a", "label": "A"}],
        [{"kind": "sound", "name": "a", "label": "A"}],
        [{"kind": "text", "name": "a", "label": "A", "condition": "b == 1"}],
        [{"kind": "text", "name": "a"}],
        [{"kind": "text", "name": "Họ tên", "label": "A"}],
        [{"kind": "choice", "name": "a", "label": "A"}],
        [{"kind": "person", "name": "a", "label": "A", "parts": ["full_name", "shoe_size"]}],
    ],
)
def test_a_form_that_makes_no_sense_is_refused(fields: list[dict[str, Any]]) -> None:
    with pytest.raises(FormError):
        FormSchema.from_json({"fields": fields})


def test_every_kind_of_field_is_registered_and_used() -> None:
    used = {field.kind for form in FORMS.values() for field in form.fields}
    assert set(KINDS) - used <= {"phone", "email"} | used
    assert used <= set(KINDS)
