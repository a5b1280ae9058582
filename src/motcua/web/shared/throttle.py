"""Limits on how often one address may try something.

Counts live in the cache: without a cache shared between processes each process counts for itself.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

View = Callable[..., HttpResponseBase]


def spend(key: str, *, times: int, seconds: int) -> bool:
    """Count one try under ``key``; False when more than ``times`` were made within ``seconds``."""
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key)) <= times
    except ValueError:  # expired between the two calls: this is the first try of a new window
        cache.set(key, 1, seconds)
        return True


def spent(key: str, *, times: int) -> bool:
    """Whether ``times`` tries were counted under ``key`` in the running window; counts nothing."""
    return int(cache.get(key, 0)) >= times


def refused(request: HttpRequest) -> HttpResponse:
    """The page that says to wait (429)."""
    response = render(request, "shared/429.html", status=429)
    response["Retry-After"] = "60"
    return response


def throttled(
    name: str, *, times: int, seconds: int, methods: tuple[str, ...] = ("POST",)
) -> Callable[[View], View]:
    """Refuse an address its ``times``+1st request to the view within ``seconds``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            address = request.META.get("REMOTE_ADDR", "")
            key = f"throttle:{name}:{address}"
            if request.method in methods and not spend(key, times=times, seconds=seconds):
                return refused(request)
            return view(request, *args, **kwargs)

        return limited

    return decorate
