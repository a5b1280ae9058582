"""The team, whose access is given and taken with the decision: joining, leaving, more days, calling off."""

from datetime import date
from typing import Any, NoReturn

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, options
from motcua.journal import verbs
from motcua.organisation.mandates import end_mandates, give_mandate
from motcua.organisation.models import Mandate, User
from motcua.organisation.queries import active_posts, below
from motcua.oversight.actions.shared import Action, Doing, Who, open_
from motcua.oversight.models import Inspection, InspectionKind, Member, TeamRole
from motcua.terms import clock

ORGANISE = frozenset({Who.ORGANISER})


def _join(doing: Doing, values: dict[str, Any]) -> None:
    item = doing.item
    user = _person(values["username"])
    _check_independent(item, user)
    if item.members.filter(left_at=None, user=user).exists():
        _refuse("username", f"{user.get_full_name()} đã ở trong đoàn.")
    if values["role"] == TeamRole.HEAD and item.members.filter(left_at=None, role=TeamRole.HEAD).exists():
        _refuse("role", "Đoàn đã có trưởng đoàn. Cho thôi người cũ trước, hoặc chọn vai trò khác.")
    Member.objects.create(
        inspection=item, user=user, role=values["role"], title=values["title"], joined_at=doing.at
    )
    _give(item, user, doing.user)
    doing.payload |= {
        "username": user.username, "role": values["role"],
        "role_name": TeamRole(values["role"]).label.lower(),
        "title": values["title"],
    }  # fmt: skip


def _leave(doing: Doing, values: dict[str, Any]) -> None:
    item = doing.item
    member = item.members.filter(left_at=None, user__username=values["username"]).first()
    if member is None:
        _refuse("username", "Người này không ở trong đoàn.")
    member.left_at, member.left_reason = doing.at, values["reason"]
    member.save(update_fields=["left_at", "left_reason"])
    end_mandates(_mandates(item).filter(user=member.user_id), by=doing.user.username)
    doing.payload |= {"username": values["username"], "reason": values["reason"]}


def _extend(doing: Doing, values: dict[str, Any]) -> None:
    """New days for every mandate of the team, from today on: what was open before stays as it was."""
    item, ends_on = doing.item, values["ends_on"]
    if ends_on <= item.ends_on:
        _refuse("ends_on", f"Chọn ngày sau {item.ends_on:%d/%m/%Y}.")
    doing.payload |= {
        "before": item.ends_on.isoformat(), "ends_on": ends_on.isoformat(), "number": values["number"],
    }  # fmt: skip
    item.ends_on = ends_on
    item.save(update_fields=["ends_on"])
    end_mandates(_mandates(item), by=doing.user.username)
    for member in item.members.filter(left_at=None).select_related("user"):
        _give(item, member.user, doing.user, since=clock.today(), basis=values["number"])


def _cancel(doing: Doing, values: dict[str, Any]) -> None:
    item = doing.item
    item.cancelled_at = doing.at
    item.save(update_fields=["cancelled_at"])
    end_mandates(_mandates(item), by=doing.user.username)
    doing.payload |= {"reason": values["reason"], "number": values["number"]}


JOIN = Action(
    "them-thanh-vien", "Thêm thành viên đoàn", "member_joined", ORGANISE, open_,
    (
        FieldSpec("username", "Tên đăng nhập", "text", max_length=150,
                  help="Người đang giữ việc tại đơn vị được kiểm tra không thể tham gia đoàn."),
        FieldSpec("role", "Vai trò", "choice", choices=options(TeamRole)),
        FieldSpec("title", "Chức danh", "text", required=False, max_length=150),
    ),
    _join,
)  # fmt: skip
LEAVE = Action(
    "thoi-thanh-vien", "Cho thôi thành viên", "member_left", ORGANISE, open_,
    (
        FieldSpec("username", "Tên đăng nhập", "text", max_length=150),
        FieldSpec("reason", "Lý do", "text", max_length=500),
    ),
    _leave,
)  # fmt: skip
EXTEND = Action(
    "gia-han", "Gia hạn thời gian làm việc", "inspection_extended", ORGANISE, open_,
    (
        FieldSpec("ends_on", "Đến hết ngày", "date"),
        FieldSpec("number", "Số quyết định gia hạn", "text", max_length=60),
    ),
    _extend,
)  # fmt: skip
CANCEL = Action(
    "huy", "Hủy cuộc kiểm tra", "inspection_cancelled", ORGANISE, open_,
    (
        FieldSpec("reason", "Lý do", "long_text", max_length=500),
        FieldSpec("number", "Số quyết định hủy", "text", required=False, max_length=60),
    ),
    _cancel,
)  # fmt: skip

verbs.register(JOIN.verb, "{username} tham gia đoàn, {role_name} {title}")
verbs.register(LEAVE.verb, "{username} thôi tham gia đoàn: {reason}")
verbs.register(EXTEND.verb, "Gia hạn từ {before} đến hết {ends_on} theo {number}")
verbs.register(CANCEL.verb, "Hủy cuộc kiểm tra: {reason} {number}")


def _person(username: str) -> User:
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        _refuse("username", f"Không có tài khoản “{username}” đang hoạt động.")
    return found


def _check_independent(item: Inspection, user: User) -> None:
    """Nobody examines himself, unless that is what the inspection is."""
    if item.kind == InspectionKind.SELF:
        return
    for each in item.units.select_related("unit"):
        if active_posts(user).filter(agency__in=below(each.unit).values("pk")).exists():
            _refuse("username", f"{user.get_full_name()} đang giữ việc tại {each.unit.name}.")


def _give(item: Inspection, user: User, by: User, since: date | None = None, basis: str = "") -> None:
    for each in item.units.select_related("unit"):
        give_mandate(
            user,
            each.unit,
            basis=basis or item.decision_number,
            source=item.pk,
            days=(max(item.starts_on, since) if since else item.starts_on, item.ends_on),
            examined=(item.examined_from, item.examined_to),
            by=by.username,
        )


def _mandates(item: Inspection) -> Any:
    return Mandate.objects.filter(source=item.pk)


def _refuse(name: str, text: str) -> NoReturn:
    raise BadInput(text, {name: text})
