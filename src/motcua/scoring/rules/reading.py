"""A tree from the JSON it is kept in, and back. Numbers are decimal text, so that nothing is lost."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from motcua.scoring.rules.formulas import (
    AllOrNothing,
    Choice,
    Deduction,
    Empty,
    Formula,
    Judgement,
    Option,
    Proportional,
    Step,
    Steps,
)
from motcua.scoring.rules.points import RulesError, parse, points_text
from motcua.scoring.rules.tree import Band, Branch, Leaf, Node, Tree, Waived

Json = Mapping[str, Any]


def tree_of(data: Json) -> Tree:
    """Raises RulesError with a Vietnamese message that says where."""
    try:
        roots = tuple(_node(each) for each in data["criteria"])
        bands = tuple(Band(parse(str(each["at_least"])), str(each["name"])) for each in data.get("bands", ()))
        return _whole(Tree(roots, Waived(data.get("waived", Waived.FULL)), bands), data)
    except RulesError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RulesError(f"Bộ tiêu chí chưa đúng dạng ở “{error}”.") from error


def _whole(tree: Tree, data: Json) -> Tree:
    stated = parse(str(data["maximum"])) if "maximum" in data else tree.maximum
    if stated != tree.maximum:
        raise RulesError(
            f"Bộ tiêu chí ghi tổng {points_text(stated)} điểm, các tiêu chí cộng lại là "
            f"{points_text(tree.maximum)}."
        )
    return tree


def json_of(tree: Tree) -> dict[str, Any]:
    """The inverse of ``tree_of``."""
    bands = [{"at_least": str(band.at_least), "name": band.name} for band in tree.bands]
    criteria = [_json_of(root) for root in tree.roots]
    return {
        "maximum": str(tree.maximum),
        "waived": str(tree.waived),
        "bands": bands,
        "criteria": criteria,
    }


def _node(data: Json) -> Node:
    code, name = str(data["code"]), str(data["name"])
    if "children" in data:
        return _branch(code, name, data)
    try:
        formula = formula_of(data["formula"])
    except RulesError as error:
        raise RulesError(f"Tiêu chí {code}: {error}") from error
    return Leaf(
        code,
        name,
        formula,
        evidence=str(data.get("evidence", "")),
        automatic=str(data.get("automatic", "")),
        survey=bool(data.get("survey", False)),
        waivable=bool(data.get("waivable", False)),
    )


def _branch(code: str, name: str, data: Json) -> Branch:
    """The maximum that a file states has to be what the parts add up to."""
    branch = Branch(code, name, tuple(_node(each) for each in data["children"]))
    stated = parse(str(data["maximum"])) if "maximum" in data else branch.maximum
    if stated != branch.maximum:
        reach = points_text(branch.maximum)
        raise RulesError(
            f"Tiêu chí {code}: điểm tối đa ghi {points_text(stated)}, các thành phần cộng lại là {reach}."
        )
    return branch


def _json_of(node: Node) -> dict[str, Any]:
    if isinstance(node, Branch):
        children = [_json_of(child) for child in node.children]
        return {"code": node.code, "name": node.name, "maximum": str(node.maximum), "children": children}
    return {
        "code": node.code,
        "name": node.name,
        "formula": json_of_formula(node.formula),
        "evidence": node.evidence,
        "automatic": node.automatic,
        "survey": node.survey,
        "waivable": node.waivable,
    }


def formula_of(data: Json) -> Formula:
    """Raises RulesError."""
    reader = _READERS.get(str(data.get("kind", "")))
    if reader is None:
        raise RulesError(f"Không có loại công thức “{data.get('kind', '')}”.")
    formula: Formula = reader(data, parse(str(data["maximum"])))
    return formula


def json_of_formula(formula: Formula) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": formula.kind, "maximum": str(formula.maximum)}
    if isinstance(formula, Choice):
        data["options"] = [
            {"key": each.key, "label": each.label, "points": str(each.points)} for each in formula.options
        ]
    elif isinstance(formula, AllOrNothing):
        data |= {"at_least": str(formula.at_least), "empty": str(formula.empty)}
    elif isinstance(formula, Proportional):
        data |= {
            "full_at": str(formula.full_at),
            "floor": str(formula.floor),
            "empty": str(formula.empty),
        }
    elif isinstance(formula, Steps):
        steps = [{"at_least": str(step.at_least), "points": str(step.points)} for step in formula.steps]
        data |= {"steps": steps, "empty": str(formula.empty)}
    elif isinstance(formula, Deduction):
        data |= {"each": str(formula.each), "allowed": formula.allowed}
    return data


def _choice(data: Json, maximum: Decimal) -> Choice:
    options = (
        Option(str(each["key"]), str(each["label"]), parse(str(each["points"]))) for each in data["options"]
    )
    return Choice(maximum, tuple(options))


def _all_or_nothing(data: Json, maximum: Decimal) -> AllOrNothing:
    return AllOrNothing(maximum, Fraction(str(data.get("at_least", 1))), _empty(data))


def _proportional(data: Json, maximum: Decimal) -> Proportional:
    full, floor = Fraction(str(data.get("full_at", 1))), Fraction(str(data.get("floor", 0)))
    return Proportional(maximum, full, floor, _empty(data))


def _steps(data: Json, maximum: Decimal) -> Steps:
    steps = (Step(Fraction(str(each["at_least"])), parse(str(each["points"]))) for each in data["steps"])
    return Steps(maximum, tuple(steps), _empty(data))


def _deduction(data: Json, maximum: Decimal) -> Deduction:
    return Deduction(maximum, parse(str(data["each"])), int(data.get("allowed", 0)))


def _judgement(data: Json, maximum: Decimal) -> Judgement:
    return Judgement(maximum)


def _empty(data: Json) -> Empty:
    return Empty(data.get("empty", Empty.FULL))


_READERS: Mapping[str, Any] = {
    Choice.kind: _choice,
    AllOrNothing.kind: _all_or_nothing,
    Proportional.kind: _proportional,
    Steps.kind: _steps,
    Deduction.kind: _deduction,
    Judgement.kind: _judgement,
}
