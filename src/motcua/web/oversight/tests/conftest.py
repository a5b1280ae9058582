from collections.abc import Iterator

import pytest

from motcua.demo.cast import Cast
from motcua.oversight.tests.stage import Examined


@pytest.fixture
def examined(cast: Cast) -> Iterator[Examined]:
    with Examined(cast).running() as running:
        yield running
