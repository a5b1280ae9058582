"""Posts of officers and whether their accounts are used. Officers are named: they answer for their work."""

from typing import Any

from axes.models import AccessLog
from django.db.models import BooleanField, Case, CharField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_noop

from motcua.dossiers.models import Task
from motcua.figures.facts.officer import OFFICER, OfficerCode, OfficerMark
from motcua.figures.period import Period
from motcua.journal.models import Event
from motcua.organisation.models import Agency, Post, User
from motcua.reports.grouping import ByAgency, ByChoice, ByModel, Grouping
from motcua.reports.subjects.base import Shown, Source

NO_UNIT, NO_OFFICER = gettext_noop("Chưa rõ bộ phận"), gettext_noop("Chưa rõ cán bộ")
UNUSABLE_PASSWORD = "!"


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[Post]:
    """Every post at the agencies. Who signed in, acted and worked is read once for all posts, whatever the
    number of officers."""
    posts = Post.objects.filter(agency__in=agencies.order_by().values("pk"))
    usable = Q(user__is_active=True) & ~Q(user__password="") & ~_unusable()
    return posts.alias(at_unit=_key("agency_id", "user__username")).alias(
        **{
            OfficerMark.ACCOUNT.value: _flag(usable),
            OfficerMark.SIGNED_IN.value: _flag(_signed_in(period)),
            OfficerMark.ACTED.value: _flag(Q(user__username__in=_actors(agencies, period))),
            OfficerMark.WORKED.value: _flag(Q(at_unit__in=_workers(agencies, period))),
        }
    )


def _unusable() -> Q:
    """Django writes "!" before what is no password; nobody signs in with it."""
    return Q(user__password__startswith=UNUSABLE_PASSWORD)


def _signed_in(period: Period) -> Q:
    logs = AccessLog.objects.filter(attempt_time__gte=period.start, attempt_time__lt=period.end)
    latest = Q(user__last_login__gte=period.start, user__last_login__lt=period.end)
    return latest | Q(user__username__in=logs.values("username"))


def _actors(agencies: QuerySet[Agency], period: Period) -> QuerySet[Event, tuple[str]]:
    codes = agencies.order_by().values("code")
    events = Event.objects.filter(agency__in=codes, recorded_at__gte=period.start, recorded_at__lt=period.end)
    return events.order_by().values_list("actor").distinct()


def _workers(agencies: QuerySet[Agency], period: Period) -> QuerySet[Any, tuple[Any]]:
    done = Task.objects.filter(
        agency__in=agencies.order_by().values("pk"), done_at__gte=period.start, done_at__lt=period.end
    )
    return done.order_by().annotate(at_unit=_key("agency_id", "done_by")).values_list("at_unit").distinct()


def _key(unit: str, username: str) -> Concat:
    """Unit and officer as one value: what a list can be searched for on both databases."""
    return Concat(Cast(unit, CharField()), Value(":"), username, output_field=CharField())


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def by_officer(column: str) -> ByModel:
    """Rows are officers; ``column`` holds their account's name."""
    return ByModel(
        "officer", gettext_noop("Cán bộ"), column, NO_OFFICER, User, "username", "username", "full_name"
    )


GROUPINGS: tuple[Grouping, ...] = (
    ByModel("unit", gettext_noop("Bộ phận"), "agency_id", NO_UNIT, Agency),
    by_officer("user__username"),
    ByAgency("agency", gettext_noop("Cơ quan"), "agency", gettext_noop("Chưa rõ cơ quan")),
    ByChoice("role", gettext_noop("Vai trò"), "role", gettext_noop("Chưa rõ vai trò"), OfficerCode.ROLE),
)

SOURCE = Source(
    subject=OFFICER,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Cán bộ"), lambda post: post.user.get_full_name()),
        Shown(gettext_noop("Tài khoản"), lambda post: post.user.username),
        Shown(gettext_noop("Vai trò"), lambda post: post.get_role_display()),
        Shown(gettext_noop("Bộ phận"), lambda post: post.agency.name),
        Shown(gettext_noop("Từ ngày"), lambda post: post.valid_from),
        Shown(gettext_noop("Đến hết ngày"), lambda post: post.valid_to),
        Shown(gettext_noop("Đăng nhập gần nhất"), lambda post: post.user.last_login),
    ),
    order=("agency__code", "role", "pk"),
    related=("user", "agency"),
)
