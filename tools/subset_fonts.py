"""Cut the fonts of the project down to Latin and Vietnamese and put them where the program reads them.

    python tools/subset_fonts.py documents /usr/share/fonts/truetype/croscore
    python tools/subset_fonts.py web .venv/lib/python3.11/site-packages/fontpkg_be_vietnam_pro

`documents` takes the folder with the four Tinos files (Debian package fonts-croscore) and writes TrueType
files for the PDF renderer; `web` takes the package folder of fontpkg-be-vietnam-pro and writes woff2 files
for the browser. A font that lacks one of the 134 Vietnamese letters is refused. Needs fonttools and brotli.
"""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE_ROOT = Path(__file__).resolve().parent.parent / "src" / "motcua"

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

#: Latin to Extended-B, combining marks, Vietnamese block, punctuation, dong and euro, common signs.
RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0300, 0x0304), (0x0306, 0x0309),
    (0x031B, 0x031B), (0x0323, 0x0323), (0x1EA0, 0x1EF9), (0x2010, 0x2015),
    (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030),
    (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AB, 0x20AC),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
    (0x2260, 0x2260), (0x2264, 0x2265), (0x25A0, 0x25A1), (0xFFFD, 0xFFFD),
)  # fmt: skip


@dataclass(frozen=True)
class Job:
    """One family: which files to take, where to put them, in which flavour."""

    target: Path
    names: tuple[str, ...]
    flavor: str | None
    suffix: str


JOBS = {
    "documents": Job(
        SOURCE_ROOT / "documents" / "fonts",
        ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"),
        None,
        ".ttf",
    ),
    "web": Job(
        SOURCE_ROOT / "web" / "shared" / "static" / "fonts",
        ("BeVietnamPro-Regular", "BeVietnamPro-Medium", "BeVietnamPro-SemiBold", "BeVietnamPro-Italic"),
        "woff2",
        ".woff2",
    ),
}


def vietnamese_letters() -> list[str]:
    """The 134 letters with a mark: 12 vowels x 6 tones less the 6 bare ones, and đ, in both cases."""
    toned = (unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES)
    lower = [letter for letter in toned if not letter.isascii()] + ["đ"]
    return lower + [letter.upper() for letter in lower]


def find(folder: Path, name: str) -> Path:
    """The TrueType file of this name somewhere below the folder; exits with a message when there is none."""
    found = sorted(folder.rglob(f"{name}.ttf"))
    if not found:
        sys.exit(f"{name}.ttf not found below {folder}")
    return found[0]


def missing_letters(font: TTFont) -> list[str]:
    """Vietnamese letters the font has no glyph for."""
    covered = font.getBestCmap()
    return [letter for letter in vietnamese_letters() if ord(letter) not in covered]


def cut(source: Path, target: Path, flavor: str | None) -> TTFont:
    """Write the subset of one font and return it; hints go, layout rules and licence names stay."""
    options = subset.Options(
        flavor=flavor, hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    if missing := missing_letters(font):
        sys.exit(f"{source.name} lacks {' '.join(missing)}")
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    subset.save_font(font, str(target), options)
    return font


def coverage(fonts: list[TTFont]) -> str:
    """Ranges of code points that every one of these fonts can show, a hexadecimal pair a line."""
    common = sorted(set.intersection(*(set(font.getBestCmap()) for font in fonts)))
    starts = [code for code in common if code - 1 not in common]
    ends = [code for code in common if code + 1 not in common]
    return "".join(f"{first:04X} {last:04X}\n" for first, last in zip(starts, ends, strict=True))


def run(kind: str, folder: Path) -> None:
    """Make all files of one kind and say how large they became."""
    job = JOBS[kind]
    job.target.mkdir(parents=True, exist_ok=True)
    fonts = []
    for name in job.names:
        target = job.target / f"{name}{job.suffix}"
        fonts.append(cut(find(folder, name), target, job.flavor))
        print(f"{target.name}: {target.stat().st_size:,} bytes")
    if kind == "documents":
        (job.target / "coverage.txt").write_text(coverage(fonts), encoding="ascii")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in JOBS:
        sys.exit(__doc__)
    run(sys.argv[1], Path(sys.argv[2]))
