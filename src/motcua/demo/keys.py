"""Keys for the people of a demonstration, made on the spot by an authority that exists nowhere else.

They lie in the data folder, open to its owner only; the authority's own key is forgotten at once.
"""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from motcua.documents.local_authority import issue_pkcs12, make_authority
from motcua.organisation.models import Agency, Post, Role, User
from motcua.terms import clock

ROOT = "mo-phong.pem"
SIGNERS = (Role.LEADER, Role.CONTROL)


def make_keys(root: str = ROOT) -> int:
    """A key for each leader and control officer; returns how many. Older ones of the demonstration go.

    ``root``: the file of the certificate that is trusted for them; what was signed before stays trusted
    under a file of another name.

    Where an installation keeps its keys in a folder of its own, nothing is made and nothing touched.
    """
    config, at = settings.SIGNATURES, clock.now()
    if not all(config[name].is_relative_to(settings.DATA_DIR) for name in ("keys", "trusted")):
        return 0
    authority = make_authority("Gốc chứng thư mô phỏng Một Cửa", at)
    passphrase = secrets.token_urlsafe(24)
    _write(config["trusted"] / root, authority.pem)
    _write(config["passphrase_file"], passphrase.encode())
    people = list(_people())
    for user, agency in people:
        content = issue_pkcs12(authority, f"{user.full_name} (mô phỏng)", agency.name, passphrase, at)
        _write(config["keys"] / f"{user.username}.p12", content)
    return len(people)


def _people() -> Iterable[tuple[User, Agency]]:
    """Each once, with the agency of the first post. Synthetic people only."""
    posts = Post.objects.filter(role__in=SIGNERS, user__synthetic=True).select_related("user", "scope")
    seen: dict[int, tuple[User, Agency]] = {}
    for post in posts.order_by("pk"):
        seen.setdefault(post.user_id, (post.user, post.scope))
    return seen.values()


def _write(path: Path, content: bytes) -> None:
    """Readable by its owner only from its first byte on."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
