"""A clock that tests set for the server's threads too: a middleware puts every request at ``moment.now``.

The rules ask ``motcua.terms.clock`` and nobody else; its context is each thread's own, so a moment set in
the test's thread would not reach a server beside it.
"""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from motcua.terms import VN, clock

MIDDLEWARE = f"{__name__}.at_the_moment"


class Moment:
    """``now`` stands still until a test moves it."""

    now: datetime = datetime(2026, 11, 20, 9, 0, tzinfo=VN)

    def goto(self, text: str) -> None:
        """ "2026-11-20 09:00" in Asia/Ho_Chi_Minh."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=VN)


moment = Moment()


def at_the_moment(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: the request is answered at ``moment.now``."""

    def answer(request: HttpRequest) -> HttpResponse:
        with clock.clock_at(lambda: moment.now):
            return get_response(request)

    return answer
