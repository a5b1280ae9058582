"""The administration carries the product's name."""

from django.test import Client
from django.urls import reverse

from motcua.demo.cast import Cast


def test_administration_is_named_after_the_product(cast: Cast, client: Client) -> None:
    client.force_login(cast.quantri)
    page = client.get(reverse("admin:index")).content.decode()
    assert "Quản trị Một Cửa" in page
    assert "Django" not in page
