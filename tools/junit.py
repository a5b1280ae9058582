"""Counts what pytest wrote with ``--junitxml``."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Totals:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def read_totals(report: Path) -> Totals:
    """Totals of a report, each test once; errors count as failed. Nothing when there is no report."""
    if not report.exists():
        return Totals()
    outcomes: dict[tuple[str, str], str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        name = (case.get("classname", ""), case.get("name", ""))
        outcomes[name] = max(outcomes.get(name, ""), _outcome(case), key=_SEVERITY.index)
    counted = list(outcomes.values())
    return Totals(*(counted.count(outcome) for outcome in ("passed", "failed", "skipped")))


_SEVERITY = ("", "skipped", "passed", "failed")


def _outcome(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"
