"""A key for everybody, of an authority that is trusted: for tests in which reports are signed."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest
from pyhanko.sign.signers import Signer, SimpleSigner

from motcua.documents.local_authority import LocalAuthority, issue_pkcs12, make_authority
from motcua.organisation.models import Role, User

ISSUED = datetime(2026, 1, 1, tzinfo=UTC)


@cache
def authority() -> LocalAuthority:
    return make_authority("Gốc thử", ISSUED)


@cache
def key_of(name: str, organisation: str, by: LocalAuthority | None = None) -> Signer:
    content = issue_pkcs12(by or authority(), name, organisation, "thử", ISSUED)
    loaded: Signer = SimpleSigner.load_pkcs12_data(content, [], "thử".encode())
    return loaded


def signer_of_user(user: User) -> Signer:
    post = user.posts.filter(role=Role.LEADER).select_related("scope").first()
    return key_of(user.get_full_name(), post.scope.name if post else "")


@pytest.fixture(autouse=True)
def everybody_has_a_key(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Undo by calling what it gives."""
    monkeypatch.setattr("motcua.filing.keyring.signer_for", signer_of_user)
    monkeypatch.setattr("motcua.filing.keyring.trusted_roots", lambda: [authority().pem])
    return monkeypatch.undo
