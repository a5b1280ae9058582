"""The administration shows the catalogue and the organisation and lets nobody edit what is published."""

import pytest
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import reverse

from motcua.catalogue.models import ProcedureVersion
from motcua.demo.cast import Cast
from motcua.journal.models import Event
from motcua.organisation.models import Agency, Area, CalendarOverride, Post, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def root() -> User:
    return User.objects.create_superuser("goc", password="mau-dung-thu")


@pytest.mark.parametrize("model", [ProcedureVersion, Agency, Area, CalendarOverride])
def test_nobody_edits_what_is_published_or_journalled(root: User, model: type) -> None:
    request = RequestFactory().get("/")
    request.user = root
    page = admin.site._registry[model]
    assert page.has_view_permission(request)
    allowed = (
        page.has_add_permission(request),
        page.has_change_permission(request),
        page.has_delete_permission(request),
    )
    assert allowed == (False, False, False)


def test_a_version_shows_its_source_and_confidence(root: User, cast: Cast) -> None:
    version = ProcedureVersion.objects.filter(procedure__code="1.001193").latest("number")
    client = Client()
    client.force_login(root, backend="motcua.organisation.backends.AccountBackend")
    address = reverse("admin:catalogue_procedureversion_change", args=[version.pk])
    page = client.get(address).content.decode()
    assert "crawl dichvucong.gov.vn" in page and version.digest in page


def add_post(root: User, cast: Cast, scope: Agency) -> str:
    client = Client()
    client.force_login(root, backend="motcua.organisation.backends.AccountBackend")
    values = {
        "user": cast.kiemsoat.pk, "agency": cast.ward.justice.pk, "scope": scope.pk, "role": Role.SPECIALIST,
        "title": "", "valid_from": "2026-01-01", "valid_to": "",
    }  # fmt: skip
    return client.post(reverse("admin:organisation_post_add"), values, follow=True).content.decode()


def test_a_post_made_in_the_administration_is_journalled_under_its_maker(root: User, cast: Cast) -> None:
    add_post(root, cast, cast.ward.committee)
    assert Post.objects.filter(user=cast.kiemsoat, role=Role.SPECIALIST, agency=cast.ward.justice).exists()
    assert Event.objects.filter(verb="post_created", actor="goc", agency=cast.ward.justice.code).count() == 1


def test_the_administration_refuses_a_scope_beyond_the_authority(root: User, cast: Cast) -> None:
    assert "nằm ngoài phạm vi" in add_post(root, cast, cast.province)
    assert not Post.objects.filter(user=cast.kiemsoat, role=Role.SPECIALIST).exists()
