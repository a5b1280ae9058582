"""Whose signatures a paper or data bear, whether they were changed since, and whether we trust them."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import cms, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_detached_cms, async_validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from motcua.documents.running import waited
from motcua.documents.signatures.errors import SignatureError

#: Refusals are told to whoever asked; a traceback for each in the log would only hide what is wrong there.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)

#: How far the clock of a signer's machine may be ahead of ours.
TOLERANCE = timedelta(minutes=10)


@dataclass(frozen=True)
class SignatureFound:
    """``signed_at``: the moment the signer's machine stated. ``intact``: what was signed has not changed.
    ``trusted``: the certificate leads to a root we trust, was in force then, and that moment has come."""

    signer: str
    organisation: str
    serial: str
    signed_at: datetime | None
    intact: bool
    trusted: bool

    @property
    def good(self) -> bool:
        return self.intact and self.trusted


def read_roots(certificates: Sequence[bytes]) -> list[x509.Certificate]:
    """Root certificates from PEM texts. Raises SignatureError for one that is none."""
    try:
        return [
            x509.Certificate.load(der)
            for text in certificates
            for _, _, der in pem.unarmor(text, multiple=True)
        ]
    except (ValueError, TypeError) as error:
        raise SignatureError("Một tệp chứng thư tin cậy không đúng định dạng PEM.") from error


def signatures_of(pdf: bytes, trusted: Sequence[bytes], now: datetime) -> tuple[SignatureFound, ...]:
    """The signatures on a paper in the order they were made; ``trusted``: root certificates as PEM.

    A paper that cannot be read has none that we can vouch for. Raises SignatureError for it.
    """
    roots = read_roots(trusted)
    try:
        return waited(_of_pdf(pdf, roots, now))
    except SignatureError:
        raise
    except Exception as error:  # pyHanko raises many kinds for a file that was damaged
        raise SignatureError("Không đọc được chữ ký trên tệp PDF: tệp hỏng hoặc đã bị sửa.") from error


async def _of_pdf(pdf: bytes, roots: list[x509.Certificate], now: datetime) -> tuple[SignatureFound, ...]:
    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    found = []
    for place, each in enumerate(signatures, start=1):
        status = await async_validate_pdf_signature(each, _context(roots, each.self_reported_timestamp, now))
        whole = place < len(signatures) or status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        intact = status.intact and status.valid and bool(status.docmdp_ok) and whole
        found.append(_found(each.signer_cert, each.self_reported_timestamp, intact, status.trusted, now))
    return tuple(found)


def signature_over(data: bytes, signature: bytes, trusted: Sequence[bytes], now: datetime) -> SignatureFound:
    """Reads a detached CMS signature (DER) over the data. Raises SignatureError for what is none."""
    roots = read_roots(trusted)
    try:
        signed = cms.ContentInfo.load(signature, strict=True)["content"]
        return waited(_of_data(data, signed, roots, now))
    except Exception as error:  # asn1crypto and pyHanko raise many kinds for bytes that are no signature
        raise SignatureError("Không đọc được chữ ký số kèm theo: dữ liệu chữ ký hỏng.") from error


async def _of_data(data: bytes, signed: Any, roots: list[x509.Certificate], now: datetime) -> SignatureFound:
    stated = _stated_moment(signed)
    status = await async_validate_detached_cms(data, signed, _context(roots, stated, now))
    return _found(status.signing_cert, stated, status.intact and status.valid, status.trusted, now)


def _context(roots: list[x509.Certificate], stated: datetime | None, now: datetime) -> ValidationContext:
    """Certificates are judged at the stated moment; nothing is fetched from anywhere."""
    return ValidationContext(trust_roots=roots, allow_fetching=False, moment=stated or now)


def _stated_moment(signed: Any) -> datetime | None:
    for attribute in signed["signer_infos"][0]["signed_attrs"]:
        if attribute["type"].native == "signing_time":
            moment: datetime = attribute["values"][0].native
            return moment
    return None


def _found(
    certificate: x509.Certificate, stated: datetime | None, intact: bool, trusted: bool, now: datetime
) -> SignatureFound:
    subject = certificate.subject.native
    return SignatureFound(
        signer=str(subject.get("common_name", "")),
        organisation=str(subject.get("organization_name", "")),
        serial=f"{certificate.serial_number:x}",
        signed_at=stated,
        intact=bool(intact),
        trusted=bool(trusted) and stated is not None and stated <= now + TOLERANCE,
    )
