"""A plan read back from its JSON."""

from collections.abc import Callable, Mapping
from typing import Any

from . import fields
from .canonical import canonical
from .errors import SamplingError
from .plan import (
    FORMAT,
    REPLACEMENT,
    Basis,
    Discovery,
    Explicit,
    Margin,
    Plan,
    Rule,
    Source,
    Stratum,
    Total,
    Unit,
)


def plan_from(source: Mapping[str, Any]) -> Plan:
    """The order of the population does not matter. Raises SamplingError for what the format does not know."""
    if source.get("format") != FORMAT:
        raise SamplingError(f"Phần cam kết trong tệp không theo dạng {FORMAT}.")
    plan = Plan(
        title=fields.text(source, "title"),
        agency={name: fields.text(fields.table(source, "agency"), name) for name in ("code", "name")},
        period=_pair(fields.texts(source.get("period"), "period")),
        known_at=fields.moment(source, "known_at"),
        units=tuple(_unit(item) for item in fields.listing(source, "population")),
        rule=rule_from(fields.table(source, "rule")),
        source=_source(fields.table(source, "source")),
        salt=fields.text(source, "salt"),
    )
    _check_nothing_else(source, plan)
    return plan


def _check_nothing_else(source: Mapping[str, Any], plan: Plan) -> None:
    """What the plan does not keep would not be under the commitment."""
    ordered = {**source, "population": sorted(source["population"])}
    if canonical(ordered) != canonical(plan.as_json()):
        raise SamplingError("Phần cam kết có trường lạ, hoặc một giá trị không viết theo cách chuẩn.")


def _unit(item: Any) -> Unit:
    if not (isinstance(item, list) and len(item) == 2 and isinstance(item[0], str)):
        raise SamplingError("Mỗi hồ sơ của tổng thể phải ghi mã và danh sách giá trị phân nhóm.")
    return Unit(item[0], fields.texts(item[1], "population"))


def _pair(values: tuple[str, ...]) -> tuple[str, str]:
    if len(values) != 2:
        raise SamplingError("Thời kỳ phải ghi ngày đầu và ngày sau ngày cuối.")
    return values[0], values[1]


def _source(source: Mapping[str, Any]) -> Source:
    return Source(fields.text(source, "name"), fields.moment(source, "known_from"))


def rule_from(source: Mapping[str, Any]) -> Rule:
    """Raises SamplingError."""
    if source.get("replacement") != REPLACEMENT:
        raise SamplingError("Quy tắc thay hồ sơ trong tệp không phải quy tắc đã biết.")
    factors = fields.table(source, "factors")
    return Rule(
        fields=fields.texts(source.get("fields"), "fields"),
        basis=_basis(fields.table(source, "basis")),
        minimum=fields.number(source, "minimum"),
        factors={name: _numbers(fields.table(factors, name)) for name in factors},
    )


def _numbers(source: Mapping[str, Any]) -> dict[str, int]:
    return {name: fields.number(source, name) for name in source}


def _basis(source: Mapping[str, Any]) -> Basis:
    kind = fields.text(source, "kind")
    if kind not in _BASES:
        raise SamplingError("Cách xác định cỡ mẫu trong tệp không phải cách đã biết.")
    return _BASES[kind](source)


def _explicit(source: Mapping[str, Any]) -> Explicit:
    sizes: dict[Stratum, int] = {}
    for item in fields.listing(source, "sizes"):
        if not (isinstance(item, list) and len(item) == 2 and type(item[1]) is int):
            raise SamplingError("Cỡ mẫu của mỗi nhóm phải ghi các giá trị phân nhóm và một số nguyên.")
        sizes[fields.texts(item[0], "sizes")] = item[1]
    return Explicit(sizes)


_BASES: dict[str, Callable[[Mapping[str, Any]], Basis]] = {
    "margin": lambda s: Margin(*(fields.text(s, name) for name in ("confidence", "margin", "expected"))),
    "discovery": lambda s: Discovery(*(fields.text(s, name) for name in ("confidence", "rate"))),
    "total": lambda s: Total(fields.number(s, "number")),
    "explicit": _explicit,
}
