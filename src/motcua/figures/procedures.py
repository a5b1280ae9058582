"""Figures over procedures: under whose authority, received where, with an internal process or without."""

from motcua.figures.facts.procedure import PROCEDURE, ProcedureCode, ProcedureMark
from motcua.figures.form import Column, Figure
from motcua.figures.predicates import Marked, Predicate, all_of, equals

UNIVERSE: Predicate = Marked(ProcedureMark.UNDER_AUTHORITY)
AT_ONE_STOP = Marked(ProcedureMark.AT_ONE_STOP)
HAS_PROCESS = Marked(ProcedureMark.HAS_PROCESS)
DEFAULT_PROCESS = (
    "Quy trình đi kèm phiên bản thủ tục; quy trình mặc định của phần mềm cũng được tính khi cơ quan chưa "
    "phê duyệt quy trình riêng."
)
GROUPS = ("Thủ tục thuộc thẩm quyền", "Tiếp nhận theo cơ chế một cửa", "Đã có quy trình nội bộ")
TOTAL = "Tổng số"


def of_level(level: str) -> Predicate:
    return equals(ProcedureCode.LEVEL, level)


def columns(levels: dict[str, str], source: str) -> tuple[Column, ...]:
    """For each group a total and one column a level, numbered from 1."""
    made: list[Column] = []
    for group, part in zip(GROUPS, (None, AT_ONE_STOP, HAS_PROCESS), strict=True):
        note = DEFAULT_PROCESS if part is HAS_PROCESS else ""
        for level, name in {"": TOTAL, **levels}.items():
            parts = [each for each in (part, of_level(level) if level else None) if each is not None]
            number = len(made) + 1
            figure = Figure(f"procedures_{number}", name, all_of(UNIVERSE, *parts), source, note, PROCEDURE)
            made.append(Column(number, figure, group))
    return tuple(made)
