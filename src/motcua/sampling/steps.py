"""What happens to a sample's file after it was frozen: the digest handed over, the draw, a replacement."""

from dataclasses import replace
from datetime import datetime

from . import samplefile
from .canonical import plain, text_digest
from .drawing import Replacement, draw, next_of
from .errors import SamplingError
from .plan import Plan, Stratum
from .samplefile import Part, SampleFile, parts_of
from .seed import Nonce, PublicValue, faults, seed_of

SHA256_DIGITS = 64


def sizes_of(plan: Plan) -> list[tuple[Stratum, int, int]]:
    """Each stratum in order: its values, how many it holds, how many will be drawn."""
    return [(one.stratum, one.population, one.size) for one in draw(plan, "00")]


def bound(file: SampleFile, nonce: Nonce) -> SampleFile:
    """The counter-party's digest taken in. Raises SamplingError for what is no digest, or comes too late."""
    if len(nonce.digest) != SHA256_DIGITS or not set(nonce.digest) <= set("0123456789abcdef"):
        raise SamplingError("Dấu băm phải gồm đúng 64 ký tự 0–9, a–f.")
    if found := list(faults(file.committed_at, file.plan.source, nonce, None, None)):
        raise SamplingError(" ".join(found))
    return replace(file, nonce=nonce)


def disclosed(file: SampleFile, secret: str, public: PublicValue, at: datetime) -> SampleFile:
    """The draw, once both numbers are known. Raises SamplingError where something is out of order."""
    if file.nonce is None:
        raise SamplingError("Chưa có dấu băm của số bí mật.")
    return samplefile.drawn(file, replace(file.nonce, value=secret), public, at)


def replaced(file: SampleFile, id: str, reason: str, at: datetime) -> tuple[SampleFile, str]:
    """A lost dossier, and what is taken instead ("" where nothing is left). Raises SamplingError."""
    by = next_of(draw(file.plan, file.seed), id, file.replacements)
    one = Replacement(id, by, reason, at.isoformat())
    return replace(file, replacements=(*file.replacements, one)), by


def redrawn(file: SampleFile, public: str, secret: str) -> tuple[Part, ...]:
    """The list that follows from the commitment and the two numbers. Raises SamplingError where the secret is
    not the one whose digest was handed over, or the plan not the one committed to."""
    if file.plan.commitment() != file.commitment:
        raise SamplingError("Mã cam kết trong tệp không khớp tổng thể và quy tắc.")
    if file.nonce is None or text_digest(plain(secret)) != file.nonce.digest:
        raise SamplingError("Số bí mật không khớp dấu băm đã nộp.")
    seed = seed_of(
        file.commitment,
        file.plan.source,
        PublicValue(plain(public), file.plan.source.known_from),
        replace(file.nonce, value=plain(secret)),
    )
    return parts_of(draw(file.plan, seed))
