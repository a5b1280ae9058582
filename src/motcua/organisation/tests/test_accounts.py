"""Accounts are made and changed in the administration: journalled, never deleted, never renamed."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client, override_settings
from django.urls import reverse

from motcua.journal import queries
from motcua.journal.models import Event
from motcua.organisation.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "mot-cua-thu-nghiem"


@pytest.fixture
def root() -> Client:
    client = Client()
    user = User.objects.create_superuser("goc", password=PASSWORD)
    client.force_login(user, backend="motcua.organisation.backends.AccountBackend")
    return client


def sentences() -> list[str]:
    events = Event.objects.filter(verb__startswith="account_", actor="goc").order_by("pk")
    return [queries.sentence_of(event) for event in events]


def make(client: Client, username: str) -> User:
    values = {"username": username, "password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    assert client.post(reverse("admin:organisation_user_add"), values).status_code == 302
    return User.objects.get(username=username)


def change(client: Client, user: User, **values: Any) -> None:
    page = reverse("admin:organisation_user_change", args=[user.pk])
    kept = {"full_name": user.full_name, "email": "", "is_active": "on"}
    given = {key: value for key, value in (kept | values).items() if value}
    assert client.post(page, given).status_code == 302


def test_making_and_changing_an_account_is_journalled_with_its_rights(root: Client) -> None:
    made = make(root, "canbo")
    change(root, made, is_superuser="on", is_staff="on")
    change(root, made, is_active="")
    change(root, User.objects.get(username="canbo"), is_active="")
    first, second, third = sentences()
    assert first == "Lập tài khoản canbo (không quản trị hệ thống)"
    assert second.startswith("Đổi tài khoản canbo: ") and second.endswith("(quản trị hệ thống)")
    assert third.endswith("(ngừng dùng)")


def test_a_password_set_for_somebody_is_journalled_without_it(root: Client) -> None:
    made = make(root, "canbo")
    page = reverse("admin:auth_user_password_change", args=[made.pk])
    given = {"password1": "mot-mat-khau-khac", "password2": "mot-mat-khau-khac", "usable_password": "true"}
    assert root.post(page, given).status_code == 302
    assert [sentence.split(" (")[0] for sentence in sentences()] == [
        "Lập tài khoản canbo",
        "Đổi tài khoản canbo: password",
    ]
    assert "mot-mat-khau-khac" not in str(list(Event.objects.values_list("payload", flat=True)))


def test_an_account_is_neither_deleted_nor_renamed(root: Client) -> None:
    made = make(root, "canbo")
    page = reverse("admin:organisation_user_delete", args=[made.pk])
    assert root.post(page, {"post": "yes"}).status_code == 403
    change(root, made, username="ten_khac")
    assert User.objects.filter(username="canbo").exists()


def test_the_administration_holds_no_groups_and_keeps_records_of_sign_ins(root: Client) -> None:
    assert Group not in admin.site._registry
    for name in ("accesslog", "accessattempt", "accessfailurelog"):
        page = f"/quan-tri/axes/{name}/"
        assert root.get(page).status_code == 200
        assert root.post(f"{page}1/delete/", {"post": "yes"}).status_code in (302, 403)


@override_settings(AXES_FAILURE_LIMIT=3)
def test_wrong_passwords_lock_the_administration_too(root: Client) -> None:
    make(root, "canbo")
    client, page = Client(), reverse("admin:login")
    answers = [client.post(page, {"username": "goc", "password": "sai"}).status_code for _ in range(4)]
    assert answers[-1] == 429
    assert client.post(page, {"username": "goc", "password": PASSWORD}).status_code == 429
