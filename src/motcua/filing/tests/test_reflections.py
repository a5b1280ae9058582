"""Biểu 06a is frozen, signed and run again like the forms about dossiers."""

from datetime import date

from motcua.dossiers.tests.world import World
from motcua.feedback.actions import perform, register
from motcua.filing.rerun import rerun
from motcua.filing.tests.stage import signed

QUARTER = {"form": "06a", "first": date(2026, 9, 15), "last": date(2026, 12, 14)}
ANSWER = {"outcome": "answered", "answer": "Đã xử lý (mẫu)."}


def heard(world: World, kind: str = "act") -> str:
    data = {"kind": kind, "channel": "box", "summary": "Chờ lâu (mẫu)"}
    code = register(world.cast.kiemsoat, data).code
    world.wait(minutes=10)
    return code


def test_a_signed_report_of_reflections_comes_out_the_same_after_later_answers(world: World) -> None:
    first, second = heard(world), heard(world, "rule")
    perform(world.cast.kiemsoat, first, "tra-loi", ANSWER)
    world.wait(minutes=10)
    report = signed(world, **QUARTER)
    total = report.document["total"]
    assert (total["3"], total["8"], total["13"]) == (2, 1, 1)
    perform(world.cast.kiemsoat, second, "tra-loi", ANSWER)
    heard(world)
    assert rerun(report).same
