"""Notes every page that a member of an inspection team opens, in whatever face he opens it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from motcua.organisation.models import User
from motcua.oversight.looking import record_look

SHOWING_NOTHING = frozenset({"capture", "capture-session", "capture-worker"})
"""Pages to write on, and what their script asks."""
LOOKED = frozenset({"desk", "office", "oversight", "api"})


class LookMiddleware:
    """What was shown is noted after it was made and before it is sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        if match is None or match.namespace not in LOOKED or match.url_name in SHOWING_NOTHING:
            return response
        if response.status_code != 200:
            return response
        user = _looker(request, match.namespace)
        if user is not None:
            record_look(user, request.path, request.META.get("QUERY_STRING", ""))
        return response


def _looker(request: HttpRequest, face: str) -> User | None:
    """Who may be looking by a mandate: the account of the session, or of the API's token."""
    if face == "api":
        token = getattr(request, "auth", None)
        return token.user if token and getattr(token, "holds_mandate", False) else None
    user = request.user
    return user if isinstance(user, User) and getattr(user, "holds_mandate", False) else None
