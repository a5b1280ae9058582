"""Acceptance 6: a page asks the database the same number of questions at some ten dossiers and at 10,000.

The many are copies of the few, rows written in bulk: what a page asks does not depend on how they came.
"""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from uuid_utils.compat import uuid7

from motcua.database.sql import refresh_statistics
from motcua.demo.cast import Cast
from motcua.dossiers.models import Applicant, Dossier, Standing, Task
from tests.acceptance.moment import Moment
from tests.acceptance.town import PHONE_END, open_books, visits
from tests.acceptance.visit import Visit

MANY = 10_000
MOST = {"portal": 12, "desk": 20, "office": 20, "oversight": 26}
TRACKED = "portal:track with its digits"
BACKEND = "motcua.organisation.backends.AccountBackend"


@pytest.mark.slow
def test_kill_19_every_page_asks_the_same_of_ten_and_of_ten_thousand_dossiers(
    cast: Cast, the_clock: Moment
) -> None:
    books = open_books(cast, the_clock)
    asked = [visit for visit in visits(books) if not visit.then and visit.status == 200]
    assert Dossier.objects.count() < 25
    few = {str(visit): queries(cast, visit) for visit in asked} | {TRACKED: tracking(books.overdue)}
    copy_until(MANY)
    many = {str(visit): queries(cast, visit) for visit in asked} | {TRACKED: tracking(books.overdue)}
    grown = {visit: (few[visit], many[visit]) for visit in few if few[visit] != many[visit]}
    assert not grown
    too_many = {name: count for name, count in many.items() if count > MOST[name.partition(":")[0]]}
    assert not too_many


def tracking(dossier: Dossier) -> int:
    return _counted(Client(), "/tra-cuu/", {"code": dossier.code, "digits": PHONE_END})


def queries(cast: Cast, visit: Visit) -> int:
    """With everything warm that a process keeps."""
    client = Client()
    if visit.who:
        client.force_login(getattr(cast, visit.who), backend=BACKEND)
    assert client.get(visit.address).status_code == visit.status
    return _counted(client, visit.address)


def _counted(client: Client, address: str, posted: dict[str, str] | None = None) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(address, posted) if posted else client.get(address)
    assert answer.status_code == 200
    return len(asked)


def copy_until(total: int) -> None:
    """Copies of all there are, in turn, with their applicants, tasks and standings."""
    originals = list(Dossier.objects.select_related("applicant").prefetch_related("tasks", "standings"))
    wanted = total - len(originals)
    turns = [originals[number % len(originals)] for number in range(wanted)]
    keys = [uuid7() for _ in turns]
    save(
        Dossier,
        (_copy(each, id=key, code=f"H03.1.7-261101-{number:06}")
         for number, (each, key) in enumerate(zip(turns, keys, strict=True))),
    )  # fmt: skip
    save(Applicant, (_copy(each.applicant, dossier_id=key) for each, key in zip(turns, keys, strict=True)))
    for model, name in ((Task, "tasks"), (Standing, "standings")):
        save(
            model,
            (_copy(row, id=None, dossier_id=key)
             for each, key in zip(turns, keys, strict=True) for row in getattr(each, name).all()),
        )  # fmt: skip
    refresh_statistics()
    assert Dossier.objects.count() == total


def save(model: type[Model], rows: Iterable[Any]) -> None:
    model._default_manager.bulk_create(rows, batch_size=500)


def _copy(row: Any, **changed: Any) -> Any:
    values = {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}
    return type(row)(**{**values, **changed})
