"""Scenarios by name: each builds a database and states the published figures it must reproduce."""

from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[[str], None]


@dataclass(frozen=True)
class Published:
    """A figure as printed in a published report, beside ours computed by ``figures``."""

    text: str
    printed: int
    ours: int
    at_least: bool = False  # printed as "hơn ..."

    @property
    def holds(self) -> bool:
        return self.ours > self.printed if self.at_least else self.ours == self.printed


@dataclass(frozen=True)
class Scenario:
    name: str
    title: str
    source: str
    build: Callable[[Say], None]
    published: Callable[[], list[Published]]


SCENARIOS: dict[str, Scenario] = {}


def register(scenario: Scenario) -> Scenario:
    SCENARIOS[scenario.name] = scenario
    return scenario
