"""The ladder of reminders: each rung is reached once for each term, noted, journalled. Safe to run again."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.assignments.models import Assignment, Recipient, Reminder, Rung
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Post, Role, User
from motcua.organisation.queries import authority_of, calendar_of, in_force
from motcua.organisation.records import SYSTEM
from motcua.terms import Calendar, clock

VERB = "assignment_reminded"
verbs.register(VERB, "{rung}: nhắc {to}; hạn {due}")

_STILL_OWED = Q(verified_at__isnull=True, cancelled_at__isnull=True, reported_at__isnull=True)


def climb() -> int:
    """Note every rung that was reached by today and not noted yet; returns how many.

    What waits for a verdict is nobody's delay and is left out. A rung before the term is not noted any more
    once the term has passed. An extension makes the rungs count anew from the new term.
    """
    today = clock.today()
    rungs = list(Rung.objects.filter(in_force(today)))
    if not rungs:
        return 0
    items = Assignment.objects.filter(_STILL_OWED).select_related("agency", "giver", "owner")
    noted = set(Reminder.objects.filter(assignment__in=items.values("pk")).values_list(*_KEY))
    return sum(
        _reach(item.pk, rung, day)
        for item in items.iterator(chunk_size=500)
        for rung, day in reached(rungs, item.due_on, today, calendar_of(item.agency))
        if (item.pk, rung.pk, item.due_on) not in noted
    )


_KEY = ("assignment", "rung", "due_on")


def reached(rungs: Sequence[Rung], due_on: date, today: date, calendar: Calendar) -> list[tuple[Rung, date]]:
    """The rungs of a term that were reached by a day, each with the day it was reached, in order."""
    days = [(rung, day_of(rung.days, due_on, calendar)) for rung in rungs]
    return sorted(
        ((rung, day) for rung, day in days if day <= today and (rung.days > 0 or today <= due_on)),
        key=lambda each: each[0].days,
    )


def day_of(days: int, due_on: date, calendar: Calendar) -> date:
    """So many working days after a term, or before it where negative."""
    day = due_on
    for _ in range(abs(days)):
        day = calendar.next_working(day) if days > 0 else calendar.previous_working(day)
    return day


def _reach(id: UUID, rung: Rung, day: date) -> bool:
    """Under the assignment's lock: nothing is noted where it was reported, ended or extended meanwhile."""
    with transaction.atomic():
        rows = Assignment.objects.select_for_update(of=("self",)).select_related("agency", "giver", "owner")
        item = rows.filter(_STILL_OWED, pk=id).first()
        if item is None or day_of(rung.days, item.due_on, calendar_of(item.agency)) != day:
            return False
        made, fresh = Reminder.objects.get_or_create(
            assignment=item,
            rung=rung,
            due_on=item.due_on,
            defaults={"reached_on": day, "reminded_at": clock.now()},
        )
        if fresh:
            made.told.set({user for each in rung.recipients for user in recipients(item, each)})
            _record(item, rung, day)
        return fresh


def _record(item: Assignment, rung: Rung, day: date) -> None:
    payload = {
        "rung": rung.name,
        "days": rung.days,
        "to": ", ".join(str(each.label) for each in rung.recipients),
        "due_on": item.due_on.isoformat(),
        "due": f"{item.due_on:%d/%m/%Y}",
        "reached_on": day.isoformat(),
    }
    now = clock.now()
    entry = journal.Entry(VERB, item.giver.code, SYSTEM, now, payload)
    journal.save(journal.build(journal.lock_chain(item.pk), [entry], now))


def recipients(item: Assignment, each: Recipient) -> list[User]:
    """The accounts behind a recipient today. Without a named owner, those at work at the owing agency."""
    posts = Post.objects.filter(in_force(clock.today()), user__is_active=True).select_related("user")
    if each is Recipient.OWNER:
        if item.owner is not None:
            return [item.owner]
        return _users(posts.filter(agency=item.agency_id, role__in=(Role.SPECIALIST, Role.RECEIVER)))
    if each is Recipient.HEAD:
        own = _users(posts.filter(agency=item.agency_id, role=Role.LEADER))
        return own or _users(posts.filter(agency=authority_of(item.agency), role=Role.LEADER))
    role = Role.CONTROL if each is Recipient.CONTROL else Role.LEADER
    return _users(posts.filter(scope=item.giver_id, role=role))


def _users(posts: QuerySet[Post]) -> list[User]:
    return list({post.user_id: post.user for post in posts}.values())
