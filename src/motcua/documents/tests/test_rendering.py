"""Rendering, fonts and QR codes apart from any one form."""

from __future__ import annotations

import io
import unicodedata
from datetime import UTC, datetime
from itertools import product

import pytest
import segno
from fontTools.ttLib import TTFont
from PIL import Image

from motcua.documents.codes import QUIET_ZONE, qr_png, qr_svg
from motcua.documents.rendering import FONTS, covered, printable, printable_data, render

TRACKING = "https://motcua.example.gov.vn/tra-cuu/H26.1.2-260205-0007"
VOWELS, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)} | {"đ"}
MARKED = {letter for letter in LETTERS if not letter.isascii()}
ALL_MARKED = sorted(MARKED | {letter.upper() for letter in MARKED})
STYLES = sorted(FONTS.glob("*.ttf"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_each_style_has_all_134_vietnamese_letters(path: object) -> None:
    glyphs = TTFont(path).getBestCmap()
    assert len(ALL_MARKED) == 134
    assert [letter for letter in ALL_MARKED if ord(letter) not in glyphs] == []


def test_the_list_of_covered_signs_is_that_of_the_four_font_files() -> None:
    assert len(STYLES) == 4
    assert covered() == set.intersection(*(set(TTFont(path).getBestCmap()) for path in STYLES))
    assert printable("".join(ALL_MARKED)) == "".join(ALL_MARKED)


def test_the_fonts_carry_their_licence() -> None:
    licence = (FONTS / "Tinos-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Google" in licence


def test_printable_reaches_into_lists_and_mappings() -> None:
    assert printable_data({"a": ["\x07x", ("中",)], "n": 3}) == {"a": ["x", ["□"]], "n": 3}


@pytest.mark.parametrize("name", ["nowhere", "../printing", "Receipt", "", "receipt.typ"])
def test_an_unknown_template_is_refused(name: str) -> None:
    with pytest.raises(LookupError):
        render(name, {}, made_at=datetime(2026, 1, 1, tzinfo=UTC))


def test_a_naive_date_of_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        render("receipt", {}, made_at=datetime(2026, 1, 1))


def matrix(text: str) -> list[list[bool]]:
    code = segno.make(text, error="m", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix]


@pytest.mark.parametrize("text", [TRACKING, "H26.1.2-260205-0007", "Tra cứu hồ sơ"])
def test_png_shows_every_module_of_the_code(text: str) -> None:
    scale = 3
    image = Image.open(io.BytesIO(qr_png(text, scale=scale))).convert("L")
    size = image.width // scale
    middle = [position * scale + 1 for position in range(QUIET_ZONE, size - QUIET_ZONE)]
    modules = [[image.getpixel((x, y)) == 0 for x in middle] for y in middle]
    assert modules == matrix(text)


def test_svg_has_the_size_of_code_and_quiet_zone() -> None:
    side = len(matrix(TRACKING)) + 2 * QUIET_ZONE
    assert f'viewBox="0 0 {side} {side}"' in qr_svg(TRACKING)


def test_an_empty_code_is_refused() -> None:
    with pytest.raises(ValueError, match="nội dung"):
        qr_svg("")
