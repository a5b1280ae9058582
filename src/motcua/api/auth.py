"""Sign-in of a request: ``Authorization: Bearer TOKEN``, one query, no session."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import Throttled
from ninja.security import HttpBearer

from motcua.api import tokens
from motcua.api.models import Token
from motcua.api.rates import Rate

rate = Rate(settings.API_RATE)


class TokenAuth(HttpBearer):
    """``request.auth`` is the Token. Raises Throttled when it calls too often."""

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        found = tokens.find(token)
        if found is not None and (seconds := rate.wait(found.pk)):
            raise Throttled(seconds)
        return found


def token_of(request: HttpRequest) -> Token:
    token: Token = request.auth  # type: ignore[attr-defined]
    return token
