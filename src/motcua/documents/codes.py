"""QR codes as SVG and PNG."""

from __future__ import annotations

import io

import segno

#: Error correction M (15 %) survives a fold or a stamp; the quiet zone of 4 modules is what readers expect.
ERROR_CORRECTION = "m"
QUIET_ZONE = 4


def qr(text: str) -> segno.QRCode:
    """The QR code of a text, never a Micro QR, which old scanners cannot read. ValueError when empty."""
    if not text:
        raise ValueError("Mã QR cần có nội dung.")
    return segno.make(text, error=ERROR_CORRECTION, micro=False, boost_error=False)


def qr_svg(text: str) -> str:
    """A stand-alone SVG, one unit a module, black on white, scaling with its box."""
    target = io.BytesIO()
    qr(text).save(
        target, kind="svg", border=QUIET_ZONE, light="white", omitsize=True, xmldecl=False, nl=False
    )
    return target.getvalue().decode("utf-8")


def qr_png(text: str, scale: int = 8) -> bytes:
    """A PNG, `scale` pixels a module."""
    target = io.BytesIO()
    qr(text).save(target, kind="png", border=QUIET_ZONE, scale=scale)
    return target.getvalue()
