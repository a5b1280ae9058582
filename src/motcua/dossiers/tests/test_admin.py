"""The table of rules in the administration: every change is journalled, no row is deleted."""

import pytest
from django.forms import model_to_dict
from django.test import Client
from django.urls import reverse

from motcua.demo.cast import Cast
from motcua.dossiers.models import Regime
from motcua.journal.models import Event
from motcua.organisation.models import User

pytestmark = pytest.mark.django_db


def test_changing_a_rule_is_journalled_and_no_rule_is_deleted(client: Client, cast: Cast) -> None:
    user = User.objects.create_superuser("goc", password="mau-dung-thu")
    client.force_login(user, backend="motcua.organisation.backends.AccountBackend")
    rule = Regime.objects.latest("valid_from")
    shown = {name: "" if value is None else value for name, value in model_to_dict(rule).items()}
    page = reverse("admin:dossiers_regime_change", args=[rule.pk])
    assert client.post(page, shown | {"supplement_days": 16}).status_code == 302
    rule.refresh_from_db()
    event = Event.objects.get(verb="regime_changed")
    assert rule.supplement_days == 16
    assert (event.actor, event.payload["values"]) == ("goc", {"supplement_days": "16"})
    gone = reverse("admin:dossiers_regime_delete", args=[rule.pk])
    assert client.post(gone, {"post": "yes"}).status_code == 403
