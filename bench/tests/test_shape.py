"""The rows of the bench fill every column that has to be filled: it must not rot unseen."""

import pytest
from django.db.models import Model

from bench.figures import shape
from motcua.dossiers.models import Applicant, Dossier, Standing


@pytest.mark.parametrize(
    ("model", "columns"),
    [(Dossier, shape.DOSSIER), (Applicant, shape.APPLICANT), (Standing, shape.STANDING)],
)
def test_every_column_that_must_be_filled_is(model: type[Model], columns: tuple[str, ...]) -> None:
    needed = {field.column for field in model._meta.concrete_fields if not field.null}
    given_by_database = {"id"} if model is Standing else set()
    assert needed - given_by_database <= set(columns)
    assert set(columns) <= {field.column for field in model._meta.concrete_fields}
