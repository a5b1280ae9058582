"""Who may open a page at all. What may be done there is decided by the actions, not here."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.dossiers.queries import DossierPage, dossier_page
from motcua.organisation.models import Agency, Role, User
from motcua.organisation.queries import active_posts

View = Callable[..., HttpResponse]


def user_of(request: HttpRequest) -> User:
    """The signed-in officer; only for views behind ``officer``."""
    return cast(User, request.user)


def officer(*methods: str, role: Role | None = None) -> Callable[[View], View]:
    """Signed in, and with a post of ``role`` in force where one is asked; never kept by a cache."""

    def decorate(view: View) -> View:
        @never_cache
        @require_http_methods(["GET", "HEAD", *methods])
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if role and not active_posts(user_of(request), roles=[role]).exists():
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return cast(View, guarded)

    return decorate


def page_or_404(request: HttpRequest, code: str) -> DossierPage:
    """Out of scope is answered like unknown: nobody learns that the dossier exists."""
    page = None if "\0" in code else dossier_page(user_of(request), code.strip().upper())
    if page is None:
        raise Http404
    return page


def counters_of(user: User) -> list[Agency]:
    """The authorities for which the officer receives dossiers today."""
    posts = active_posts(user, roles=[Role.RECEIVER]).select_related("scope").order_by("id")
    return list({post.scope_id: post.scope for post in posts}.values())
