from collections.abc import Iterator

import pytest
from django.core.cache import cache

from motcua.reports.tests.conftest import book, district

__all__ = ["book", "district"]


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
