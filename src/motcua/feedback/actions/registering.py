"""Taking a reflection in: who may, what has to be said, its number, its due moments, its first event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.catalogue.models import Procedure, Sector
from motcua.database.sql import advance
from motcua.dossiers.actions.intake_data import check_formats, plain_numbers
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.feedback.models import Counter, Feedback, Kind, Sender, Way
from motcua.feedback.rules import due_moments, rule_on
from motcua.feedback.visibility import KEEPERS
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, Post, User
from motcua.organisation.queries import active_posts, below, calendar_of
from motcua.terms import clock

verbs.register("feedback_registered", "Tiếp nhận phản ánh, kiến nghị {code}: {kind_name}")

PERSONAL = ("full_name", "phone", "email", "address", "officer", "summary", "content")
"""What may name a person: beside the chain, never under it."""
_NO_DOSSIER: dict[str, Any] = {"id_number": "", "birth_date": None, "copies": 1}
REGISTER = (
    FieldSpec("agency", "Sổ của cơ quan", "text", required=False, max_length=35),
    FieldSpec("kind", "Nội dung về", "choice", choices=options(Kind)),
    FieldSpec("channel", "Hình thức gửi", "choice", choices=options(Way)),
    FieldSpec(
        "received_at", "Tiếp nhận lúc", "datetime", required=False,
        help="Giờ:phút ngày/tháng/năm. Bỏ trống nếu nhận bây giờ.",
    ),
    FieldSpec("sector", "Lĩnh vực", "text", required=False, max_length=40),
    FieldSpec("procedure", "Mã thủ tục được phản ánh", "text", required=False, max_length=30,
              help="Ví dụ 1.001193. Bỏ trống nếu không về một thủ tục cụ thể."),
    FieldSpec("officer", "Tên đăng nhập của cán bộ được phản ánh", "text", required=False, max_length=150,
              help="Cán bộ đó sẽ không xem được phản ánh này."),
    FieldSpec("summary", "Trích yếu", "text", max_length=300,
              help="Một câu để nhận ra trong danh sách; không ghi tên người phản ánh."),
    FieldSpec("content", "Nội dung đầy đủ", "long_text", required=False, max_length=10_000),
    FieldSpec("full_name", "Họ và tên người phản ánh", "text", required=False, max_length=150),
    FieldSpec("phone", "Điện thoại", "text", required=False, max_length=20),
    FieldSpec("email", "Thư điện tử", "text", required=False, max_length=254),
    FieldSpec("address", "Địa chỉ", "text", required=False, max_length=250),
)  # fmt: skip


def register(user: User, data: Mapping[str, Any]) -> Feedback:
    """Enter a reflection in the book of the user's authority. Raises NotPermitted, BadInput.

    Received now, or earlier (a letter entered the day after): the due moments run from receipt.
    """
    values = clean(REGISTER, data)
    values["phone"] = plain_numbers(values | _NO_DOSSIER)["phone"]
    check_formats(values | _NO_DOSSIER)
    agency = _book(user, values["agency"])
    made = _new(values, agency)
    with transaction.atomic():
        year = clock.local(made.received_at).year
        number = advance(Counter, "last", 1, agency=agency.pk, year=year)
        made.code = f"PA-{agency.code}-{year}-{number:04d}"
        _write(made, values, user)
    return made


def _write(made: Feedback, values: Mapping[str, Any], user: User) -> None:
    chain = journal.new_chain(made.pk, made.code, made.agency.code)
    personal = {name: values[name] for name in PERSONAL if values[name]}
    entry = journal.Entry(
        "feedback_registered",
        made.agency.code,
        user.username,
        made.received_at,
        _facts(made),
        personal or None,
    )
    journal.save(journal.build(chain, [entry], made.recorded_at), new=True)
    made.save(force_insert=True)
    Sender.objects.create(
        feedback=made, **{name: values[name] for name in ("full_name", "phone", "email", "address")}
    )


def _book(user: User, code: str) -> Agency:
    """The authority of a post that keeps the book: the one named, else the first."""
    posts = active_posts(user, roles=KEEPERS).select_related("scope").order_by("pk")
    for post in posts:
        if not code or post.scope.code == code:
            return post.scope
    raise NotPermitted("Tài khoản của bạn không có vai trò tiếp nhận phản ánh, kiến nghị tại cơ quan này.")


def _new(values: Mapping[str, Any], agency: Agency) -> Feedback:
    now = clock.now()
    received_at = _received_at(values["received_at"], now)
    procedure = _procedure(values["procedure"])
    rule = rule_on(clock.local(received_at).date())
    moments = due_moments(rule, received_at, calendar_of(agency))
    return Feedback(
        agency=agency,
        kind=values["kind"],
        channel=values["channel"],
        procedure=procedure,
        sector=_sector(values["sector"]) or (procedure.sector if procedure else None),
        officer=_officer(values["officer"], agency),
        summary=values["summary"],
        content=values["content"],
        received_at=received_at,
        recorded_at=now,
        rule=rule,
        transfer_due_at=moments.transfer,
        due_at=moments.answer,
        due_on=clock.local(moments.answer).date(),
        synthetic=agency.synthetic,
    )


def _received_at(given: datetime | None, now: datetime) -> datetime:
    if given is not None and given > now:
        raise BadInput(
            "Thời điểm tiếp nhận ở tương lai.", {"received_at": "Ghi thời điểm đã qua, hoặc bỏ trống."}
        )
    return given or now


def _procedure(code: str) -> Procedure | None:
    if not code:
        return None
    found = Procedure.objects.filter(code=code).select_related("sector").first()
    if found is None:
        text = f"Không có thủ tục mã “{code}”. Kiểm tra lại mã, hoặc bỏ trống."
        raise BadInput(text, {"procedure": text})
    return found


def _sector(code: str) -> Sector | None:
    if not code:
        return None
    found = Sector.objects.filter(code=code).first()
    if found is None:
        text = "Chọn lĩnh vực trong danh sách."
        raise BadInput(text, {"sector": text})
    return found


def _officer(username: str, agency: Agency) -> User | None:
    """Somebody who holds or held a post at the authority or below it."""
    if not username:
        return None
    held = Post.objects.filter(user__username=username, agency__in=below(agency).values("pk"))
    found = held.select_related("user").first()
    if found is None:
        text = f"Không có cán bộ “{username}” tại cơ quan này. Kiểm tra lại, hoặc bỏ trống."
        raise BadInput(text, {"officer": text})
    return found.user


def _facts(made: Feedback) -> dict[str, Any]:
    return {
        "code": made.code,
        "kind": str(made.kind),
        "kind_name": Kind(made.kind).label.lower(),
        "channel": str(made.channel),
        "sector": made.sector.code if made.sector else "",
        "procedure": made.procedure.code if made.procedure else "",
        "rule": made.rule.name,
        "due_at": clock.to_text(made.due_at),
    }
