"""The design tokens keep their promise: AA contrast in light and dark, and every file they name exists."""

import re
from pathlib import Path

import pytest

from motcua.web import shared

STATIC = Path(shared.__file__).parent / "static" / "shared"
TOKENS = (STATIC / "tokens.css").read_text("utf-8")
ROOT = re.compile(r":root\s*\{(.*?)\n\s*\}", re.DOTALL)
COLOUR = re.compile(r"--mc-([\w-]+):\s*#([0-9a-f]{6})")

TEXT_ON = [
    ("text", "page"),
    ("text", "surface"),
    ("text", "surface-2"),
    ("text-2", "page"),
    ("text-2", "surface"),
    ("text-2", "surface-2"),
    ("link", "page"),
    ("link", "surface"),
    ("link", "surface-2"),
    ("danger", "surface"),
    ("on-primary", "primary"),
    ("on-primary", "primary-strong"),
    ("on-header", "header"),
    ("on-focus", "focus"),
    *[(name, f"{name}-bg") for name in ("early", "today", "overdue", "info", "waiting", "stopped")],
]


def _schemes() -> dict[str, dict[str, str]]:
    light, dark = (dict(COLOUR.findall(block)) for block in ROOT.findall(TOKENS)[:2])
    return {"light": light, "dark": {**light, **dark}}


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), TEXT_ON)
def test_text_is_readable_on_its_surface(scheme: str, text: str, surface: str) -> None:
    colours = _schemes()[scheme]
    assert _contrast(colours[text], colours[surface]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["page", "surface"])
def test_borders_of_fields_can_be_seen(scheme: str, surface: str) -> None:
    colours = _schemes()[scheme]
    assert _contrast(colours["line-strong"], colours[surface]) >= 3


def test_link_colour_for_bootstrap_is_the_link_colour() -> None:
    for block in ROOT.findall(TOKENS)[:2]:
        hexed = dict(COLOUR.findall(block))["link"]
        parts = re.search(r"--mc-link-parts:\s*([\d, ]+);", block)
        assert parts and tuple(map(int, parts[1].split(","))) == tuple(bytes.fromhex(hexed))


def test_fonts_named_exist() -> None:
    named = re.findall(r'url\("([^"]+)"\)', TOKENS)
    assert len(named) == 4
    assert all((STATIC / name).resolve().is_file() for name in named)


def test_raw_colours_stand_only_in_the_tokens() -> None:
    sheet = re.sub(r"url\([^)]*\)", "", (STATIC / "app.css").read_text("utf-8"))
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet)
