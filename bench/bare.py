"""What a Django view costs that writes the rows of an intake and does nothing else.

No sign-in, no permission, no check, no calendar, no digest: every value is copied from one dossier that the
real system made, save the keys, the name and the number.
"""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from uuid_utils.compat import uuid7

from motcua.dossiers.models import Applicant, Dossier, Task
from motcua.dossiers.numbering import take_numbers
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.organisation.models import Agency

Values = dict[str, Any]


@lru_cache(maxsize=1)
def pattern() -> dict[type[Model], Values]:
    """The rows of the first dossier, by table."""
    dossier = Dossier.objects.earliest("pk")
    rows: list[Model] = [
        dossier,
        dossier.applicant,
        Task.objects.get(dossier=dossier),
        Chain.objects.get(pk=dossier.pk),
        Event.objects.get(chain=dossier.pk),
        PersonalRecord.objects.get(event__chain=dossier.pk),
    ]
    return {
        type(row): {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        for row in rows
    }


@lru_cache(maxsize=1)
def agencies() -> dict[str, int]:
    return dict(Agency.objects.values_list("code", "pk"))


def row(model: type[Model], **changed: Any) -> Model:
    return model(**pattern()[model] | changed)


@csrf_exempt
def receive(request: HttpRequest) -> JsonResponse:
    given = json.loads(request.body)
    code, key, today = given["agency"], uuid7(), date.today()
    with transaction.atomic():
        row(Applicant, dossier_id=key, full_name=given["full_name"]).save(force_insert=True)
        row(Task, id=None, dossier_id=key).save(force_insert=True)
        number = take_numbers(agencies()[code], today)
        label = f"{code}-{today:%y%m%d}-{number:04d}"
        row(Chain, id=key, label=label, agency=code).save(force_insert=True)
        event = row(Event, id=None, chain=key, agency=code)
        event.save(force_insert=True)
        row(PersonalRecord, id=None, event_id=event.pk).save(force_insert=True)
        row(Dossier, id=key, code=label, agency_id=agencies()[code]).save(force_insert=True)
    return _answer({"code": label}, 201)


def ready(request: HttpRequest) -> JsonResponse:
    connection.ensure_connection()
    return _answer({"status": "ok"}, 200)


def _answer(content: Values, status: int) -> JsonResponse:
    response = JsonResponse(content, status=status)
    response["Content-Length"] = str(len(response.content))
    return response


urlpatterns = [path("bare", receive), path("api/health", ready)]
