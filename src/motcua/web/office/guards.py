"""Who comes to a page of the office: somebody signed in. What he sees and does, the rooms decide."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.organisation.models import User

View = Callable[..., HttpResponseBase]


def officer(*methods: str) -> Callable[[View], View]:
    """Signed in; never kept by a cache. ``methods``: beside GET."""

    def decorate(view: View) -> View:
        guarded = never_cache(login_required(require_http_methods(["GET", "HEAD", *methods])(view)))
        return cast(View, wraps(view)(guarded))

    return decorate


def user_of(request: HttpRequest) -> User:
    return cast(User, request.user)
