"""The dated rule of how soon to answer: loaded once, changed in the administration, journalled."""

import pytest
from django.forms import model_to_dict
from django.test import Client
from django.urls import reverse

from motcua.feedback.loading import load_rules
from motcua.feedback.models import Rule
from motcua.journal.models import Event
from motcua.organisation.models import User

pytestmark = pytest.mark.django_db


def test_loading_again_changes_nothing_and_keeps_what_was_set() -> None:
    load_rules()
    Rule.objects.update(resolve_days=10)
    assert load_rules() == 0
    assert set(Rule.objects.values_list("resolve_days", flat=True)) == {10}


def test_every_loaded_rule_says_how_sure_it_is() -> None:
    load_rules()
    assert all(rule.certainty == "uncertain" and rule.note for rule in Rule.objects.all())


def test_changing_a_rule_is_journalled_and_no_rule_is_deleted(client: Client) -> None:
    load_rules()
    user = User.objects.create_superuser("goc", password="mau-dung-thu")
    client.force_login(user, backend="motcua.organisation.backends.AccountBackend")
    rule = Rule.objects.latest("valid_from")
    shown = {name: "" if value is None else value for name, value in model_to_dict(rule).items()}
    page = reverse("admin:feedback_rule_change", args=[rule.pk])
    assert client.post(page, shown | {"resolve_days": 10}).status_code == 302
    assert Event.objects.get(verb="feedback_rule_changed").payload["values"] == {"resolve_days": "10"}
    gone = reverse("admin:feedback_rule_delete", args=[rule.pk])
    assert client.post(gone, {"post": "yes"}).status_code == 403
