"""A small published catalogue for the portal's tests."""

from datetime import date, datetime
from typing import Any

from motcua.catalogue.content import digest
from motcua.catalogue.models import Procedure, ProcedureVersion, Sector
from motcua.terms import VN
from motcua.texts.fold import search_key

PUBLISHED = datetime(2026, 1, 2, 8, 0, tzinfo=VN)
BIRTH, MARRIAGE, HOUSEHOLD, STAGED = "1.001193", "1.000894", "1.001612", "2.000001"


def record(code: str, name: str, sector: str, **changes: Any) -> dict[str, Any]:
    """A published record as catalogue.content reads it."""
    return {
        "code": code,
        "name": name,
        "name_official": f"Thủ tục {name.lower()}",
        "sector": {"code": search_key(sector).split()[-1], "name": sector},
        "ministry": "Bộ Tư pháp",
        "level": "commune",
        "term": {"value": 2, "unit": "working_day", "text": "", "same_day_cutoff": None},
        "components": [
            {"name": "Tờ khai theo mẫu", "original": 1, "copy": 0, "conditional": False},
            {"name": "Giấy tờ tùy thân", "original": 0, "copy": 0, "conditional": False},
        ],
        "fees": [
            {"name": "Bản sao trích lục", "amount": 8000, "per": "copy"},
            {"name": "Phí chứng thực", "amount": 2000, "per": "page", "later_amount": 1000, "cap": 200000},
            {"name": "Lệ phí đăng ký quá hạn", "amount": None, "channel": "counter", "optional": True},
        ],
        "fee_text": "Miễn lệ phí đúng hạn",
        "channels": ["counter", "online"],
        "result": "Giấy khai sinh (bản chính)",
        "service_level": "full",
        "decision": "163/QĐ-BTP",
        "confidence": "high",
        "source": "Cổng Dịch vụ công quốc gia, 20/7/2026",
        "steps": [
            {
                "kind": "intake",
                "name": "Tiếp nhận hồ sơ",
                "role": "receiver",
                "unit": "one_stop",
                "share": 0.2,
            },
            {"kind": "approval", "name": "Ký duyệt", "role": "leader", "unit": "committee", "share": 0.8},
        ],
        **changes,
    }


def publish(
    code: str, name: str, sector: str, *, number: int = 1, since: date = date(2026, 1, 5), **changes: Any
) -> ProcedureVersion:
    """Publish one version; ``until`` (in ``changes``) ends it."""
    until = changes.pop("until", None)
    data = record(code, name, sector, **changes)
    found, _made = Sector.objects.get_or_create(code=data["sector"]["code"], defaults={"name": sector})
    procedure, _made = Procedure.objects.get_or_create(
        code=code, defaults={"name": name, "sector": found, "search": f" {search_key(name)} {code} "}
    )
    return ProcedureVersion.objects.create(
        procedure=procedure,
        number=number,
        content=data,
        digest=digest(data),
        name=name,
        level=data["level"],
        service_level=data["service_level"],
        confidence=data["confidence"],
        decision=data["decision"],
        valid_from=since,
        valid_to=until,
        published_at=PUBLISHED,
    )


def publish_sample() -> None:
    publish(BIRTH, "Đăng ký khai sinh", "Hộ tịch")
    publish(MARRIAGE, "Đăng ký kết hôn", "Hộ tịch")
    publish(HOUSEHOLD, "Đăng ký thành lập hộ kinh doanh", "Hộ kinh doanh", confidence="medium")
    publish(
        STAGED,
        "Công nhận hộ nghèo hằng năm",
        "Giảm nghèo",
        term={"value": None, "unit": "periodic", "text": "Rà soát từ 01/9 đến 14/12"},
    )
