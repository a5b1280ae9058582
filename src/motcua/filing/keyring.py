"""Whose key signs, and whose signatures are trusted, as the installation has it (site.environment)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from pyhanko.sign.signers import Signer

from motcua.documents.signatures import signer_of
from motcua.organisation.models import User


def signer_for(user: User) -> Signer:
    """What signs for that person. Raises SignatureError with a Vietnamese message."""
    config = settings.SIGNATURES
    return signer_of(config["kind"], user.username, config["keys"], _passphrase(config))


def trusted_roots() -> list[bytes]:
    """The root certificates (PEM) whose people this installation trusts, in the order of their files."""
    folder: Path = settings.SIGNATURES["trusted"]
    if not folder.is_dir():
        return []
    return [path.read_bytes() for path in sorted(folder.glob("*.pem"))]


def _passphrase(config: dict[str, Any]) -> str:
    """Read each time: the demonstration makes the file while the program runs."""
    if config["passphrase"]:
        return str(config["passphrase"])
    written: Path = config["passphrase_file"]
    return written.read_text(encoding="utf-8").strip() if written.is_file() else ""
