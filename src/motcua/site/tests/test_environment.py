"""What the environment sets: keys and personal data read by nobody else, TLS ended by a proxy."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from motcua.site import environment

ASKED = """
import django
from django.conf import settings
from django.test import Client
django.setup()
client = Client(headers={"host": "localhost"})
print(client.get("/api/docs").status_code)
print(client.get("/api/docs", headers={"x-forwarded-proto": "https"}).status_code)
print(settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE)
"""


def test_the_secret_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: environment.secret_key(tmp_path), range(32)))
    assert len(keys) == 1 and len(keys.pop()) > 50
    kept = tmp_path / "keys" / "secret_key"
    assert kept.stat().st_mode & 0o777 == 0o600 and kept.parent.stat().st_mode & 0o077 == 0
    assert list(kept.parent.iterdir()) == [kept]


def test_a_new_data_folder_is_open_to_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_DATA", str(tmp_path / "du-lieu"))
    assert environment.data_folder().stat().st_mode & 0o077 == 0


def test_behind_a_proxy_with_tls_pages_are_served_and_bare_http_is_sent_to_https(tmp_path: Path) -> None:
    """Without the header that the proxy sets, every page would be redirected without end."""
    own = {"MOTCUA_SECURE": "1", "MOTCUA_DATA": str(tmp_path), "DATABASE_URL": "sqlite://:memory:"}
    env = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "motcua.site.settings"}
    ran = subprocess.run([sys.executable, "-c", ASKED], env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["301", "200", "True"]


def test_keys_of_people_are_looked_for_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MOTCUA_SIGNING_KEYS", "MOTCUA_SIGNING_PASSPHRASE", "MOTCUA_TRUSTED_ROOTS"):
        monkeypatch.delenv(name, raising=False)
    found = environment.signatures(tmp_path)
    assert found["keys"] == tmp_path / "keys" / "signing"
    assert found["trusted"] == tmp_path / "keys" / "trusted"
    assert found["passphrase"] == ""


def test_an_installation_names_its_own_folders_and_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_SIGNING_KEYS", "/etc/khoa")
    monkeypatch.setenv("MOTCUA_SIGNING_PASSPHRASE", "bí mật")
    monkeypatch.setenv("MOTCUA_TRUSTED_ROOTS", "/etc/tin-cay")
    found = environment.signatures(tmp_path)
    assert (found["keys"], found["trusted"]) == (Path("/etc/khoa"), Path("/etc/tin-cay"))
    assert (found["passphrase"], found["passphrase_file"]) == ("bí mật", Path("/etc/khoa/passphrase"))


@pytest.mark.parametrize(
    ("given", "read"),
    [("", None), (" ", None), ("127.0.0.1:3310", ("127.0.0.1", 3310)), ("[::1]:3310", ("::1", 3310))],
)
def test_a_scanner_is_named_by_host_and_port(
    given: str, read: tuple[str, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_SCANNER", given)
    assert environment.scanner() == read


@pytest.mark.parametrize("given", ["clamd", "3310", ":3310", "clamd:", "clamd:x"])
def test_a_misspelt_scanner_is_not_taken_for_none(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_SCANNER", given)
    with pytest.raises(ValueError, match="MOTCUA_SCANNER"):
        environment.scanner()
