"""The default internal process of a kind of procedure: data, chosen by level and sector."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "processes.json"


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return table


def process_name(level: str, sector: str) -> str:
    """By level where that decides (received here, decided above), else by sector, else the general one."""
    table = _table()
    name: str = table["levels"].get(level) or table["sectors"].get(sector) or table["default"]
    return name


def default_steps(level: str, sector: str) -> list[dict[str, Any]]:
    """The steps as they stand in a version's content; their shares of the term sum to 1."""
    steps: list[dict[str, Any]] = _table()["processes"][process_name(level, sector)]
    return [dict(step) for step in steps]
