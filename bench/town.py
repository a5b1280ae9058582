"""A small synthetic province for load: wards that all offer one procedure, each with receivers of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.management import call_command
from django.db import connections, transaction

from motcua.api import tokens
from motcua.catalogue.content import digest
from motcua.catalogue.models import Offering, Procedure, ProcedureVersion, Sector
from motcua.dossiers.actions import receive
from motcua.dossiers.loading import load_regimes
from motcua.organisation.actions import create_agency, create_post
from motcua.organisation.models import Agency, Role, User
from motcua.terms import clock

SINCE = date(2020, 1, 1)
PROVINCE = "H99"
PROCEDURE = "9.000001"
CONTENT = {
    "code": PROCEDURE,
    "name": "Cấp bản sao trích lục hộ tịch (mẫu)",
    "sector": {"code": "HT-M", "name": "Hộ tịch (mẫu)"},
    "level": "commune",
    "term": {"value": 3, "unit": "working_day", "text": "3 ngày làm việc"},
    "components": [
        {"name": "Tờ khai", "original": 1},
        {"name": "Giấy tờ tùy thân", "copy": 1},
        {"name": "Văn bản ủy quyền", "original": 1, "conditional": True},
    ],
    "fees": [{"name": "Lệ phí", "amount": 8000, "per": "copy"}],
    "channels": ["counter", "online", "post"],
    "confidence": "synthetic",
    "steps": [
        {"kind": "intake", "name": "Tiếp nhận", "role": "receiver", "unit": "one_stop", "share": 0.1},
        {"kind": "processing", "name": "Thụ lý", "role": "specialist", "unit": "office", "share": 0.6},
        {"kind": "approval", "name": "Ký duyệt", "role": "leader", "unit": "committee", "share": 0.2},
        {"kind": "return", "name": "Trả kết quả", "role": "receiver", "unit": "one_stop", "share": 0.1},
    ],
}


@dataclass(frozen=True)
class Desk:
    """A ward's code and one token of each of its receivers."""

    agency: str
    tokens: tuple[str, ...]


def create(wards: int, receivers: int, first: Mapping[str, Any]) -> list[Desk]:
    """Tables, town, and one dossier (``first``) in the database that the settings name."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    desks = build(wards, receivers)
    token = tokens.find(desks[0].tokens[0])
    assert token is not None
    receive(token.user, first)
    connections.close_all()
    return desks


@transaction.atomic
def build(wards: int, receivers: int) -> list[Desk]:
    """``wards`` wards with a one-stop unit, an office and ``receivers`` receivers each. An empty database."""
    load_regimes()
    procedure = publish()
    province = create_agency(
        PROVINCE, "UBND tỉnh Mẫu", "committee", "province", valid_from=SINCE, synthetic=True
    )
    return [_ward(f"{PROVINCE}.{number}", province, procedure, receivers) for number in range(1, wards + 1)]


def publish() -> Procedure:
    sector = Sector.objects.create(code="HT-M", name="Hộ tịch (mẫu)")
    procedure = Procedure.objects.create(code=PROCEDURE, name=CONTENT["name"], sector=sector, synthetic=True)
    ProcedureVersion.objects.create(
        procedure=procedure,
        number=1,
        content=CONTENT,
        digest=digest(CONTENT),
        name=str(CONTENT["name"]),
        level="commune",
        service_level="full",
        confidence="synthetic",
        valid_from=SINCE,
        published_at=clock.now(),
    )
    return procedure


def _ward(code: str, province: Agency, procedure: Procedure, receivers: int) -> Desk:
    ward = create_agency(
        code, f"UBND xã Mẫu {code}", "committee", "commune", province, valid_from=SINCE, synthetic=True
    )
    units = {
        kind: create_agency(f"{code}.{number}", f"{kind} {code}", kind, "commune", ward, valid_from=SINCE)
        for number, kind in enumerate(("one_stop", "office"), 1)
    }
    Offering.objects.create(agency=ward, procedure=procedure, office=units["office"], valid_from=SINCE)
    return Desk(code, tuple(_receiver(f"{code}-{number}", units["one_stop"]) for number in range(receivers)))


def _receiver(name: str, one_stop: Agency) -> str:
    user = User.objects.create(username=name, full_name="Người Mẫu", synthetic=True)
    create_post(user, one_stop, Role.RECEIVER, valid_from=SINCE)
    return tokens.issue(user)
