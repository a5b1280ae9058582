"""Synthetic procedures, marked as such, where a scenario needs more than the catalogue has."""

from datetime import date
from typing import Any

from motcua.catalogue.content import digest
from motcua.catalogue.models import Confidence, Procedure, ProcedureVersion, Sector
from motcua.terms import clock
from motcua.texts.fold import search_key

SINCE = date(2016, 1, 1)
STEPS = [
    {"kind": "intake", "name": "Tiếp nhận hồ sơ", "role": "receiver", "unit": "one_stop", "share": 0.0},
    {"kind": "processing", "name": "Thẩm định hồ sơ", "role": "specialist", "unit": "office", "share": 0.7},
    {"kind": "approval", "name": "Ký duyệt kết quả", "role": "leader", "unit": "committee", "share": 0.3},
    {"kind": "return", "name": "Trả kết quả", "role": "receiver", "unit": "one_stop", "share": 0.0},
]
TERMS = (1, 2, 3, 5, 7, 10, 15, 20)


def synthetic_procedures(prefix: str, count: int, level: str, level_before: str) -> list[Procedure]:
    """``count`` marked procedures with one published version each; terms of 1 to 20 working days in turn."""
    sectors = list(Sector.objects.order_by("code"))
    procedures = Procedure.objects.bulk_create(
        _procedure(f"{prefix}{number:05d}", number, sectors[number % len(sectors)])
        for number in range(1, count + 1)
    )
    ProcedureVersion.objects.bulk_create(
        _version(procedure, TERMS[number % len(TERMS)], level, level_before)
        for number, procedure in enumerate(procedures)
    )
    return procedures


def _procedure(code: str, number: int, sector: Sector) -> Procedure:
    name = f"Thủ tục mẫu số {number} thuộc lĩnh vực {sector.name}"
    return Procedure(code=code, name=name, sector=sector, synthetic=True, search=f" {search_key(name)} ")


def _version(procedure: Procedure, days: int, level: str, level_before: str) -> ProcedureVersion:
    content = _content(procedure, days, level, level_before)
    return ProcedureVersion(
        procedure=procedure,
        number=1,
        content=content,
        digest=digest(content),
        name=procedure.name,
        level=level,
        service_level="level_3",
        confidence=Confidence.SYNTHETIC,
        valid_from=SINCE,
        published_at=clock.now(),
    )


def _content(procedure: Procedure, days: int, level: str, level_before: str) -> dict[str, Any]:
    sector = procedure.sector
    assert sector is not None
    return {
        "code": procedure.code,
        "name": procedure.name,
        "sector": {"code": sector.code, "name": sector.name},
        "level": level,
        "level_before_2025_07": level_before,
        "term": {"value": days, "unit": "working_day", "text": "", "same_day_cutoff": None},
        "components": [{"name": "Đơn đề nghị (mẫu)", "original": 1, "copy": 0, "conditional": False}],
        "channels": ["counter", "online", "post"],
        "result": "Văn bản trả lời (mẫu)",
        "service_level": "partial",
        "confidence": "synthetic",
        "source": "dữ liệu mẫu",
        "steps": STEPS,
    }
