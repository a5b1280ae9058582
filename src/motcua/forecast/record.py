"""A back-test and the work of desks as JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from motcua.forecast.backtest import Backtest, Fold
from motcua.forecast.load import Coverage, DayLoad
from motcua.forecast.scoring import Bin, Score


@dataclass(frozen=True)
class DeskLoad:
    """A unit's role: what is due there on which day (``overdue``: before today), and what comes."""

    agency: int
    role: str
    open: int
    overdue: int
    due: Mapping[date, int]
    days: list[DayLoad]
    coverage: Coverage


def backtest_to_json(tested: Backtest) -> dict[str, Any]:
    return {
        "folds": [
            {"first": fold.first.isoformat(), "last": fold.last.isoformat(), "score": asdict(fold.score)}
            for fold in tested.folds
        ],
        "total": asdict(tested.total),
        "units": {code: asdict(score) for code, score in tested.units.items()},
        "calibration": [asdict(each) for each in tested.calibration],
    }


def backtest_from_json(data: Mapping[str, Any]) -> Backtest:
    """Without the model, which is kept beside it."""
    return Backtest(
        [
            Fold(date.fromisoformat(each["first"]), date.fromisoformat(each["last"]), Score(**each["score"]))
            for each in data["folds"]
        ],
        Score(**data["total"]),
        {code: Score(**score) for code, score in data["units"].items()},
        [Bin(**each) for each in data["calibration"]],
        None,
    )


def desk_to_json(desk: DeskLoad) -> dict[str, Any]:
    return {
        "agency": desk.agency,
        "role": desk.role,
        "open": desk.open,
        "overdue": desk.overdue,
        "due": {day.isoformat(): count for day, count in desk.due.items()},
        "days": [[each.day.isoformat(), each.expected, each.low, each.high] for each in desk.days],
        "coverage": [desk.coverage.days, desk.coverage.inside],
    }


def desk_from_json(data: Mapping[str, Any]) -> DeskLoad:
    return DeskLoad(
        data["agency"],
        data["role"],
        data["open"],
        data["overdue"],
        {date.fromisoformat(day): count for day, count in data["due"].items()},
        [DayLoad(date.fromisoformat(day), *rest) for day, *rest in data["days"]],
        Coverage(*data["coverage"]),
    )
