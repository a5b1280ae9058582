"""The ladder: loaded once, marked as our own default, changed in the administration, journalled."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.assignments.loading import load_ladder
from motcua.assignments.models import Rung
from motcua.demo.cast import Cast
from motcua.journal.models import Event

pytestmark = pytest.mark.django_db


def test_loading_again_changes_nothing_and_keeps_what_was_set() -> None:
    load_ladder()
    Rung.objects.filter(days=1).update(leader=True)
    assert load_ladder() == 0
    assert Rung.objects.get(days=1).leader


def test_every_rung_says_how_sure_it_is_and_whom_it_tells() -> None:
    load_ladder()
    rungs = list(Rung.objects.all())
    assert [rung.days for rung in rungs] == [-3, 1, 5, 15]
    assert all(rung.certainty == "uncertain" and rung.note and rung.recipients for rung in rungs)


def test_an_administrators_change_is_journalled(cast: Cast, client: Client) -> None:
    client.force_login(cast.quantri)
    rung = Rung.objects.get(days=1)
    form = {"name": rung.name, "days": "2", "owner": "on", "valid_from": "01/01/2016", "certainty": "memory"}
    response = client.post(reverse("admin:assignments_rung_change", args=[rung.pk]), form)
    assert response.status_code == 302, response.content.decode()
    event = Event.objects.filter(verb="assignment_rung_changed").latest("pk")
    assert event.payload["values"]["days"] == "2" and event.actor == "quantri"
