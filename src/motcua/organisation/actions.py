"""Every change of the organisation: one transaction, checked, journalled on the agency's own chain."""

import uuid
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from motcua.journal import verbs
from motcua.organisation import calendars, queries
from motcua.organisation.errors import OrganisationError
from motcua.organisation.models import (
    Agency,
    AgencyKind,
    AgencyPath,
    Area,
    CalendarOverride,
    Post,
    Role,
    User,
)
from motcua.organisation.records import NATION, SYSTEM, record
from motcua.terms import clock
from motcua.texts.codes import is_agency_code

verbs.register("agency_created", "Lập cơ quan {name} ({code})")
verbs.register("post_created", "Giao {username} làm {title} tại {code}, vai trò {role}, từ {valid_from}")
verbs.register("post_ended", "{username} thôi vai trò {role} tại {code} sau ngày {valid_to}")
verbs.register("account_created", "Lập tài khoản {username} ({rights})")
verbs.register("account_changed", "Đổi tài khoản {username}: {fields} ({rights})")
verbs.register("week_set", "Đặt giờ làm việc trong tuần của {code}: {week}")
verbs.register("override_declared", "Lịch làm việc ngày {day}: {what}, {reason}")


@transaction.atomic
def create_agency(
    code: str,
    name: str,
    kind: str,
    level: str,
    parent: Agency | None = None,
    *,
    valid_from: date,
    valid_to: date | None = None,
    short_name: str = "",
    area: Area | None = None,
    address: str = "",
    phone: str = "",
    week: tuple[str, ...] = (),
    synthetic: bool = False,
    by: str = SYSTEM,
) -> Agency:
    """A new agency in its place. Code: QĐ 20/2020/QĐ-TTg (verified). Raises OrganisationError."""
    _check_agency(code, parent)
    calendar = {"week": list(week)} if week else {}
    calendars.parse_week(calendar)
    agency = Agency.objects.create(
        code=code, name=name, kind=kind, level=level, parent=parent, short_name=short_name, area=area,
        address=address, phone=phone, calendar=calendar, valid_from=valid_from, valid_to=valid_to,
        synthetic=synthetic,
    )  # fmt: skip
    _place(agency)
    record(agency.code, "agency_created", by, {"code": code, "name": name, "kind": kind, "level": level})
    return agency


def _check_agency(code: str, parent: Agency | None) -> None:
    if not is_agency_code(code):
        raise OrganisationError(
            f"“{code}” không phải mã định danh cơ quan. Mã có dạng H26, H26.1 hoặc H26.1.2."
        )
    if parent and not code.startswith(f"{parent.code}."):
        raise OrganisationError(f"Mã {code} phải nối tiếp mã {parent.code} của cơ quan cấp trên.")
    if Agency.objects.filter(code=code).exists():
        raise OrganisationError(f"Mã {code} đã được dùng. Hãy chọn mã khác.")


def _place(agency: Agency) -> None:
    paths = [AgencyPath(above=agency, below=agency, depth=0)]
    if agency.parent_id:
        over = AgencyPath.objects.filter(below=agency.parent_id)
        paths += [AgencyPath(above_id=path.above_id, below=agency, depth=path.depth + 1) for path in over]
    AgencyPath.objects.bulk_create(paths)


