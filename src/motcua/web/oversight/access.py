"""Who may open a page at all. What may be seen and done there is decided by queries and actions."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.organisation.models import Agency, User
from motcua.oversight import queries
from motcua.oversight.queries import Sight

View = Callable[..., HttpResponseBase]


def user_of(request: HttpRequest) -> User:
    """Only for views behind ``officer``."""
    return cast(User, request.user)


def officer(*methods: str) -> Callable[[View], View]:
    """Signed in; never kept by a cache."""

    def decorate(view: View) -> View:
        @never_cache
        @require_http_methods(["GET", "HEAD", *methods])
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        return cast(View, guarded)

    return decorate


def seen_or_404(request: HttpRequest, id: UUID, whole: bool = False) -> Sight:
    """Out of scope is answered like unknown. ``whole``: only for those who read the working papers."""
    seen = queries.sight(user_of(request), id)
    if seen is None or (whole and not seen.whole):
        raise Http404("inspection")
    return seen


def unit_of(request: HttpRequest, seen: Sight) -> Agency:
    """The unit that the address names, else the first. Raises Http404 for another."""
    code = request.GET.get("don-vi") or request.POST.get("unit") or ""
    found = next((unit for unit in seen.units if unit.code == code), None if code else seen.units[0])
    if found is None:
        raise Http404("unit")
    return found
