"""Where a person's signature comes from: one directory a kind, each with a NAME and a function `signer`.

Now a key in a PKCS#12 file; signing on a phone or a token of the state's authority would be a further kind.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from pyhanko.sign.signers import Signer

from motcua.documents.signatures import file_key
from motcua.documents.signatures.errors import SignatureError


class Provider(Protocol):
    """``NAME`` is Vietnamese. ``signer`` gives what signs for the person with that user name, and raises
    SignatureError where it cannot."""

    NAME: str

    def signer(self, username: str, keys: Path, passphrase: str) -> Signer: ...


PROVIDERS: Mapping[str, Provider] = {"file_key": file_key}


def signer_of(kind: str, username: str, keys: Path, passphrase: str) -> Signer:
    """What signs for that person. Raises SignatureError with a Vietnamese message."""
    if kind not in PROVIDERS:
        raise SignatureError(f"Chưa có cách ký số “{kind}”. Các cách hiện có: {', '.join(PROVIDERS)}.")
    return PROVIDERS[kind].signer(username, keys, passphrase)
