"""The scenarios; importing a package registers it."""

from motcua.demo.scenarios import hoan_kiem, huyen_tung, watched
from motcua.demo.scenarios.registry import SCENARIOS, Published, Scenario

__all__ = ["SCENARIOS", "Published", "Scenario", "hoan_kiem", "huyen_tung", "watched"]
