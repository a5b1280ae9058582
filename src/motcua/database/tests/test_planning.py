import pytest
from django.db import connection

from motcua.database.planning import for_these_values
from motcua.organisation.models import Agency

postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="about plans of PostgreSQL")


def _prepared() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return sum("organisation_agency" in statement for (statement,) in cursor.fetchall())


def _ask_often() -> None:
    for number in range(4):
        assert not Agency.objects.filter(code=f"KHONG-CO-{number}").exists()


@postgresql
@pytest.mark.django_db
def test_what_is_asked_often_is_prepared_but_not_within() -> None:
    before = _prepared()
    with for_these_values():
        _ask_often()
    assert _prepared() == before
    _ask_often()
    assert _prepared() > before


@postgresql
@pytest.mark.django_db
def test_preparing_goes_on_after_an_error() -> None:
    connection.ensure_connection()
    kept = connection.connection.prepare_threshold
    with pytest.raises(ZeroDivisionError), for_these_values():
        _ = 1 // 0
    assert connection.connection.prepare_threshold == kept is not None
