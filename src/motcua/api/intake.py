"""Receiving once: a retry after a lost answer gets the dossier of the first try, never a second one."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from motcua.api.models import IntakeKey, Token
from motcua.dossiers.actions import receive
from motcua.dossiers.errors import ActionRefused, BadInput
from motcua.dossiers.models import Dossier
from motcua.terms import clock


def receive_once(token: Token, key: str | None, body: bytes, data: Mapping[str, Any]) -> tuple[Dossier, bool]:
    """The dossier, and whether it is new. Raises what ``receive`` raises, BadInput for a key used otherwise.

    The key is written in the dossier's own transaction: a parallel try with it waits for the first to end.
    """
    if key is None:
        return receive(token.user, data), True
    digest = hashlib.sha256(body).hexdigest()

    def beside(dossier: Dossier) -> IntakeKey:
        return IntakeKey(token=token, key=key, digest=digest, dossier=dossier, created_at=clock.now())

    try:
        return receive(token.user, data, beside=beside), True
    except (IntegrityError, ActionRefused):
        known = _known(token, key)
        if known is None:
            raise
    if known.digest != digest:
        raise BadInput(
            _("Idempotency-Key này đã dùng cho một hồ sơ có nội dung khác; dùng khóa mới cho hồ sơ mới."),
            {"Idempotency-Key": _("Đã dùng với nội dung khác.")},
        )
    return known.dossier, False


def _known(token: Token, key: str) -> IntakeKey | None:
    known = IntakeKey.objects.filter(token=token, key=key)
    return known.select_related("dossier__applicant", "dossier__agency", "dossier__procedure").first()
