"""Procedures made for tests, so that no rule here depends on what the real catalogue says today."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from motcua.catalogue.content import digest
from motcua.catalogue.models import Offering, Procedure, ProcedureVersion, Sector
from motcua.demo.cast import Ward
from motcua.terms import VN

LONG_AGO = date(2016, 1, 1)


def step(kind: str, name: str, role: str, unit: str, share: float) -> dict[str, Any]:
    return {"kind": kind, "name": name, "role": role, "unit": unit, "share": share}


LONG_WAY = [
    step("intake", "Tiếp nhận", "receiver", "one_stop", 0.1),
    step("processing", "Thẩm định", "specialist", "office", 0.4),
    step("processing", "Xác minh", "specialist", "police", 0.2),
    step("approval", "Ký duyệt", "leader", "committee", 0.2),
    step("issue", "Phát hành", "specialist", "office", 0.1),
    step("return", "Trả kết quả", "receiver", "one_stop", 0.0),
]
SHORT_WAY = [
    step("intake", "Tiếp nhận", "receiver", "one_stop", 0.2),
    step("processing", "Thụ lý", "specialist", "office", 0.6),
    step("approval", "Ký duyệt", "leader", "committee", 0.2),
    step("return", "Trả kết quả", "receiver", "one_stop", 0.0),
]
COMPONENTS = [
    {"name": "Tờ khai", "original": 1, "copy": 0, "conditional": False},
    {"name": "Bản sao giấy tờ", "original": 0, "copy": 1, "conditional": False},
    {"name": "Giấy ủy quyền", "original": 1, "copy": 0, "conditional": True},
]
DAYS_3 = {"value": 3, "unit": "working_day", "text": "3 ngày làm việc"}
DAYS_2 = {"value": 2, "unit": "working_day", "text": "2 ngày làm việc"}
DAYS_10 = {"value": 10, "unit": "working_day", "text": "10 ngày làm việc"}
SAME_DAY = {"value": 1, "unit": "working_day", "text": "Trong ngày", "same_day_cutoff": "15:00"}
STAGED = {"value": None, "unit": "staged", "text": "Theo từng giai đoạn"}

LONG, SHORT, TEN, TODAY, NO_TERM = "9.000001", "9.000002", "9.000003", "9.000004", "9.000005"
ALL: Mapping[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    LONG: (DAYS_3, LONG_WAY),
    SHORT: (DAYS_2, SHORT_WAY),
    TEN: (DAYS_10, LONG_WAY),
    TODAY: (SAME_DAY, SHORT_WAY),
    NO_TERM: (STAGED, SHORT_WAY),
}


def publish(*wards: Ward) -> None:
    """All of them, offered by each ward from the beginning and handled by an office that is not its first."""
    sector, _ = Sector.objects.get_or_create(code="THU", defaults={"name": "Lĩnh vực thử"})
    for code, (term, steps) in ALL.items():
        procedure = Procedure.objects.create(code=code, name=f"Thủ tục thử {code}", sector=sector)
        _version(procedure, term, steps)
        for ward in wards:
            Offering.objects.create(
                agency=ward.committee, procedure=procedure, office=ward.culture, valid_from=LONG_AGO
            )


def _version(procedure: Procedure, term: dict[str, Any], steps: list[dict[str, Any]]) -> None:
    content = {
        "code": procedure.code,
        "name": procedure.name,
        "level": "commune",
        "term": term,
        "steps": steps,
        "components": COMPONENTS,
        "fees": [{"name": "Lệ phí", "amount": 8000}],
    }
    ProcedureVersion.objects.create(
        procedure=procedure,
        number=1,
        content=content,
        digest=digest(content),
        name=procedure.name,
        level="commune",
        service_level="partial",
        confidence="synthetic",
        valid_from=LONG_AGO,
        published_at=datetime(2016, 1, 1, tzinfo=VN),
    )