@transaction.atomic
def create_post(
    user: User,
    agency: Agency,
    role: Role | str,
    *,
    valid_from: date,
    valid_to: date | None = None,
    scope: Agency | None = None,
    title: str = "",
    by: str = SYSTEM,
) -> Post:
    """Give a user a role at an agency; ``scope`` is by default its authority. Raises OrganisationError.

    The scope may be narrower than the authority, never wider: nobody sees more than his own authority has.
    """
    scope = scope or queries.authority_of(agency)
    check_post(agency, scope, valid_from, valid_to)
    post = Post.objects.create(
        user=user,
        agency=agency,
        scope=scope,
        role=role,
        title=title,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    facts = {"username": user.username, "title": title, "code": agency.code, "role": str(role),
             "scope": scope.code, "valid_from": valid_from.isoformat()}  # fmt: skip
    record(agency.code, "post_created", by, facts)
    return post


def check_post(agency: Agency, scope: Agency, valid_from: date, valid_to: date | None) -> None:
    """Raises OrganisationError for a scope beyond the own authority, or an end before the beginning."""
    authority = queries.authority_of(agency)
    if not queries.below(authority).filter(pk=scope.pk).exists():
        raise OrganisationError(f"{scope.name} nằm ngoài phạm vi của {authority.name}. Hãy thu hẹp phạm vi.")
    if valid_to and valid_to < valid_from:
        raise OrganisationError("Ngày kết thúc phải sau ngày bắt đầu.")


def record_new_account(account: User, *, by: str) -> None:
    """Journal in the caller's transaction that an account was made."""
    record(NATION, "account_created", by, {"username": account.username, "rights": _rights(account)})


def record_changed_account(account: User, fields: Sequence[str], *, by: str) -> None:
    """Journal in the caller's transaction which fields of an account were changed; nothing for none."""
    facts = {"username": account.username, "rights": _rights(account), "fields": ", ".join(fields)}
    if fields:
        record(NATION, "account_changed", by, facts)


def _rights(account: User) -> str:
    """What opens the administration, in words."""
    if not account.is_active:
        return "ngừng dùng"
    return "quản trị hệ thống" if account.is_superuser or account.is_staff else "không quản trị hệ thống"


@transaction.atomic
def end_post(post: Post, last_day: date, *, by: str = SYSTEM) -> Post:
    """The post is held to the end of ``last_day``. Raises OrganisationError."""
    if last_day < post.valid_from:
        raise OrganisationError("Ngày kết thúc phải sau ngày bắt đầu.")
    post.valid_to = last_day
    post.save(update_fields=["valid_to"])
    facts = {"username": post.user.username, "role": post.role, "code": post.agency.code,
             "valid_to": last_day.isoformat()}  # fmt: skip
    record(post.agency.code, "post_ended", by, facts)
    return post


@transaction.atomic
def set_week(agency: Agency, week: tuple[str, ...], *, by: str = SYSTEM) -> Agency:
    """Own weekly hours, seven texts from Monday ("07:30-11:30, 13:30-17:00"); empty: as the authority.

    Raises OrganisationError.
    """
    agency.calendar = {"week": list(week)} if week else {}
    calendars.parse_week(agency.calendar)
    agency.save(update_fields=["calendar"])
    _renew(queries.below(agency))
    agency.refresh_from_db(fields=["calendar_revision"])
    record(agency.code, "week_set", by, {"code": agency.code, "week": "; ".join(week)})
    return agency


@transaction.atomic
def declare_override(
    day: date,
    *,
    working: bool,
    reason: str,
    agency: Agency | None = None,
    hours: str = "",
    also_below: bool = False,
    by: str = SYSTEM,
) -> list[CalendarOverride]:
    """Close or open a day for an agency, also for every authority below it, or for the nation (no agency).

    A second word on the same day replaces the first. Moving open deadlines is the dossiers' affair (kill
    list 18). Raises OrganisationError.
    """
    if not reason.strip():
        raise OrganisationError("Hãy ghi lý do, căn cứ của việc thay đổi lịch làm việc.")
    if calendars.parse_hours(hours) and not working:
        raise OrganisationError("Ngày nghỉ không có giờ làm việc. Hãy bỏ giờ, hoặc chọn ngày làm việc.")
    values = {"working": working, "hours": hours, "reason": reason.strip(), "recorded_at": clock.now()}
    rows = [
        CalendarOverride.objects.update_or_create(agency=each, day=day, defaults=values)[0]
        for each in _concerned(agency, also_below)
    ]
    _renew(queries.below(agency) if agency else Agency.objects.all())
    if agency:
        agency.refresh_from_db(fields=["calendar_revision"])
    what = "làm việc" if working else "nghỉ"
    facts = {"day": day.isoformat(), "what": what, "reason": reason, "hours": hours, "also_below": also_below}
    record(agency.code if agency else NATION, "override_declared", by, facts)
    return rows


def _concerned(agency: Agency | None, also_below: bool) -> list[Agency | None]:
    if agency is None or not also_below:
        return [agency]
    return [agency, *queries.below(agency).filter(kind=AgencyKind.COMMITTEE).exclude(pk=agency.pk)]


def _renew(agencies: QuerySet[Agency]) -> None:
    """Calendars remembered under the former revision are not met again."""
    agencies.update(calendar_revision=uuid.uuid4())
