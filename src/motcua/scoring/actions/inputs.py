"""The fields of one criterion, in the self-score and in the appraisal; ``c3_points`` is the third leaf's."""

from collections.abc import Mapping
from typing import Any

from motcua.dossiers.fields import FieldSpec
from motcua.scoring.models import Entry
from motcua.scoring.rules import answers
from motcua.scoring.rules.answers import Answer, Chosen, Judged, Share, Tally
from motcua.scoring.rules.formulas import Choice, Formula, check_within
from motcua.scoring.rules.points import RulesError, parse, points_text
from motcua.scoring.rules.tree import Leaf

POINTS = 12  # characters


def name(number: int, field: str) -> str:
    return f"c{number}_{field}"


def own_specs(number: int, leaf: Leaf) -> list[FieldSpec]:
    """What the agency says; what only a survey tells, or the system counts, is not asked."""
    specs = [] if leaf.survey or leaf.automatic else _answer_specs(number, leaf.formula)
    if leaf.survey:
        return []
    specs.append(
        FieldSpec(name(number, "links"), "Số văn bản, liên kết kiểm chứng", "list", required=False,
                  help="Mỗi văn bản hoặc liên kết một dòng.")
    )  # fmt: skip
    specs.append(FieldSpec(name(number, "words"), "Giải trình", "long_text", required=False, max_length=3000))
    if leaf.waivable:
        specs.append(
            FieldSpec(name(number, "waived"), "Đề nghị miễn: nội dung này không có ở địa bàn", "flag",
                      required=False)
        )  # fmt: skip
    return specs


def _answer_specs(number: int, formula: Formula) -> list[FieldSpec]:
    if formula.takes is Share:
        return [
            FieldSpec(name(number, "numerator"), "Số đạt", "count", required=False),
            FieldSpec(name(number, "denominator"), "Tổng số", "count", required=False),
        ]
    if formula.takes is Tally:
        return [FieldSpec(name(number, "number"), "Số trường hợp", "count", required=False)]
    if isinstance(formula, Choice):
        choices = tuple((each.key, each.label) for each in formula.options)
        return [FieldSpec(name(number, "key"), "Mức đạt", "choice", required=False, choices=choices)]
    return [FieldSpec(name(number, "points"), "Điểm tự chấm", "text", required=False, max_length=POINTS)]


def own_answer(number: int, leaf: Leaf, values: Mapping[str, Any]) -> Answer | None:
    """None where nothing was said. Raises RulesError for what cannot be an answer."""
    if leaf.formula.takes is Share:
        return _share(values[name(number, "numerator")], values[name(number, "denominator")])
    if leaf.formula.takes is Tally:
        count = values[name(number, "number")]
        return None if count is None else Tally(count)
    if isinstance(leaf.formula, Choice):
        key = values[name(number, "key")]
        return Chosen(key) if key else None
    text = values[name(number, "points")]
    return Judged(parse(text)) if text else None


def _share(numerator: int | None, denominator: int | None) -> Share | None:
    if numerator is None and denominator is None:
        return None
    if numerator is None or denominator is None:
        raise RulesError("Ghi cả số đạt và tổng số.")
    return Share(numerator, denominator)


def first_field(number: int, leaf: Leaf) -> str:
    """Where an error about the answer stands."""
    specs = _answer_specs(number, leaf.formula)
    return specs[0].name


def own_typed(number: int, leaf: Leaf, entry: Entry) -> dict[str, Any]:
    """What the form shows of what is kept: the inverse of ``own_specs`` and ``own_answer``."""
    typed: dict[str, Any] = {name(number, "links"): entry.links, name(number, "words"): entry.words}
    if leaf.waivable:
        typed[name(number, "waived")] = entry.own_waived
    if entry.answer is None or leaf.automatic:
        return typed
    found = answers.from_json(entry.answer)
    if isinstance(found, Judged):
        return typed | {name(number, "points"): points_text(found.points)}
    return typed | {name(number, key): value for key, value in entry.answer.items()}


def judge_specs(number: int, leaf: Leaf, entry: Entry) -> list[FieldSpec]:
    """Agree with what is claimed, or give points and a reason."""
    specs = []
    if not leaf.survey:
        label = "Chấp nhận miễn" if entry.own_waived else "Đồng ý điểm tự chấm"
        specs.append(FieldSpec(name(number, "agree"), label, "flag", required=False))
    specs.append(
        FieldSpec(name(number, "points"), "Điểm thẩm định", "text", required=False, max_length=POINTS)
    )
    specs.append(
        FieldSpec(name(number, "reason"), "Lý do trừ điểm", "long_text", required=False, max_length=1000)
    )
    return specs


def judge_typed(number: int, entry: Entry) -> dict[str, Any]:
    mark = entry.appraised
    if mark is None:
        return {}
    if mark == entry.own:
        return {name(number, "agree"): True, name(number, "reason"): entry.reason}
    points = points_text(mark.points) if mark.points is not None else ""
    return {name(number, "points"): points, name(number, "reason"): entry.reason}


def points_within(text: str, leaf: Leaf) -> Any:
    """Points as typed, between 0 and the maximum. Raises RulesError."""
    points = parse(text)
    check_within(points, leaf.maximum)
    return points
