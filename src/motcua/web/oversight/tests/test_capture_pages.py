"""The page as a plain form, what its script asks, and who gets a photo."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.attachments.tests.files import JPEG, upload
from motcua.organisation.models import User
from motcua.oversight.models import Capture
from motcua.oversight.tests.capturing import Team, local, team

__all__ = ["team"]
PAGE, SESSION, LIST = (reverse(f"oversight:{name}") for name in ("capture", "capture-session", "captured"))
JSON = {"accept": "application/json"}


@pytest.fixture
def client(team: Team) -> Client:
    return signed_in(team.member)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="motcua.organisation.backends.AccountBackend")
    return client


def given(team: Team, **more: Any) -> dict[str, Any]:
    return {
        "mandate": str(team.mandate.pk), "key": str(uuid.uuid4()), "note": "Quầy 2 chưa mở.",
        "photos": [upload("anh.jpg", JPEG)],
    } | more  # fmt: skip


def test_as_a_plain_form(team: Team, client: Client) -> None:
    shown = client.get(PAGE).content.decode()
    assert team.mandate.unit.name in shown and 'capture="environment"' in shown
    assert client.post(PAGE, given(team)).status_code == 302
    listed = client.get(LIST).content.decode()
    assert "Quầy 2 chưa mở." in listed and "Ảnh 1" in listed


def test_a_refusal_keeps_what_was_typed(team: Team, client: Client) -> None:
    answer = client.post(PAGE, given(team, photos=[upload("a.pdf")]))
    assert answer.status_code == 422
    assert "không phải ảnh" in answer.content.decode() and "Quầy 2 chưa mở." in answer.content.decode()


def test_the_page_that_a_device_keeps_names_nobody(team: Team, client: Client) -> None:
    client.post(PAGE, given(team))
    shown = client.get(PAGE).content.decode()
    assert team.member.full_name not in shown and "Quầy 2" not in shown


def test_a_script_is_answered_in_its_own_way(team: Team, client: Client) -> None:
    sent = given(team, captured_at="2026-11-17T01:30:00.000Z", taken_at=["2026-11-17T01:29:00.000Z"])
    answer = client.post(PAGE, sent, headers=JSON)
    assert (answer.status_code, answer.json()["late"]) == (201, False)
    made = Capture.objects.get()
    assert made.captured_at == local("2026-11-17 08:30")
    refused = client.post(PAGE, given(team, captured_at="2026-11-01T01:30:00Z"), headers=JSON)
    assert refused.status_code == 403 and "ngoài thời gian" in refused.json()["message"]


def test_a_moment_of_a_photo_that_cannot_be_read_loses_no_photo(team: Team, client: Client) -> None:
    assert client.post(PAGE, given(team, taken_at=["13/2026"]), headers=JSON).status_code == 201


def test_whether_somebody_is_signed_in(client: Client) -> None:
    assert client.get(SESSION).json()["token"]
    assert Client().get(SESSION).status_code == 401
    assert Client().get(PAGE).status_code == 302


def test_a_token_is_needed(team: Team) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(team.member, backend="motcua.organisation.backends.AccountBackend")
    assert strict.post(PAGE, given(team), headers=JSON).status_code == 403
    token = strict.get(SESSION).json()["token"]
    answer = strict.post(PAGE, given(team), headers=JSON | {"X-CSRFToken": token})
    assert answer.status_code == 201


def test_a_photo_is_for_the_team_only(team: Team, client: Client) -> None:
    client.post(PAGE, given(team))
    (link,) = {
        part.split('"')[0] for part in client.get(LIST).content.decode().split('href="') if "/anh/" in part
    }
    assert client.get(link).status_code == 200
    assert signed_in(team.other).get(link).status_code == 404
    assert "Quầy 2" not in signed_in(team.other).get(LIST).content.decode()
    capture, file = link.strip("/").split("/")[-3], link.strip("/").split("/")[-1]
    assert client.get(link.replace(file, capture)).status_code == 404
    team.now = local("2026-11-21 00:00")
    assert client.get(link).status_code == 404


def test_the_worker_looks_after_these_pages_only(client: Client) -> None:
    answer = client.get(reverse("oversight:capture-worker"))
    assert answer["Content-Type"].startswith("text/javascript") and answer["Cache-Control"] == "no-cache"
    assert "Service-Worker-Allowed" not in answer
    assert reverse("oversight:capture-worker").rpartition("/")[0] == "/giam-sat"
