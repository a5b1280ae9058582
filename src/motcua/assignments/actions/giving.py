"""Giving a task: who may, what has to be said, its number, its first event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.assignments.models import Assignment, Counter, Source, TaskKind
from motcua.assignments.visibility import GIVERS
from motcua.database.sql import advance
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, Post, User
from motcua.organisation.queries import above, active_posts, below, in_force, reach_of
from motcua.terms import clock

verbs.register("assignment_given", "Giao {agency_name} nhiệm vụ {code}: {title}; hạn {due}")

_SAID = (
    FieldSpec("title", "Nhiệm vụ", "text", max_length=300, help="Một câu: làm gì, cho việc gì."),
    FieldSpec("product", "Sản phẩm phải có", "text", max_length=500,
              help="Thứ chứng minh đã làm xong, ví dụ: văn bản đã ban hành, ảnh niêm yết."),
    FieldSpec("needs_file", "Báo cáo hoàn thành phải kèm tệp", "flag", required=False),
    FieldSpec("basis", "Căn cứ", "text", required=False, max_length=500,
              help="Văn bản hoặc kết luận làm căn cứ."),
    FieldSpec("source_text", "Theo", "text", required=False, max_length=300),
    FieldSpec("kind", "Loại nhiệm vụ", "choice", required=False, choices=options(TaskKind)),
    FieldSpec("post_title", "Chức danh chịu trách nhiệm", "text", required=False, max_length=150,
              help="Ghi khi chưa rõ người cụ thể."),
    FieldSpec("given_on", "Ngày giao", "date", required=False, help="Bỏ trống nếu giao hôm nay."),
    FieldSpec("due_on", "Hạn hoàn thành", "date"),
)  # fmt: skip
GIVE = (
    FieldSpec("giver", "Cơ quan giao", "text", required=False, max_length=35),
    FieldSpec("agency", "Cơ quan thực hiện", "text", max_length=35),
    FieldSpec("owner", "Tên đăng nhập của người được giao", "text", required=False, max_length=150),
    *_SAID,
)


@dataclass(frozen=True)
class AssignmentDraft:
    """What is to be given. ``owner`` or ``post_title`` has to be there; ``given_on``: None means today.

    ``verifiers``: people who may verify besides those whose post at the giver lets them, for example the
    members of an inspection team.
    """

    source: Source
    source_id: UUID | None
    source_text: str
    agency: Agency
    giver: Agency
    title: str
    product: str
    basis: str
    owner: User | None
    post_title: str
    due_on: date
    kind: str = ""
    needs_file: bool = False
    given_on: date | None = None
    verifiers: Sequence[User] = ()


def give(user: User, draft: AssignmentDraft) -> Assignment:
    """Enter a task in the book of the giving authority. Raises NotPermitted, BadInput; nothing is written
    then."""
    _may_give(user, draft.giver)
    values = clean(_SAID, {spec.name: getattr(draft, spec.name) for spec in _SAID})
    _check_agency(draft)
    _check_owner(draft, values)
    made = _new(user, draft, values)
    with transaction.atomic():
        year = made.given_on.year
        number = advance(Counter, "last", 1, agency=draft.giver.pk, year=year)
        made.code = f"NV-{draft.giver.code}-{year}-{number:04d}"
        _write(made, draft, user)
    return made


def draft_from(user: User, data: Mapping[str, Any]) -> AssignmentDraft:
    """What an officer typed, as a draft of its own source. Raises BadInput, NotPermitted."""
    values = clean(GIVE, data)
    giver = _giver(user, values.pop("giver"))
    agency = Agency.objects.filter(code=values.pop("agency"), pk__in=_reach(giver)).first()
    if agency is None:
        text = "Chọn một cơ quan, đơn vị trực thuộc cơ quan giao."
        raise BadInput(text, {"agency": text})
    owner = owner_named(values.pop("owner"), agency)
    return AssignmentDraft(
        source=Source.OTHER, source_id=None, giver=giver, agency=agency, owner=owner, **values
    )


def _giver(user: User, code: str) -> Agency:
    """The authority of a post that gives: the one named, else the first."""
    for post in active_posts(user, roles=GIVERS).select_related("scope").order_by("pk"):
        if not code or post.scope.code == code:
            return post.scope
    raise NotPermitted("Tài khoản của bạn không có vai trò giao nhiệm vụ tại cơ quan này.")


def _may_give(user: User, giver: Agency) -> None:
    if not active_posts(user, roles=GIVERS).filter(scope=giver.pk).exists():
        raise NotPermitted(f"Bạn không có vai trò giao nhiệm vụ thay mặt {giver.name}.")


def _reach(giver: Agency) -> Any:
    return reach_of(giver).values("pk")


def _check_agency(draft: AssignmentDraft) -> None:
    """Within the giver; a recommendation may also go upwards."""
    if reach_of(draft.giver).filter(pk=draft.agency.pk).exists():
        return
    if draft.source == Source.RECOMMENDATION and above(draft.giver).filter(pk=draft.agency.pk).exists():
        return
    text = f"{draft.agency.name} không thuộc {draft.giver.name}. Chọn cơ quan trực thuộc."
    raise BadInput(text, {"agency": text})


def _check_owner(draft: AssignmentDraft, values: Mapping[str, Any]) -> None:
    if draft.owner is None and not values["post_title"]:
        text = "Chọn người được giao, hoặc ghi chức danh chịu trách nhiệm."
        raise BadInput(text, {"owner": text})
    if draft.owner is not None:
        held_at(draft.owner, draft.agency)


def held_at(owner: User, agency: Agency) -> Post:
    """A post in force at the agency or below it. Raises BadInput without one."""
    posts = active_posts(owner).filter(agency__in=below(agency).values("pk"))
    found = posts.order_by("pk").first()
    if found is None:
        text = f"{owner.get_full_name()} không công tác tại {agency.name}. Chọn người khác."
        raise BadInput(text, {"owner": text})
    return found


def owner_named(username: str, agency: Agency) -> User | None:
    """Somebody at work at the agency or below it; None where nobody is named. Raises BadInput."""
    if not username:
        return None
    posts = Post.objects.filter(in_force(clock.today()), agency__in=below(agency).values("pk"))
    found = posts.filter(user__username=username, user__is_active=True).select_related("user").first()
    if found is None:
        text = f"Không có cán bộ “{username}” tại {agency.name}. Kiểm tra lại, hoặc ghi chức danh."
        raise BadInput(text, {"owner": text})
    return found.user


def _new(user: User, draft: AssignmentDraft, values: Mapping[str, Any]) -> Assignment:
    given_on = values["given_on"] or clock.today()
    if given_on > clock.today():
        raise BadInput("Ngày giao ở tương lai.", {"given_on": "Ghi ngày đã giao, hoặc bỏ trống."})
    if values["due_on"] < given_on:
        raise BadInput("Hạn hoàn thành trước ngày giao.", {"due_on": "Ghi hạn từ ngày giao trở đi."})
    said = {name: values[name] for name in values.keys() - {"given_on", "due_on"}}
    return Assignment(
        **said,
        agency=draft.agency,
        giver=draft.giver,
        owner=draft.owner,
        source=draft.source,
        source_id=draft.source_id,
        given_on=given_on,
        first_due_on=values["due_on"],
        due_on=values["due_on"],
        given_by=user,
        recorded_at=clock.now(),
        synthetic=draft.agency.synthetic,
    )


def _write(made: Assignment, draft: AssignmentDraft, user: User) -> None:
    chain = journal.new_chain(made.pk, made.code, draft.giver.code)
    at = made.recorded_at
    entry = journal.Entry("assignment_given", draft.giver.code, user.username, at, _facts(made, draft))
    journal.save(journal.build(chain, [entry], at), new=True)
    made.save(force_insert=True)
    made.verifiers.set(draft.verifiers)


def _facts(made: Assignment, draft: AssignmentDraft) -> dict[str, Any]:
    return {
        "code": made.code,
        "source": str(made.source),
        "source_id": str(made.source_id or ""),
        "agency": draft.agency.code,
        "agency_name": draft.agency.name,
        "owner": draft.owner.username if draft.owner else "",
        "post_title": made.post_title,
        "title": made.title,
        "product": made.product,
        "given_on": made.given_on.isoformat(),
        "due_on": made.due_on.isoformat(),
        "due": f"{made.due_on:%d/%m/%Y}",
        "verifiers": sorted(each.username for each in draft.verifiers),
    }
