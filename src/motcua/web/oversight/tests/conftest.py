from collections.abc import Iterator

import pytest

from motcua.demo.cast import Cast
from motcua.oversight.tests.samples import Field
from motcua.oversight.tests.stage import Examined


@pytest.fixture
def examined(cast: Cast) -> Iterator[Examined]:
    with Examined(cast).running() as running:
        yield running


@pytest.fixture
def field(cast: Cast) -> Iterator[Field]:
    with Field(cast).running() as running:
        yield running
