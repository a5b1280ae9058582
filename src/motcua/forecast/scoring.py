"""Pure: how good forecasts were against the plain base rate, and whether they may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from motcua.forecast.book import Flags, Floats, Ints

LEAST_MISSED = 5  # dossiers that came late in what was tested: with fewer, luck decides
EDGES = (0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.4, 1.000001)


@dataclass(frozen=True)
class Bin:
    """Forecasts from ``low`` to below ``high``: their mean, and the share that was missed."""

    low: float
    high: float
    count: int
    mean: float
    missed: int

    @property
    def share(self) -> float:
        return self.missed / self.count


@dataclass(frozen=True)
class Score:
    """``rows``: forecasts judged (a dossier on each day it was open); ``late``: dossiers that came late."""

    rows: int
    late: int
    brier: float
    base: float

    @property
    def skill(self) -> float:
        """Part of the base rate's error that the model does away with; negative when it is worse."""
        return 1 - self.brier / self.base if self.base > 0 else 0.0

    @property
    def reason(self) -> str:
        """Why nothing is forecast, in Vietnamese; "" where the forecast is better than the base rate."""
        if not self.rows:
            return "Chưa có hồ sơ nào để kiểm chứng."
        if self.late < LEAST_MISSED:
            return (
                f"Trong thời gian kiểm chứng chỉ có {self.late} hồ sơ trễ hạn (cần ít nhất {LEAST_MISSED}): "
                "quá ít để học."
            )
        return "" if self.skill > 0 else "Mô hình dự báo không tốt hơn tỷ lệ trễ hạn thông thường."


def score(chances: Floats, base: Floats, missed: Flags, dossier: Ints) -> Score:
    if not len(chances):
        return Score(0, 0, 0.0, 0.0)
    return Score(
        len(chances),
        len(np.unique(dossier[missed])),
        float(np.mean((chances - missed) ** 2)),
        float(np.mean((base - missed) ** 2)),
    )


def bins(chances: Floats, missed: Flags) -> list[Bin]:
    """The bins that hold any forecast."""
    place = np.digitize(chances, EDGES[1:-1])
    found = []
    for number, (low, high) in enumerate(pairwise(EDGES)):
        inside = place == number
        if inside.any():
            mean, hits = float(chances[inside].mean()), int(missed[inside].sum())
            found.append(Bin(low, min(high, 1.0), int(inside.sum()), mean, hits))
    return found


def base_rates(groups: Ints, missed: Flags, prior: float = 200.0) -> tuple[Mapping[int, float], float]:
    """The share of misses in each group of the training rows, pulled to the whole; and the whole."""
    whole = float(missed.mean()) if len(missed) else 0.0
    size = int(groups.max()) + 1 if len(groups) else 0
    count = np.bincount(groups, minlength=size)
    hits = np.bincount(groups, missed, minlength=size)
    rates = (hits + prior * whole) / (count + prior)
    return {int(group): float(rates[group]) for group in np.flatnonzero(count)}, whole
