"""What all tests share: browser fixtures, and the marker for tests that need PostgreSQL."""

import os

import pytest

pytest_plugins = ["tools.pytest_browser"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests marked ``postgres`` where the database is SQLite."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return
    skip = pytest.mark.skip(reason="needs PostgreSQL: set DATABASE_URL, or use make test")
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(skip)
