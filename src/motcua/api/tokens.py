"""Issuing, finding and revoking tokens. Issuing and revoking are journalled on the account's own chain."""

import hashlib
import secrets
import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import CharField, DateField, DateTimeField, Exists, OuterRef, Q, QuerySet

from motcua.api.models import IntakeKey, Token
from motcua.database.prepared import PreparedQuery, Slot
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.journal.models import Chain
from motcua.organisation.models import Mandate, User
from motcua.terms import clock

PREFIX = "mc_"
SYSTEM = "system"
_CHAINS = uuid.UUID("c58b1a0e-5b39-5f0c-8c65-52a8a6d5b1f4")

verbs.register("token_issued", "Cấp khóa API …{last4} cho {username}")
verbs.register("token_revoked", "Thu hồi khóa API …{last4} của {username}")


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@transaction.atomic
def issue(user: User, expires_at: datetime | None = None, by: str = SYSTEM) -> str:
    """A new token, which nobody can read again afterwards."""
    text = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=user, digest=digest_of(text), last4=text[-4:], created_at=clock.now(), expires_at=expires_at
    )
    _journal(token, "token_issued", by)
    return text


@transaction.atomic
def revoke(token: Token, by: str = SYSTEM) -> None:
    """The token opens nothing from now on; revoking it again changes nothing."""
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        _journal(token, "token_revoked", by)


def forget_intake_keys(before: datetime) -> int:
    """Drop retry keys made before that instant: nobody repeats a request after days. Returns how many."""
    return IntakeKey.objects.filter(created_at__lt=before).delete()[0]


def _held() -> QuerySet[Mandate]:
    """Whether its user may look by a mandate today: asked with the token, not once more."""
    today = Slot("today", DateField())
    return Mandate.objects.filter(
        user=OuterRef("user"), ended_at__isnull=True, valid_from__lte=today, valid_to__gte=today
    )


_IN_FORCE: PreparedQuery[Token] = PreparedQuery(
    lambda: (
        Token.objects.filter(
            Q(expires_at=None) | Q(expires_at__gt=Slot("now", DateTimeField())),
            digest=Slot("digest", CharField()),
            revoked_at=None,
            user__is_active=True,
        )
        .select_related("user")
        .annotate(holds_mandate=Exists(_held()))
        .order_by()
    )
)


def find(text: str) -> Token | None:
    """The token in force of an account that is not closed, with its user; one query."""
    found = _IN_FORCE(digest=digest_of(text), now=clock.now(), today=clock.today())
    return found[0] if found else None


def _journal(token: Token, verb: str, by: str) -> None:
    name = token.user.username
    id = uuid.uuid5(_CHAINS, name)
    known = Chain.objects.filter(pk=id).exists()
    chain = journal.lock_chain(id) if known else journal.new_chain(id, f"Tài khoản {name}"[:60], "")
    entry = journal.Entry(verb, "", by, clock.now(), {"username": name, "last4": token.last4})
    journal.save(journal.build(chain, [entry]), new=not known)
