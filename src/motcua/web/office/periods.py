"""The periods offered: those running, and those just closed, which are the ones reported."""

from datetime import date, timedelta

from motcua.figures.cutoffs import Preset, presets


def offered(today: date) -> dict[str, Preset]:
    """Preset key -> preset; the closed ones under ``last-KEY``."""
    running = {preset.key: preset for preset in presets(today)}
    closed = {f"last-{key}": _before(preset) for key, preset in running.items() if key != "nine"}
    return {**running, **closed}


def _before(preset: Preset) -> Preset:
    """The period of the same kind that ended the day before this one begins."""
    day = preset.period.first - timedelta(days=1)
    return next(earlier for earlier in presets(day) if earlier.key == preset.key)
