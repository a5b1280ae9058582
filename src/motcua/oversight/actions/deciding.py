"""The decision that sets an inspection up: its number, units, period, days, criteria; its first event."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from motcua.database.sql import advance
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, AgencyKind, AgencyPath, User
from motcua.organisation.queries import active_posts, reach_of
from motcua.oversight import criteria
from motcua.oversight.models import Counter, Inspection, InspectionKind, InspectionUnit, PlanLine
from motcua.oversight.visibility import ORGANISERS
from motcua.terms import clock

DECIDE = (
    FieldSpec("agency", "Cơ quan ra quyết định", "text", required=False, max_length=35),
    FieldSpec("kind", "Loại", "choice", choices=options(InspectionKind)),
    FieldSpec("title", "Nội dung kiểm tra, giám sát", "text", max_length=300),
    FieldSpec("decision_number", "Số quyết định", "text", max_length=60, help="Ví dụ 215/QĐ-UBND."),
    FieldSpec("decided_on", "Ngày quyết định", "date"),
    FieldSpec("issuer", "Chức danh người ký quyết định", "text", max_length=200,
              help="Ví dụ: Chủ tịch UBND."),
    FieldSpec("starts_on", "Bắt đầu từ ngày", "date",
              help="Từ ngày này thành viên đoàn được xem hồ sơ của đơn vị."),
    FieldSpec("ends_on", "Đến hết ngày", "date", help="Hết ngày này quyền xem của đoàn chấm dứt."),
    FieldSpec("examined_from", "Thời kỳ kiểm tra từ ngày", "date"),
    FieldSpec("examined_to", "Thời kỳ kiểm tra đến hết ngày", "date"),
    FieldSpec("units", "Đơn vị được kiểm tra", "list"),
    FieldSpec("criteria", "Tiêu chí", "list", required=False,
              help="Không chọn tiêu chí nào: dùng mọi tiêu chí của loại kiểm tra này."),
    FieldSpec("trigger", "Căn cứ kiểm tra đột xuất", "text", required=False, max_length=500,
              help="Bắt buộc với kiểm tra đột xuất, ví dụ số phản ánh, kiến nghị."),
    FieldSpec("plan_line", "Thuộc kế hoạch năm", "text", required=False, max_length=40),
)  # fmt: skip

verbs.register(
    "inspection_decided",
    "Quyết định {decision_number} {decided_on}: {kind_name} “{title}” tại {units_text}, thời kỳ "
    "{examined_from} đến {examined_to}, làm việc từ {starts_on} đến {ends_on}",
)


def decide(user: User, data: Mapping[str, Any]) -> Inspection:
    """Enter a decision. Raises NotPermitted, BadInput; nothing is written then.

    Of a kind SELF and of wards' own offices the authority examines what is below it; a council what is below
    the authority it belongs to.
    """
    values = clean(DECIDE, data)
    agency = _agency(user, values.pop("agency"))
    units = _units(agency, values.pop("units"))
    _check_days(values)
    _check_kind(agency, values)
    values["criteria"] = _criteria(values["criteria"], values["kind"], values["decided_on"])
    values["plan_line"] = _plan_line(agency, values["plan_line"])
    made = _new(user, agency, values)
    with transaction.atomic():
        year = made.decided_on.year
        number = advance(Counter, "last", 1, agency=agency.pk, year=year)
        made.code = f"KT-{agency.code}-{year}-{number:02d}"
        _write(made, units, user)
    return made


def _agency(user: User, code: str) -> Agency:
    """The authority of a post that organises: the one named, else the first."""
    for post in active_posts(user, roles=ORGANISERS).select_related("scope").order_by("pk"):
        if not code or post.scope.code == code:
            return post.scope
    raise NotPermitted("Tài khoản của bạn không có vai trò tổ chức kiểm tra, giám sát tại cơ quan này.")


def _units(agency: Agency, codes: Sequence[str]) -> list[Agency]:
    wanted = set(codes)
    found = list(examinable(agency).filter(code__in=wanted))
    if not found or len(found) != len(wanted):
        text = "Chọn đơn vị thuộc phạm vi của cơ quan ra quyết định."
        raise BadInput(text, {"units": text})
    nested = AgencyPath.objects.filter(above__in=found, below__in=found, depth__gt=0)
    if nested.exists():
        text = "Một đơn vị đã nằm trong đơn vị khác của danh sách. Chỉ chọn đơn vị cấp trên."
        raise BadInput(text, {"units": text})
    return found


def examinable(agency: Agency) -> QuerySet[Agency]:
    """The authorities in whose books dossiers and reflections stand; their offices come with them."""
    return reach_of(agency).filter(kind=AgencyKind.COMMITTEE).order_by("code")


def _check_days(values: Mapping[str, Any]) -> None:
    errors = {}
    if values["decided_on"] > clock.today():
        errors["decided_on"] = "Ngày quyết định ở tương lai. Kiểm tra lại ngày."
    if values["starts_on"] < values["decided_on"]:
        errors["starts_on"] = "Đoàn không thể làm việc trước ngày quyết định."
    if values["ends_on"] < values["starts_on"]:
        errors["ends_on"] = "Ngày kết thúc phải sau ngày bắt đầu."
    if values["examined_to"] < values["examined_from"]:
        errors["examined_to"] = "Ngày cuối thời kỳ phải sau ngày đầu."
    elif values["examined_to"] > values["ends_on"]:
        errors["examined_to"] = "Thời kỳ kiểm tra không thể kéo dài hơn ngày làm việc cuối của đoàn."
    if errors:
        raise BadInput("Các ngày chưa đúng: " + " ".join(errors.values()), errors)


def _check_kind(agency: Agency, values: Mapping[str, Any]) -> None:
    council, kind = agency.kind == AgencyKind.COUNCIL, values["kind"]
    if council != (kind == InspectionKind.SUPERVISION):
        text = (
            "Hội đồng nhân dân giám sát; chọn loại “Giám sát của Hội đồng nhân dân”."
            if council
            else "Chỉ Hội đồng nhân dân quyết định giám sát. Chọn loại khác."
        )
        raise BadInput(text, {"kind": text})
    if kind == InspectionKind.UNANNOUNCED and not values["trigger"]:
        text = "Ghi căn cứ của cuộc kiểm tra đột xuất."
        raise BadInput(text, {"trigger": text})


def _criteria(chosen: Sequence[str], kind: str, on: date) -> list[str]:
    known = [each.code for each in criteria.of_kind(kind, on)]
    strange = [code for code in chosen if code not in known]
    if strange:
        text = f"Không có tiêu chí {', '.join(strange)} cho loại kiểm tra này."
        raise BadInput(text, {"criteria": text})
    return [code for code in known if not chosen or code in chosen]


def _plan_line(agency: Agency, id: str) -> PlanLine | None:
    if not id:
        return None
    lines = PlanLine.objects.filter(plan__agency=agency, dropped_at=None)
    found = next((line for line in lines if str(line.pk) == id), None)
    if found is None:
        text = "Chọn một dòng của kế hoạch kiểm tra của cơ quan."
        raise BadInput(text, {"plan_line": text})
    return found


def _new(user: User, agency: Agency, values: Mapping[str, Any]) -> Inspection:
    now = clock.now()
    return Inspection(
        agency=agency,
        **values,
        told_at=now if values["kind"] == InspectionKind.SELF else None,
        created_by=user.username,
        created_at=now,
        synthetic=agency.synthetic,
    )


def _write(made: Inspection, units: Sequence[Agency], user: User) -> None:
    made.save(force_insert=True)
    InspectionUnit.objects.bulk_create(InspectionUnit(inspection=made, unit=unit) for unit in units)
    days = ("decided_on", "starts_on", "ends_on", "examined_from", "examined_to")
    facts = {
        "code": made.code, "kind": str(made.kind), "kind_name": InspectionKind(made.kind).label.lower(),
        "title": made.title, "decision_number": made.decision_number, "issuer": made.issuer,
        "units": [unit.code for unit in units], "units_text": ", ".join(unit.name for unit in units),
        "criteria": made.criteria, "trigger": made.trigger,
        **{name: getattr(made, name).isoformat() for name in days},
    }  # fmt: skip
    chain = journal.new_chain(made.pk, made.code, made.agency.code)
    entry = journal.Entry("inspection_decided", made.agency.code, user.username, made.created_at, facts)
    journal.save(journal.build(chain, [entry], made.created_at), new=True)
