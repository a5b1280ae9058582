"""A plan, its disclosure and its file, for tests."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from motcua.sampling import samplefile
from motcua.sampling.canonical import text_digest
from motcua.sampling.plan import Plan, Rule, Source, Total, Unit
from motcua.sampling.seed import Nonce, PublicValue

KNOWN_FROM = datetime.fromisoformat("2026-11-27T18:30:00+07:00")
COMMITTED = KNOWN_FROM - timedelta(days=2)
NONCE_AT = KNOWN_FROM - timedelta(days=1)
OBTAINED = KNOWN_FROM + timedelta(hours=1)
DRAWN = KNOWN_FROM + timedelta(hours=2)
SECRET = "so bi mat cua don vi 20261126"


def units(sizes: dict[tuple[str, ...], int]) -> tuple[Unit, ...]:
    return tuple(
        Unit.of(f"H03.1.7-260{'.'.join(stratum)}-{number:04}", stratum)
        for stratum, size in sizes.items()
        for number in range(size)
    )


SIZES: dict[tuple[str, ...], int] = {
    ("Hộ tịch", "Trực tuyến"): 40,
    ("Hộ tịch", "Trực tiếp"): 25,
    ("Đất đai", "Trực tiếp"): 12,
}


def plan(population: Sequence[Unit] = (), rule: Rule | None = None, **changes: Any) -> Plan:
    values: dict[str, Any] = {
        "title": "Kiểm tra hồ sơ quá hạn (mẫu)",
        "agency": {"code": "H03.1.7", "name": "UBND phường Huyền Tụng (mẫu)"},
        "period": ("2026-01-01", "2026-07-01"),
        "known_at": COMMITTED - timedelta(hours=1),
        "units": tuple(population) or units(SIZES),
        "rule": rule or Rule(("sector", "channel"), Total(20)),
        "source": Source("Giải đặc biệt xổ số miền Bắc ngày 27/11/2026", KNOWN_FROM),
        "salt": "9f" * 16,
    }
    return Plan(**{**values, **changes})


def nonce(value: str = SECRET) -> Nonce:
    return Nonce("UBND phường Huyền Tụng (mẫu)", text_digest(value), NONCE_AT, value)


def public(value: str = "48213") -> PublicValue:
    return PublicValue(value, OBTAINED)


def drawn_file(of: Plan | None = None, secret: str = SECRET, value: str = "48213") -> samplefile.SampleFile:
    frozen = samplefile.frozen(of or plan(), COMMITTED)
    return samplefile.drawn(frozen, nonce(secret), public(value), DRAWN)
