"""A logistic regression whose whole is a page of numbers: kept as JSON, and each forecast can be explained.

The fit (scikit-learn) is imported when somebody trains, never at start-up. Same rows, same numbers: the
sample is drawn by a fixed seed and the solver starts at zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from motcua.forecast.book import Flags, Floats
from motcua.forecast.features import NAMES

MOST_ROWS = 60_000
STRENGTHS = (0.0002, 0.0007, 0.002)
"""Of the fit against the pull towards zero, the most careful first. Which one is used is chosen by how
each did in the weeks before: few misses ask for care, many allow to follow them."""
SEED = 2019


@dataclass(frozen=True)
class Model:
    """``weights`` act on features less ``means``, divided by ``scales``; log odds start at ``intercept``.

    A value beyond what was learned from (``lows`` to ``highs``) counts as the nearest that was.
    """

    names: Sequence[str]
    means: Sequence[float]
    scales: Sequence[float]
    weights: Sequence[float]
    intercept: float
    lows: Sequence[float]
    highs: Sequence[float]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Model":
        """Raises KeyError or TypeError for what is no model, ValueError for one of other features."""
        model = cls(**{name: data[name] for name in FIELDS})
        if tuple(model.names) != NAMES:
            raise ValueError("features")
        return model

    def contributions(self, values: Floats) -> Floats:
        """What each feature adds to the log odds, against a dossier that is ordinary in everything."""
        within = np.clip(values, self.lows, self.highs)
        return (within - np.array(self.means)) / np.array(self.scales) * np.array(self.weights)

    def chances(self, values: Floats) -> Floats:
        odds = self.contributions(values).sum(axis=1) + self.intercept
        return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


FIELDS = tuple(field.name for field in fields(Model))


def fit(values: Floats, missed: Flags, strength: float = STRENGTHS[0]) -> Model:
    """Needs rows of both kinds."""
    from sklearn.linear_model import LogisticRegression

    values, missed, weights = _sample(values, missed)
    means = np.average(values, axis=0, weights=weights)
    scales = np.sqrt(np.average((values - means) ** 2, axis=0, weights=weights))
    scales[scales < 1e-9] = 1
    regression = LogisticRegression(C=strength, max_iter=2000, tol=1e-6)
    regression.fit((values - means) / scales, missed, sample_weight=weights)
    return Model(
        NAMES,
        [float(each) for each in means],
        [float(each) for each in scales],
        [float(each) for each in regression.coef_[0]],
        float(regression.intercept_[0]),
        [float(each) for each in values.min(axis=0)],
        [float(each) for each in values.max(axis=0)],
    )


def _sample(values: Floats, missed: Flags) -> tuple[Floats, Flags, Floats]:
    """Every miss, and so many of the others that it stays bounded; those stand for all of them by weight."""
    others = np.flatnonzero(~missed)
    room = max(1000, MOST_ROWS - int(missed.sum()))
    if len(others) <= room:
        return values, missed, np.ones(len(missed))
    chosen = np.sort(np.random.default_rng(SEED).choice(others, room, replace=False))
    kept = np.concatenate([np.flatnonzero(missed), chosen])
    weights = np.where(missed[kept], 1.0, len(others) / room)
    return values[kept], missed[kept], weights
