from typing import Any

import pytest
from django.urls import reverse

from motcua.demo.cast import Cast

PASSWORD = "mau-dung-thu"


def _try(client: Any, password: str, **more: str) -> Any:
    return client.post(reverse("desk:sign-in"), {"username": "tiepnhan", "password": password, **more})


def test_officer_signs_in_and_lands_on_own_work(client: Any, cast: Cast) -> None:
    assert _try(client, PASSWORD).url == reverse("desk:home")


def test_sign_in_goes_on_to_the_page_asked_for(client: Any, cast: Cast) -> None:
    assert _try(client, PASSWORD, next=reverse("desk:book")).url == reverse("desk:book")
    client.logout()
    assert _try(client, PASSWORD, next="https://example.org/").url == reverse("desk:home")


def test_wrong_password_says_what_to_do_and_keeps_the_name(client: Any, cast: Cast) -> None:
    page = _try(client, "sai-mat-khau").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    assert 'value="tiepnhan"' in page
    assert "sai-mat-khau" not in page


@pytest.mark.usefixtures("cast")
def test_five_wrong_passwords_lock_even_the_right_one(client: Any) -> None:
    for _ in range(5):
        _try(client, "sai-mat-khau")
    response = _try(client, PASSWORD)
    assert response.status_code == 429
    assert "Tài khoản tạm khóa" in response.content.decode()


def test_signing_out_is_a_post(signed: Any) -> None:
    client = signed("tiepnhan")
    assert client.get(reverse("desk:sign-out")).status_code == 405
    assert client.post(reverse("desk:sign-out")).url == reverse("portal:home")
    assert client.get(reverse("desk:home")).status_code == 302
