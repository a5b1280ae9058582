"""Mẫu 01 as ink on paper: nothing runs into the margins, the QR code can be read."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import groupby

import segno
from PIL import Image, ImageOps

from motcua.documents.printing import ReceiptData, receipt_fields
from motcua.documents.rendering import pictures
from motcua.documents.tests.test_receipt import DATA, LONG_TITLE, TWELVE

PPI = 300
LEFT, RIGHT, PAGE_WIDTH = 30, 195, 210  # mm, NĐ 30/2020


def ink(data: ReceiptData) -> list[Image.Image]:
    """The pages, inverted: ink is bright, paper black, so that `getbbox` finds the ink."""
    pages = pictures("receipt", receipt_fields(data), PPI)
    return [ImageOps.invert(Image.open(io.BytesIO(page)).convert("L")) for page in pages]


def pixels(millimetres: float) -> int:
    return round(millimetres / 25.4 * PPI)


def test_long_texts_never_run_into_the_margins() -> None:
    unbroken = "Ằ" * 90
    long = replace(
        DATA,
        authority="Ủy ban nhân dân phường Hoàng Văn Thụ mở rộng thuộc thành phố trực thuộc trung ương",
        submitter_name=unbroken,
        submitter_email=f"{unbroken}@example.vn",
        procedure_title=LONG_TITLE,
        fee_method=LONG_TITLE,
        receiver_name="Nguyễn Phước Quý Ngọc Hồng Thắm Nguyệt Ẵm Ễnh Ương Trường Dài",
        components=(replace(TWELVE[0], name=unbroken, note=unbroken), *TWELVE),
    )
    for page in ink(long):
        left, _, right, _ = page.getbbox() or (0, 0, 0, 0)
        assert left >= pixels(LEFT) - 3
        assert right <= pixels(RIGHT) + 3


def test_the_printed_qr_code_shows_the_tracking_text_module_by_module() -> None:
    expected = [[bool(module) for module in row] for row in qr_matrix(DATA.tracking)]
    assert printed_modules(ink(DATA)[0], len(expected)) == expected


def qr_matrix(text: str) -> list[bytearray]:
    return list(segno.make(text, error="m", micro=False, boost_error=False).matrix)


def printed_modules(page: Image.Image, size: int) -> list[list[bool]]:
    """The code to the right of the title, sampled in the middle of each of size x size modules."""
    corner = page.crop((pixels(165), pixels(37), pixels(PAGE_WIDTH), pixels(80)))
    inked = [corner.crop((0, y, corner.width, y + 1)).getbbox() is not None for y in range(corner.height)]
    runs = [[y for y, _ in run] for dark, run in groupby(enumerate(inked), key=lambda row: row[1]) if dark]
    rows = max(runs, key=len)
    band = corner.crop((0, rows[0], corner.width, rows[-1] + 1))
    code = band.crop(band.getbbox())
    step = code.width / size
    middle = [int((position + 0.5) * step) for position in range(size)]
    return [[bright(code, x, y) for x in middle] for y in middle]


def bright(image: Image.Image, x: int, y: int) -> bool:
    return bool(image.point(lambda value: value > 127).getpixel((x, y)))
