"""Signing papers (PAdES) and bytes (CMS), with a visible stamp drawn by Typst.

Nothing is fetched: neither time stamps nor revocation lists. The moment of a signature is what the signer's
machine said, which is shown as such.
"""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle

from motcua.documents.rendering import render
from motcua.documents.report_pdf import StampPlace
from motcua.documents.running import waited
from motcua.documents.signatures.errors import SignatureError
from motcua.terms.clock import VN

HASH = "sha256"
POINTS_A_MM = 72 / 25.4


@dataclass(frozen=True)
class Stamp:
    """What a stamp says beside the moment; ``mark`` is for synthetic data."""

    signer: str
    agency: str
    mark: str = ""


def sign_pdf(pdf: bytes, signer: Signer, stamp: Stamp, place: StampPlace, at: datetime) -> bytes:
    """The paper with one more PAdES signature; signatures already on it stay valid.

    ``at`` (aware) is the moment that the signature states. Raises SignatureError for a file that is no PDF
    or has no such page.
    """
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        count = len(list(enumerate_sig_fields(writer.prev)))
        box = _box(writer, place)
    except Exception as error:  # pyHanko raises many kinds for files that are none of its own
        raise SignatureError("Tệp cần ký không phải là tệp PDF đọc được.") from error
    meta = PdfSignatureMetadata(
        field_name=f"ChuKy{count + 1}", md_algorithm=HASH, subfilter=SigSeedSubFilter.PADES, name=stamp.signer
    )
    field = SigFieldSpec(f"ChuKy{count + 1}", on_page=place.page, box=box, readable_field_name=stamp.signer)
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / "stamp.pdf"
        drawn.write_bytes(_drawn(stamp, place, at))
        style = StaticStampStyle.from_pdf_file(str(drawn), border_width=0)
        timed = _TimedSigner(meta, signer, stamp_style=style, new_field_spec=field)
        timed.at = at.astimezone(VN)
        target = io.BytesIO()
        waited(timed.async_sign_pdf(writer, output=target))
    return target.getvalue()


def sign_bytes(data: bytes, signer: Signer, at: datetime) -> bytes:
    """A detached CMS signature (DER) over the data, with the signer's certificate in it."""
    attributes = PdfCMSSignedAttributes(signing_time=at.astimezone(VN))
    made = waited(signer.async_sign_general_data(data, HASH, signed_attr_settings=attributes))
    return bytes(made.dump())


class _TimedSigner(PdfSigner):
    """pyHanko reads the system's clock; ours is given from outside."""

    at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


def _box(writer: IncrementalPdfFileWriter, place: StampPlace) -> tuple[int, int, int, int]:
    """The place in PDF points from the lower left corner."""
    pages: Any = writer.prev
    reference, _ = pages.find_page_for_modification(place.page)
    height = float(reference.get_object()["/MediaBox"][3])
    left, right = place.left * POINTS_A_MM, (place.left + place.width) * POINTS_A_MM
    top, bottom = height - place.top * POINTS_A_MM, height - (place.top + place.height) * POINTS_A_MM
    return round(left), round(bottom), round(right), round(top)


def _drawn(stamp: Stamp, place: StampPlace, at: datetime) -> bytes:
    """The stamp as a PDF page of its own size. NĐ 30/2020: name, agency and moment, without an image."""
    local = at.astimezone(VN)
    data = {
        "width": place.width,
        "height": place.height,
        "signer": stamp.signer,
        "agency": stamp.agency,
        "moment": f"{local:%d/%m/%Y %H:%M:%S} +07:00",
        "mark": stamp.mark,
    }
    return render("stamp", data, made_at=at)
