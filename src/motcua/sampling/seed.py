"""The seed: from the commitment, a public value nobody knew then, and a number the other side had hidden.

Neither side alone chooses what is drawn: the team is bound by its commitment, the counter-party by the digest
of its number, and the public value came after both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from . import canonical
from .plan import Source

FORMAT = "motcua.sample.seed.1"
SHORTEST_NONCE = 16


@dataclass(frozen=True)
class Nonce:
    """The counter-party's hidden number: its digest is handed over first, the number itself at the draw."""

    party: str
    digest: str
    committed_at: datetime
    value: str = ""


@dataclass(frozen=True)
class PublicValue:
    """The announced value, as published, and when it was taken down."""

    value: str
    obtained_at: datetime


def seed_of(commitment: str, source: Source, public: PublicValue, nonce: Nonce) -> str:
    """SHA-256 in hexadecimal over everything that the draw rests on."""
    return canonical.digest(
        {
            "format": FORMAT,
            "commitment": commitment,
            "source": {"name": source.name, "known_from": source.known_from.isoformat()},
            "public": public.value,
            "nonce": nonce.value,
        }
    )


def faults(
    committed_at: datetime,
    source: Source,
    nonce: Nonce | None,
    public: PublicValue | None,
    drawn_at: datetime | None,
) -> Iterator[str]:
    """What is out of order in the disclosure, in Vietnamese sentences; nothing when all is as it must be."""
    if committed_at >= source.known_from:
        yield "Cam kết phải được chốt trước lúc giá trị công khai được biết."
    if nonce is not None:
        yield from _faults_of_nonce(committed_at, source, nonce)
    if public is not None:
        yield from _faults_of_public(source, public, nonce)
    if public is not None and drawn_at is not None and drawn_at < public.obtained_at:
        yield "Thời điểm chọn mẫu sớm hơn thời điểm ghi nhận giá trị công khai."


def _faults_of_nonce(committed_at: datetime, source: Source, nonce: Nonce) -> Iterator[str]:
    if nonce.committed_at < committed_at:
        yield "Dấu băm của số bí mật được nộp trước khi chốt cam kết."
    if nonce.committed_at >= source.known_from:
        yield "Dấu băm của số bí mật phải được nộp trước lúc giá trị công khai được biết."
    if nonce.value and canonical.text_digest(nonce.value) != nonce.digest:
        yield "Số bí mật được công bố không khớp dấu băm đã nộp."
    if nonce.value and len(nonce.value) < SHORTEST_NONCE:
        yield f"Số bí mật quá ngắn, phải có ít nhất {SHORTEST_NONCE} ký tự."


def _faults_of_public(source: Source, public: PublicValue, nonce: Nonce | None) -> Iterator[str]:
    if not public.value:
        yield "Chưa ghi giá trị công khai."
    if public.obtained_at < source.known_from:
        yield "Giá trị công khai được ghi nhận trước lúc nó có thể được biết."
    if nonce is None or not nonce.value:
        yield "Chưa có số bí mật của bên kia."
