"""Records of one-stop desks: the one way to type them, and which holds on a day."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from motcua.journal import verbs
from motcua.organisation.errors import NotAllowed, OrganisationError
from motcua.organisation.models import Agency, AgencyKind, DeskItem, DeskRecord, Role, User
from motcua.organisation.queries import agencies_visible_to
from motcua.organisation.records import record
from motcua.terms import clock

verbs.register("desk_recorded", "Nhập số liệu của {name} từ ngày {valid_from}: {reason}")

LARGEST = 200
NUMBERS: Mapping[str, str] = {
    "points": "Số điểm tiếp nhận",
    "permanent": "Nhân sự chuyên trách",
    "seconded": "Nhân sự do phòng chuyên môn cử đến",
    "contract": "Nhân sự hợp đồng",
}


@dataclass(frozen=True)
class DeskFacts:
    """What is typed about a desk; true from ``valid_from`` (a local day) on."""

    valid_from: date
    points: int
    permanent: int
    seconded: int
    contract: int
    staff_computers: bool
    public_computers: bool
    scanners: bool
    touch_screens: bool
    reason: str


@transaction.atomic
def record_desk(user: User, agency: Agency, facts: DeskFacts) -> DeskRecord:
    """Add a record; earlier ones stay. Raises NotAllowed, OrganisationError; nothing is written then."""
    if not may_record(user).filter(pk=agency.pk).exists():
        raise NotAllowed(
            "Chỉ đầu mối kiểm soát thủ tục hành chính trong phạm vi cơ quan được nhập số liệu này."
        )
    if agency.kind != AgencyKind.ONE_STOP:
        raise OrganisationError(f"{agency.name} không phải Bộ phận Một cửa.")
    _check(facts, agency)
    now = clock.now()
    values = asdict(facts) | {"reason": facts.reason.strip()}
    made = DeskRecord.objects.create(agency=agency, recorded_at=now, recorded_by=user.username, **values)
    DeskItem.objects.bulk_create(_items(made))
    payload = values | {"valid_from": facts.valid_from.isoformat(), "name": agency.name, "code": agency.code}
    record(agency.code, "desk_recorded", user.username, payload)
    return made


def _items(made: DeskRecord) -> list[DeskItem]:
    """As many of each kind as the record says; a yes is one."""
    return [
        DeskItem(record=made, kind=kind, number=number)
        for kind in DeskItem.Kind.values
        for number in range(1, int(getattr(made, kind)) + 1)
    ]


def _check(facts: DeskFacts, agency: Agency) -> None:
    problems: dict[str, str] = {}
    if not facts.reason.strip():
        problems["reason"] = "Ghi căn cứ, lý do: số liệu lấy từ văn bản nào hoặc ai kiểm đếm."
    if facts.valid_from > clock.today():
        problems["valid_from"] = "Ngày ở tương lai. Ghi ngày số liệu bắt đầu đúng."
    elif facts.valid_from < agency.valid_from:
        problems["valid_from"] = (
            f"{agency.name} hoạt động từ {agency.valid_from:%d/%m/%Y}; ghi ngày từ đó trở đi."
        )
    for name, label in NUMBERS.items():
        if not 0 <= getattr(facts, name) <= LARGEST:
            problems[name] = f"{label}: nhập số từ 0 đến {LARGEST}."
    if facts.points == 0:
        problems["points"] = "Bộ phận Một cửa có ít nhất một điểm tiếp nhận."
    if problems:
        raise OrganisationError(" ".join(problems.values()), problems)


def may_record(user: User) -> QuerySet[Agency]:
    """The desks about which the user may type records today: one query."""
    return agencies_visible_to(user, roles=[Role.CONTROL]).filter(kind=AgencyKind.ONE_STOP)


def records_of(agency: Agency) -> QuerySet[DeskRecord]:
    """All records of a desk, the latest first: what was typed, when, by whom and why."""
    return agency.desk_records.order_by("-valid_from", "-pk")


def with_record(desks: QuerySet[Agency], on: date) -> QuerySet[Agency]:
    """Each desk with ``record_id``: the record that holds on a local day, the last typed among equals."""
    holding = DeskRecord.objects.filter(agency=OuterRef("pk"), valid_from__lte=on)
    return desks.annotate(record_id=Subquery(holding.order_by("-valid_from", "-pk").values("pk")[:1]))
