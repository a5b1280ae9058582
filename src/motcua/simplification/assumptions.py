"""What is assumed where nothing can be counted: hours a visit takes, what an hour is worth. Data, dated."""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from motcua.dossiers.errors import BadInput
from motcua.organisation.queries import in_force
from motcua.simplification.models import HourlyIncome
from motcua.simplification.potential import Weights

DATA = Path(__file__).parent / "data" / "potential.json"


class Assumption(NamedTuple):
    hours: Decimal
    certainty: str
    source: str


@cache
def assumptions() -> dict[str, Assumption]:
    """By "day", "visit" and "copy"."""
    read = json.loads(DATA.read_text(encoding="utf-8"))
    return {
        name: Assumption(Decimal(one["hours"]), one["certainty"], one["source"]) for name, one in read.items()
    }


def weights() -> Weights:
    return Weights(**{name: one.hours for name, one in assumptions().items()})


def income_on(day: date) -> HourlyIncome:
    """The income an hour in force on a local day. Raises BadInput where none is declared."""
    found = HourlyIncome.objects.filter(in_force(day)).order_by("-valid_from").first()
    if found is None:
        raise BadInput(
            f"Chưa khai báo thu nhập bình quân một giờ cho ngày {day:%d/%m/%Y}; báo quản trị bổ sung."
        )
    return found
