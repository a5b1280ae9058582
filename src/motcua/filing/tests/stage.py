"""Short cuts for tests: the ward's report of November 2026, brought to a state by the real actions."""

from datetime import date
from typing import Any

from motcua.dossiers.tests.world import World
from motcua.filing.actions import Wanted, correct, freeze, prepare, send, sign
from motcua.filing.models import Report
from motcua.journal.models import Event

FIRST, LAST = date(2026, 10, 15), date(2026, 11, 14)


def wanted(world: World, **more: Any) -> Wanted:
    asked = {"form": "07a", "agency": world.cast.ward.committee, "first": FIRST, "last": LAST}
    return Wanted(**{**asked, **more})


def draft(world: World, **more: Any) -> Report:
    return prepare(world.cast.kiemsoat, wanted(world, **more))


def frozen(world: World, **more: Any) -> Report:
    """Frozen at the moment that it is now, a minute of settling later."""
    report = draft(world, **more)
    world.wait(minutes=1)
    return freeze(world.cast.kiemsoat, report)


def signed(world: World, **more: Any) -> Report:
    return sign(world.cast.lanhdao, frozen(world, **more))


def sent(world: World) -> Report:
    return send(world.cast.kiemsoat, signed(world), "UBND tỉnh")


def corrected(world: World, report: Report) -> Report:
    """Signed, like what it corrects."""
    correction = correct(world.cast.kiemsoat, report, "Nhập bổ sung sổ giấy")
    world.wait(minutes=1)
    return sign(world.cast.lanhdao, freeze(world.cast.kiemsoat, correction))


def verbs_of(report: Report) -> list[str]:
    return list(Event.objects.filter(chain=report.pk).order_by("seq").values_list("verb", flat=True))
