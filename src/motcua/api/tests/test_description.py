"""The published description: complete, readable without scripts, and true under arbitrary input."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from motcua.api.tests.caller import Caller, refusal
from motcua.site.wsgi import application


def test_the_page_names_every_operation_and_needs_no_script(client: Client, db: None) -> None:
    page = client.get("/api/docs").content.decode()
    for operation in ("/api/v1/dossiers/{code}/actions/{verb}", "/api/v1/figures/{form}", "Idempotency-Key"):
        assert operation in page.replace("idempotency-key", "Idempotency-Key")
    assert "<style" not in page and "cdn" not in page


def test_health_needs_no_token(client: Client, db: None) -> None:
    assert client.get("/api/health").json() == {"status": "ok", "database": True}


def test_an_unknown_address_is_refused_in_json(client: Client, db: None) -> None:
    response: Any = client.get("/api/v2/dossiers")
    assert refusal(response) == (404, "not_found")


@pytest.fixture
def one_transaction() -> Iterator[None]:
    """Requests served in this process leave the test's transaction open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def a_code(tiepnhan: Caller) -> str:
    """A dossier that is there to be acted on."""
    return str(tiepnhan.receive().json()["code"])


schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much]


@schema.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=UNHURRIED)
def test_no_input_breaks_it(
    case: schemathesis.Case, tiepnhan: Caller, a_code: str, one_transaction: None
) -> None:
    """No answer of 500, and every answer as described; what the law asks of a dossier no schema can say."""
    if case.meta and case.meta.generation.mode.is_positive and "code" in case.path_parameters:
        case.path_parameters["code"] = a_code
    headers = {"Authorization": f"Bearer {tiepnhan.token}"}
    case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])


def test_health_says_so_when_the_database_does_not_answer(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_answer(*args: object, **kwargs: object) -> None:
        raise OperationalError("connection refused")

    with monkeypatch.context() as patched:
        patched.setattr(connection, "cursor", no_answer)
        response = client.get("/api/health")
    assert (response.status_code, response.json()["database"]) == (503, False)
