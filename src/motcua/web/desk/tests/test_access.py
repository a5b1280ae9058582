"""Who may open what: sign-in first, then one's role, then one's scope (404, so that nothing is learnt)."""

from typing import Any

import pytest
from django.urls import reverse

from motcua.journal.models import Event
from motcua.web.desk.tests.stage import Stage

PAGES = ["home", "receive", "approvals", "returns", "book", "find", "shortcuts"]
OF_DOSSIER = ["dossier", "received", "slip", "reveal"]
CODE = "H03.1.7-261120-0001"


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_to_sign_in(client: Any, db: None, name: str) -> None:
    response = client.get(reverse(f"desk:{name}"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("desk:sign-in"))


@pytest.mark.parametrize("name", OF_DOSSIER)
def test_page_of_dossier_asks_to_sign_in(client: Any, db: None, name: str) -> None:
    assert client.get(reverse(f"desk:{name}", args=[CODE])).url.startswith(reverse("desk:sign-in"))


@pytest.mark.parametrize(
    ("who", "name"),
    [("chuyenmon", "receive"), ("lanhdao", "receive"), ("tiepnhan", "approvals"), ("kiemsoat", "returns")],
)
def test_page_of_another_role_is_forbidden(signed: Any, who: str, name: str) -> None:
    assert signed(who).get(reverse(f"desk:{name}")).status_code == 403


@pytest.mark.parametrize("name", OF_DOSSIER)
def test_dossier_of_another_ward_is_not_found(stage: Stage, signed: Any, name: str) -> None:
    dossier = stage.elsewhere()
    assert signed("tiepnhan").get(reverse(f"desk:{name}", args=[dossier.code])).status_code == 404


def test_acting_and_looking_out_of_scope_is_not_found_and_writes_nothing(stage: Stage, signed: Any) -> None:
    dossier = stage.elsewhere()
    before = Event.objects.count()
    client = signed("tiepnhan")
    assert client.post(reverse("desk:act", args=[dossier.code, "hand_over"])).status_code == 404
    assert client.post(reverse("desk:reveal", args=[dossier.code]), {"reason": "tò mò"}).status_code == 404
    assert Event.objects.count() == before


def test_out_of_scope_is_nowhere_in_lists(stage: Stage, signed: Any) -> None:
    code = stage.elsewhere().code
    client = signed("tiepnhan")
    for name in ("home", "returns", "book"):
        assert code not in client.get(reverse(f"desk:{name}")).content.decode()
    assert code not in client.get(reverse("desk:find"), {"q": "mau don"}).content.decode()


def test_pages_are_kept_by_no_cache(stage: Stage, signed: Any) -> None:
    code = stage.receive().code
    for address in (reverse("desk:home"), reverse("desk:dossier", args=[code])):
        assert "no-store" in signed("tiepnhan").get(address)["Cache-Control"]


def test_changes_need_the_token_of_the_form(stage: Stage, cast: Any) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.tiepnhan, backend="motcua.organisation.backends.AccountBackend")
    code = stage.receive().code
    assert client.post(reverse("desk:act", args=[code, "hand_over"])).status_code == 403


def test_reading_an_action_address_changes_nothing(stage: Stage, signed: Any) -> None:
    dossier = stage.receive()
    response = signed("tiepnhan").get(reverse("desk:act", args=[dossier.code, "hand_over"]))
    assert response.url == reverse("desk:dossier", args=[dossier.code])
    dossier.refresh_from_db()
    assert dossier.status == 2


def test_a_character_no_database_keeps_is_no_crash(stage: Stage, signed: Any) -> None:
    """NUL, which PostgreSQL refuses even to compare."""
    code = stage.receive().code
    officer, leader = signed("tiepnhan"), signed("lanhdao")
    for name in OF_DOSSIER:
        assert officer.get(reverse(f"desk:{name}", args=[f"{code}\0"])).status_code == 404
    assert officer.get(reverse("desk:receive"), {"thu_tuc": "1.004873\0"}).status_code == 200
    assert officer.post(reverse("desk:reveal", args=[code]), {"reason": "a\0b"}).status_code == 200
    assert officer.post(reverse("desk:reveal", args=[code]), {"reason": "\0"}).status_code == 422
    assert leader.post(reverse("desk:approvals"), {"ho_so": f"{code}\0"}).status_code == 200
