"""Every look of a team member is journalled on the chain of the inspection that lets him look."""

from django.db import transaction

from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.mandates import active_mandates
from motcua.organisation.models import User
from motcua.oversight.models import Inspection
from motcua.terms import clock

LOOK = verbs.register("inspection_look", "Xem {path}")


def record_look(user: User, path: str, query: str = "") -> int:
    """Note on each inspection whose mandate the user holds today that he opened a page; how many were.

    ``query`` may carry a citizen's name that was searched for: it stays beside the chain.
    """
    with transaction.atomic():
        held = active_mandates(user).values("source")
        items = list(Inspection.objects.filter(pk__in=held).select_related("agency").order_by("pk"))
        now = clock.now()
        for item in items:
            chain = journal.lock_chain(item.pk)
            personal = {"query": query} if query else None
            entry = journal.Entry(LOOK.name, item.agency.code, user.username, now, {"path": path}, personal)
            journal.save(journal.build(chain, [entry], now))
    return len(items)
